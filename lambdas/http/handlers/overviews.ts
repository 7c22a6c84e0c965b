// The coordinator's one look over HTTP: how far the region is, and whom to call.
import type { Call } from '../../domain/call-list.ts'
import { toIso } from '../../domain/moment.ts'
import { ownerOf } from '../../domain/qualification.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { seeCallList } from '../../usecases/see-call-list.ts'
import { seeOverview } from '../../usecases/see-overview.ts'
import type { Handler } from '../handler.ts'
import { nextStepWords } from '../oso-words.ts'

function callBody({ school: { schoolId, name, place, sector, pupilSystem }, contact, phone, bounced, seenAt, open, label, nextStep, board }: Call) {
  return {
    schoolId,
    name,
    place,
    sector,
    contact: contact?.name ?? '',
    phone,
    email: contact?.email ?? '',
    ...(contact?.workDays && { workDays: contact.workDays }),
    bounced,
    ...(seenAt !== undefined && { seenAt: toIso(seenAt) }),
    open: open.map(({ milestone, when }) => ({ milestoneId: milestone.id, title: milestone.title, on: milestone.on, overdue: when === 'overdue' })),
    label,
    nextStep: { code: nextStep, who: ownerOf(nextStep), text: nextStepWords(nextStep, pupilSystem) },
    ...(board && { board }),
  }
}

export function overviewHandlers(ports: ApiPorts) {
  const see = seeOverview(ports)
  const seeCalls = seeCallList(ports)
  const getOverview: Handler<'getOverview'> = async ({ params, query }) => {
    const { head, at, steps, connection, ...others } = await see(params, { atEnd: query.atEnd === 'true' })
    return {
      body: {
        regionName: head.region.name,
        year: head.year,
        at: toIso(at),
        ...others,
        steps: steps.map(({ deadlineAt, ...step }) => ({ ...step, deadlineAt: toIso(deadlineAt) })),
        connection: { ...connection, judgedAt: toIso(connection.judgedAt) },
      },
    }
  }
  const getCallList: Handler<'getCallList'> = async ({ params }) => {
    const { at, calls } = await seeCalls(params)
    return { body: { at: toIso(at), schools: calls.map(callBody) } }
  }
  return { getOverview, getCallList }
}
