// The clock's work: decides what is due in each region's year and puts it in the outbox, so that sending can fail without forgetting.
import { type Instant, later, minutes } from '../domain/moment.ts'
import { itemId, type Notification, notificationId } from '../domain/notification.ts'
import { afterDeciding, decisionMoment, messagesAfter, messagesDue, nextDue, type PlanInput, sincePublishing, stepsIn, stepsToDecide } from '../domain/decided.ts'
import type { DueMail } from '../domain/mailbag.ts'
import { decideMails, type Decision } from '../domain/notification-plan.ts'
import { Refusal } from '../domain/refusal.ts'
import { roundDue } from '../domain/round-times.ts'
import { takesPart } from '../domain/school.ts'
import type { ClockRow } from '../ports/mail.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'
import { inParallel } from './in-parallel.ts'
import { planInputOf, roundsOf } from './plan-input.ts'
import { readRound } from './read-round.ts'
import { progressFor, withOwnProgress, withProgress } from './with-progress.ts'

/** After this long a notification that still waits is put on the queue again: its message may be lost. */
const sweepAfter = minutes(5)
/** A region's year without anything to come sleeps until it is woken. */
const never = Date.UTC(9999, 0, 1) as Instant
const nothing: Decision = { mails: [], early: {} }
const rowsAtOnce = 4
const putsAtOnce = 25
/** More than this waiting in one region is swept in several rounds. */
const sweepSize = 1000

type Needed = Pick<Ports, 'years' | 'schools' | 'progress' | 'dossiers' | 'deliveries' | 'boards' | 'clockRows' | 'outbox' | 'queue' | 'fingerprint'>

/**
 * Decides everything due at `now`; answers how many notifications were added. A tick with nothing due costs one query. A fault with one
 * region's year is told to `report`, and thrown when all others are decided: one region keeps nobody else waiting.
 */
export function decideNotifications(ports: Needed, report: (fault: unknown, regionId: string) => void = () => {}) {
  return async (now: Instant): Promise<{ readonly decided: number }> => {
    const rows = await ports.clockRows.due(now)
    const faults: unknown[] = []
    const counts = await inParallel(rows, rowsAtOnce, (row) =>
      decideYear(ports, row, now).catch((fault: unknown) => {
        faults.push(fault)
        report(fault, row.regionId)
        return 0
      }),
    )
    if (faults.length > 0) throw faults[0]
    return { decided: counts.reduce((sum, count) => sum + count, 0) }
  }
}

/**
 * One region's year. The moment up to which is decided is written first: a tick that is repeated, because it was doubled or died half-way,
 * finishes the same decision, and the same person gets the same notification id. So nothing is decided twice and nothing is skipped.
 */
async function decideYear(ports: Needed, due: ClockRow, now: Instant): Promise<number> {
  try {
    const row = due.deciding === undefined ? await ports.clockRows.begin(due, now) : due
    const until = row.deciding ?? now
    const head = await ports.years.getFresh(row)
    if (!head?.calendar) return 0
    const input = { ...(await planInputOf(ports, row, head.calendar, head.settings)), ...roundsOf({ hasDossiers: await hasDossiers(ports, row, head) }, head) }
    const first = nextDue(input)
    const opens = first !== undefined && first <= until ? decisionMoment(input, until) : undefined
    const { mails, early } = opens === until ? await decide(ports, head, input, until, now) : nothing
    const left = await ports.outbox.unsent(row.regionId, sweepSize)
    const notifications = mails.map((mail) => notificationOf(ports, row, mail, until, now))
    const adding = await inParallel(notifications, putsAtOnce, (notification) => settled(add(ports, notification)))
    const added = adding.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
    const ids = new Set([...[...notifications, ...added].map((notification) => notification.id), ...left])
    await ports.queue.send([...ids].map((id) => ({ regionId: row.regionId, id })))
    // What was added goes out; the decision stays open until all of it could be.
    const failed = adding.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
    // What is due at night waits, undecided, until schools work again.
    const waits = opens !== undefined && opens > until
    const decided = waits ? row.decided : afterDeciding(input, until, early)
    const next = waits ? opens : (nextDue({ ...input, decided, messages: messagesAfter(input, until) }) ?? never)
    // The index of what waits may lag behind what the region was woken for: then too it is looked at again.
    const looksAgain = ids.size > 0 || row.wakes !== row.wakesSeen
    await ports.clockRows.finish(row, decided, looksAgain ? (Math.min(next, later(now, sweepAfter)) as Instant) : next)
    return added.length
  } catch (error) {
    // Another tick was first, or the region was woken meanwhile: the next tick takes it up where it stands.
    if (error instanceof Refusal && error.code === 'changed-meanwhile') return 0
    throw error
  }
}

/** Some school set dossiers ready; before the first calendar there was no row of the clock that could tell, so then the numbers are asked. */
async function hasDossiers({ progress }: Needed, row: ClockRow, head: YearHead): Promise<boolean> {
  if (row.hasDossiers || row.decided.toldOfVersion > 0 || head.settings.dossiers === 'none') return row.hasDossiers ?? false
  return (await progress.list(head)).some(({ ready }) => ready > 0)
}

/** What is due, of the schools as they are now. Their numbers are read where a step that is due, or a round, is told by them. */
async function decide(ports: Needed, head: YearHead, input: PlanInput, until: Instant, now: Instant): Promise<Decision> {
  const { daily, ready } = roundDue(input, until)
  const due = stepsToDecide(stepsIn(input), sincePublishing(input), until).map(({ milestone }) => milestone)
  // A message to the schools that are behind asks about every step.
  const asked = messagesDue(input, until).length > 0 ? input.calendar.milestones : due
  const [list, numbers] = await Promise.all([ports.schools.listAll(head), daily || ready ? ports.progress.list(head) : progressFor(ports, head, asked)])
  // What lies under the code of a school that went on in another is still done there; reminders are for those that take part.
  const said = await readRound(ports, head, input, withOwnProgress(list, numbers), until)
  return decideMails(input, withProgress(list.filter(takesPart), numbers), until, now, undefined, { said, contactPoint: head.region.contactPoint })
}

/** The id tells when it was decided and, one way, for whom: a person gets one notification per decision. */
function notificationOf({ fingerprint }: Needed, row: ClockRow, mail: DueMail, until: Instant, now: Instant): Notification {
  const { items, ...to } = mail
  const reader = to.isContactPoint ? 'contact point' : to.email.toLowerCase()
  return {
    id: notificationId(row.year, until, fingerprint(`${row.regionId}|${reader}`)),
    regionId: row.regionId,
    year: row.year,
    to,
    items,
    decidedAt: until,
    waitingSince: now,
    state: 'waiting',
    attempt: 0,
  }
}

/**
 * Adds a notification; answers what was added. When a repeated tick finds that it is there, but without something that came meanwhile, such
 * as news of a calendar that was published in its midst, then that goes out beside it.
 */
async function add({ outbox, fingerprint }: Needed, notification: Notification): Promise<readonly Notification[]> {
  if (await outbox.add(notification)) return [notification]
  const { regionId, year, id, items } = notification
  const name = (item: Notification['items'][number]) => itemId(regionId, year, item)
  const said = new Set((await outbox.get(regionId, id))?.items.map(name))
  const missing = items.filter((item) => !said.has(name(item)))
  if (missing.length === 0) return []
  const beside = { ...notification, id: `${id.slice(0, -16)}${fingerprint(`${id}|${missing.map(name).join('|')}`).slice(0, 16)}`, items: missing }
  return (await outbox.add(beside)) ? [beside] : []
}

const settled = async <T>(work: Promise<T>): Promise<PromiseSettledResult<T>> => (await Promise.allSettled([work]))[0]
