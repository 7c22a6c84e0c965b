// Whether what stands ready for a VO school was fetched, and how long it has been waiting: asked by the daily round, and again before its mail goes.
import type { Delivery } from './delivery.ts'
import type { DossierId } from './dossier-id.ts'
import type { LocalDate } from './local-date.ts'
import { endOfDay, type Instant, later, localDateOf, minutes } from './moment.ts'
import { mayFetch, openingOf, opensAt, type ReleaseFacts } from './release.ts'
import type { SchoolId } from './school.ts'
import { type SchoolHoliday, workingDaysUntil } from './working-days.ts'

/** One fetch by a VO school. */
export interface FetchSeen {
  readonly voSchoolId: SchoolId
  readonly at: Instant
  readonly dossiers: readonly { readonly dossierId: DossierId; readonly version: number; readonly files: number }[]
}

/** What a VO school may come to know, with what it fetched. */
export interface VoTally {
  readonly deliveries: readonly Delivery[]
  readonly fetched: readonly FetchSeen[]
  readonly facts: ReleaseFacts
  /** The day on which its board signed. */
  readonly agreedOn?: LocalDate
}

/** What is written down at a moment is there to be read this much later at the latest: no round misses what is being written. */
export const settles = minutes(2)

/** Since when this VO school may fetch what it may fetch now: the last of all that had to happen. */
export function availableSince(delivery: Delivery, { facts, agreedOn }: Pick<VoTally, 'facts' | 'agreedOn'>): Instant {
  const opening = facts.calendar && openingOf(facts.calendar.milestones, delivery)
  const waitsForPlace = facts.settings.opensOn === 'placement' || !delivery.isFirstChoice
  const written = [
    delivery.appliedAt,
    delivery.ready?.readyAt,
    delivery.confirmedAt,
    waitsForPlace ? (delivery.stated?.state === 'placed' ? delivery.stated.at : undefined) : delivery.firstChoiceSince,
  ]
  const known = written.flatMap((at) => (at === undefined ? [] : [later(at, settles)]))
  return Math.max(...known, opening ? opensAt(opening) : 0, agreedOn ? endOfDay(agreedOn) : 0) as Instant
}

/** All files of the version were fetched, or the school says that all came. Who may not see sensitive files leaves the rest to a colleague. */
function isCollected({ dossierId, ready, receipt }: Delivery, fetched: readonly FetchSeen[]): boolean {
  if (!ready) return true
  if (receipt?.kind === 'complete' && receipt.version === ready.number) return true
  return fetched.some(({ dossiers }) => dossiers.some((each) => each.dossierId === dossierId && each.version === ready.number && each.files >= ready.files.length))
}

/** What a VO school may fetch at a moment and has not, with the moment since which it could. */
export function waitingAt(tally: VoTally, now: Instant): readonly { readonly delivery: Delivery; readonly since: Instant }[] {
  const waiting = tally.deliveries.filter((delivery) => mayFetch(delivery, tally.facts, now) && !isCollected(delivery, tally.fetched))
  return waiting.map((delivery) => ({ delivery, since: availableSince(delivery, tally) }))
}

/** After how many working days somebody hears that dossiers were not fetched: the school, its second contact too, and the contact point. */
export const chaseAfter = [2, 5, 8] as const
export type ChaseStep = (typeof chaseAfter)[number]

/** How far the chase is of what waits since a moment, on a day. */
export function chaseStep(since: Instant, on: LocalDate, holidays: readonly SchoolHoliday[]): ChaseStep | undefined {
  const days = workingDaysUntil(localDateOf(since), on, holidays)
  return chaseAfter.findLast((step) => days >= step)
}

/** How many dossiers wait long enough to be chased. */
export function chasedAt(tally: VoTally, at: Instant, now: Instant, holidays: readonly SchoolHoliday[]): number {
  return waitingAt(tally, now).filter(({ since }) => chaseStep(since, localDateOf(at), holidays) !== undefined).length
}
