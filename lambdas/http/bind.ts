// Binds every route to its handler: one HTTP request in, one JSON answer out.
import router from '@middy/http-router'
import { notFound } from '../domain/refusal.ts'
import { routes } from '../contract/routes.ts'
import type { ApiPorts } from '../ports/ports.ts'
import { authorise } from './authorise.ts'
import type { Handler } from './handler.ts'
import { agreementsHandlers } from './handlers/agreements.ts'
import { applicationHandlers } from './handlers/applications.ts'
import { attachmentTypeHandlers } from './handlers/attachment-types.ts'
import { attachmentHandlers } from './handlers/attachments.ts'
import { boardQualificationHandlers } from './handlers/board-qualifications.ts'
import { boardHandlers } from './handlers/boards.ts'
import { calendarHandlers } from './handlers/calendars.ts'
import { dossierHandlers } from './handlers/dossiers.ts'
import { endingHandlers } from './handlers/endings.ts'
import { dossierCountHandlers } from './handlers/dossier-counts.ts'
import { feedHandlers } from './handlers/feeds.ts'
import { fetchingHandlers } from './handlers/fetching.ts'
import { inspectionHandlers } from './handlers/inspections.ts'
import { mergedCalendarHandlers } from './handlers/merged-calendar.ts'
import { messageHandlers } from './handlers/messages.ts'
import { mutationHandlers } from './handlers/mutations.ts'
import { notificationHandlers } from './handlers/notifications.ts'
import { overviewHandlers } from './handlers/overviews.ts'
import { pairHandlers } from './handlers/pairs.ts'
import { planningHandlers } from './handlers/planning.ts'
import { progressHandlers } from './handlers/progress.ts'
import { qualificationImportHandlers } from './handlers/qualification-import.ts'
import { qualificationHandlers } from './handlers/qualifications.ts'
import { readinessHandlers } from './handlers/readiness.ts'
import { receiptHandlers } from './handlers/receipts.ts'
import { regionHandlers } from './handlers/regions.ts'
import { schoolPageHandlers } from './handlers/school-page.ts'
import { schoolHandlers } from './handlers/schools.ts'
import { setReadyHandlers } from './handlers/set-ready.ts'
import type { HttpEvent } from './input.ts'
import { answer, answerToError, type AnyHandler, type HttpResult, pipeline, type PipelineParts } from './pipeline.ts'
import type { BoundRoute } from './policy.ts'
import type { SignIn } from './sign-in.ts'

export interface ApiParts extends ApiPorts {
  readonly signIn: SignIn
  readonly log: PipelineParts['log']
  /** The description of the API, as `docs/openapi.json` holds it. */
  readonly openApi: unknown
}

type Handlers = { readonly [N in BoundRoute]: Handler<N> }

export const prefix = '/v1'

/** The API behind a Lambda function URL or gateway of payload version 2. */
export function api(parts: ApiParts): (event: HttpEvent, context: unknown) => Promise<HttpResult> {
  const handlers: Handlers = {
    ...regionHandlers(parts),
    ...schoolHandlers(parts),
    ...calendarHandlers(parts),
    ...attachmentTypeHandlers(parts),
    ...dossierHandlers(parts),
    ...attachmentHandlers(parts),
    ...inspectionHandlers(parts),
    ...setReadyHandlers(parts),
    ...boardHandlers(parts),
    ...boardQualificationHandlers(parts),
    ...qualificationImportHandlers(parts),
    ...qualificationHandlers(parts),
    ...planningHandlers(parts),
    ...messageHandlers(parts),
    ...notificationHandlers(parts),
    ...mergedCalendarHandlers(parts),
    ...agreementsHandlers(parts),
    ...progressHandlers(parts),
    ...schoolPageHandlers(parts),
    ...feedHandlers(parts),
    ...applicationHandlers(parts),
    ...fetchingHandlers(parts),
    ...receiptHandlers(parts),
    ...dossierCountHandlers(parts),
    ...overviewHandlers(parts),
    ...endingHandlers(parts),
    ...mutationHandlers(parts),
    ...pairHandlers(parts),
    ...readinessHandlers(parts),
  }
  const pipelineParts: PipelineParts = {
    signIn: parts.signIn,
    personOf: async (sub) => ({ sub, memberships: await parts.members.of(sub) }),
    authorise: authorise(parts),
    links: parts.links,
    fingerprint: parts.fingerprint,
    log: parts.log,
  }
  const bound = Object.entries(handlers).map(([name, handler]) => {
    const bound = name as BoundRoute
    return { method: routes[bound].method, path: `${prefix}${routes[bound].path}`, handler: pipeline(bound, handler as AnyHandler, pipelineParts) }
  })
  const open = { method: routes.getOpenApi.method, path: `${prefix}${routes.getOpenApi.path}`, handler: async () => answer(200, parts.openApi) }
  const route = router({
    routes: [...bound, open] as never,
    notFoundResponse: () => {
      throw notFound()
    },
  }) as unknown as (event: HttpEvent, context: unknown) => Promise<HttpResult>

  return async (event, context) => {
    try {
      // The router takes a trailing slash for the same path; the API's manners do not.
      if (event.rawPath.endsWith('/')) throw notFound()
      return await route(event, context)
    } catch (error) {
      return answerToError(error, event.requestContext.requestId, 'none', parts.log)
    }
  }
}
