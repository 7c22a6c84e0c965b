// The description of the API in OpenAPI 3.1, made from the routes and their schemas: so it cannot say anything else than they do.
import * as z from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { apiVersion } from '../../lambdas/http/pipeline.ts'

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    reasons: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
    reference: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'What is wrong, all of it at once (RFC 9457); sentences are Dutch' })

type AnyRoute = (typeof routes)[RouteName]

function headersOf(route: AnyRoute) {
  const text = (description: string) => z.string().meta({ description })
  return z.object({
    ...(!('open' in route) && !('link' in route) && { 'Overstap-Role': text('Which role acts, where that is ambiguous: `coordinator` or `coordinator:voorbeeld`').optional() }),
    ...('ifMatch' in route && { 'If-Match': route.ifMatch === 'wanted' ? text('The ETag of what is changed') : text('The ETag of what is changed, when it must be this').optional() }),
    ...('idempotencyKey' in route && { 'Idempotency-Key': text('A repeat with the same key and body finds what was made').optional() }),
  })
}

function operation(name: RouteName, route: AnyRoute): ZodOpenApiOperationObject {
  const body = 'body' in route ? route.body : undefined
  const answer = { description: 'Done', content: { ['calendarFile' in route ? 'text/calendar' : 'application/json']: { schema: route.answer as z.ZodType } } }
  return {
    operationId: name,
    summary: route.summary,
    ...('open' in route && { security: [] }),
    ...('link' in route && { security: [{ link: [] }] }),
    requestParams: { path: route.params, query: route.query, header: headersOf(route) },
    ...(body === 'file' && { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }),
    ...(body !== undefined && body !== 'file' && { requestBody: { required: !(body as z.ZodType).safeParse(undefined).success, content: { 'application/json': { schema: body as z.ZodType } } } }),
    responses: {
      [String(route.status) as '200']: answer,
      ...('calendarFile' in route && { '304': { description: 'Not changed since the version in `If-None-Match`' } }),
      ...(name === 'putSchool' && { '201': { description: 'Added', content: { 'application/json': { schema: route.answer as z.ZodType } } } }),
      default: { description: 'Refused', content: { 'application/problem+json': { schema: problem } } },
    },
  }
}

/** The whole document as `docs/openapi.json` holds it and the API serves it. */
export function openApiDocument() {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const [name, route] of Object.entries(routes) as [RouteName, AnyRoute][]) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Overstapcoördinator',
      version: apiVersion,
      description: 'Regional coordination of the transfer from primary to secondary school. No pupil data and no BSN go through the routes below.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'The contact point of your region' },
    },
    servers: [{ url: '/v1' }],
    security: [{ signedIn: [] }],
    components: {
      securitySchemes: {
        signedIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        link: { type: 'http', scheme: 'bearer', description: 'What stands behind `#` in the link of a mail: no account is needed' },
      },
    },
    paths: paths as ZodOpenApiPathsObject,
  })
}
