// Calendars over HTTP: the proposal, the draft, checking, publishing and what was published.
import { toIso } from '../../domain/moment.ts'
import type { SchoolYear } from '../../domain/school-year.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { checkCalendar } from '../../usecases/check-calendar.ts'
import { publishCalendar } from '../../usecases/publish-calendar.ts'
import { type CalendarSeen, seeCalendar, seeProposal, seeVersions } from '../../usecases/see-calendar.ts'
import { writeDraft } from '../../usecases/write-draft.ts'
import { changeBody, publishedBody, touchedBody } from '../calendar-bodies.ts'
import { conflictBody } from '../conflict-body.ts'
import { cannotCheckSentence } from '../conflict-words.ts'
import type { Handler } from '../handler.ts'

function calendarBody(year: SchoolYear, { draft, published, changes }: CalendarSeen) {
  return {
    year,
    ...(draft && { draft: { milestones: draft.milestones } }),
    ...(published && { published: publishedBody(published) }),
    ...(changes && { changes: changes.map(changeBody) }),
  }
}

export function calendarHandlers(ports: ApiPorts) {
  const propose = seeProposal(ports)
  const see = seeCalendar(ports)
  const versions = seeVersions(ports)
  const write = writeDraft(ports)
  const check = checkCalendar(ports)
  const publish = publishCalendar(ports)

  const getProposal: Handler<'getProposal'> = async ({ params }) => {
    const { milestones, unknown, national } = await propose(params)
    return { body: { year: params.year, milestones, unknown, national: national.map(({ kind, ...date }) => ({ code: kind, ...date })) } }
  }
  const getCalendar: Handler<'getCalendar'> = async ({ actor, params }) => {
    const seen = await see(actor, params)
    return { body: calendarBody(params.year, seen), version: seen.draft?.version ?? seen.published?.number ?? 0 }
  }
  const putCalendar: Handler<'putCalendar'> = async ({ actor, params, body, ifMatch }) => {
    const seen = await write(actor, params, body.milestones, ifMatch)
    return { body: calendarBody(params.year, seen), version: seen.draft?.version ?? 0 }
  }
  const checkCalendarHandler: Handler<'checkCalendar'> = async ({ params, body }) => {
    const { conflicts, cannotCheck, changes, touched, reasonNeeded, published } = await check(params, body?.milestones)
    return {
      body: {
        conflicts: conflicts.map((conflict) => conflictBody(conflict, published)),
        cannotCheck: cannotCheck.map((cannot) => ({ code: cannot.code, message: cannotCheckSentence(cannot) })),
        changes: changes.map(changeBody),
        touched: touchedBody(touched),
        reasonNeeded,
      },
    }
  }
  const publishCalendarHandler: Handler<'publishCalendar'> = async ({ actor, params, body, ifMatch }) => {
    const { calendar, changes, touched, noticeAt } = await publish(actor, params, { reason: body?.reason, ticked: body?.accepted }, ifMatch)
    const facts = { number: calendar.number, publishedAt: toIso(calendar.publishedAt), noticeAt: toIso(noticeAt) }
    return { body: { ...facts, changes: changes.map(changeBody), touched: touchedBody(touched) } }
  }
  const listVersions: Handler<'listVersions'> = async ({ params }) => ({
    body: { versions: (await versions(params)).map(({ changes, ...version }) => ({ ...publishedBody(version), changes: changes.map(changeBody) })) },
  })
  return { getProposal, getCalendar, putCalendar, checkCalendar: checkCalendarHandler, publishCalendar: publishCalendarHandler, listVersions }
}
