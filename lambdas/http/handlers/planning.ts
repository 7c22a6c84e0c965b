// Looking ahead over HTTP: the mail plan, a letter of it, and moving one published date.
import type { PlannedMail } from '../../domain/mail-plan.ts'
import { fromIso, toIso } from '../../domain/moment.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { moveStep } from '../../usecases/move-step.ts'
import { type MailPlanSeen, planMails } from '../../usecases/plan-mails.ts'
import { previewLetter } from '../../usecases/preview-letter.ts'
import { changeBody, touchedBody } from '../calendar-bodies.ts'
import { conflictBody } from '../conflict-body.ts'
import type { Handler } from '../handler.ts'

const aboutBody = ({ kind, milestoneId, workingDays, title, label }: PlannedMail['about'][number]) => ({
  kind,
  ...(milestoneId !== undefined && { milestoneId }),
  ...(workingDays !== undefined && { workingDays }),
  ...(title !== undefined && { title }),
  ...(label !== undefined && { label }),
})

const mailBody = (subjectOf: MailPlanSeen['subjectOf'], change: 'same' | 'new') => (mail: PlannedMail) => ({
  at: toIso(mail.at),
  about: mail.about.map(aboutBody),
  subject: subjectOf(mail),
  persons: mail.persons,
  schoolIds: mail.schoolIds,
  change,
})

export function planningHandlers(ports: ApiPorts) {
  const plan = planMails(ports)
  const preview = previewLetter(ports)
  const move = moveStep(ports)

  const planHandler: Handler<'planMails'> = async ({ params, body }) => {
    const { now, mails, gone, subjectOf, connections } = await plan(params, body?.milestones)
    return {
      body: {
        now: toIso(now),
        mails: mails.map((mail) => mailBody(subjectOf, mail.change)(mail)),
        total: mails.reduce((sum, { persons }) => sum + persons, 0),
        gone: gone.map(mailBody(subjectOf, 'same')),
        connections: connections.map(({ at, milestone, schools }) => ({ at: toIso(at), milestoneId: milestone.id, title: milestone.title, on: milestone.on, schools })),
      },
    }
  }
  const previewHandler: Handler<'previewLetter'> = async ({ params, body }) => {
    const { at, ...asked } = body
    const moment = fromIso(at)
    if (moment === undefined) throw new Refusal('invalid-input', { errors: [{ path: 'at', code: 'not-a-moment' }] })
    return { body: await preview(params, { ...asked, at: moment }) }
  }
  const moveHandler: Handler<'moveStep'> = async ({ actor, params, query, body, ifMatch }) => {
    const dryRun = query.dryRun === 'true'
    const { calendar, published, conflicts, changes, touched, noticeAt, subjectOf, mails } = await move(actor, params, body, ifMatch, dryRun)
    return {
      body: {
        dryRun,
        number: calendar.number,
        ...(!dryRun && { publishedAt: toIso(calendar.publishedAt) }),
        conflicts: conflicts.map((conflict) => conflictBody(conflict, published)),
        changes: changes.map(changeBody),
        touched: touchedBody(touched),
        noticeAt: toIso(noticeAt),
        mails: { new: mails.new.map(mailBody(subjectOf, 'new')), gone: mails.gone.map(mailBody(subjectOf, 'same')) },
      },
    }
  }
  return { planMails: planHandler, previewLetter: previewHandler, moveStep: moveHandler }
}
