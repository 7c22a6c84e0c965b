// What a VO school may see of a delivery at a moment: the one place where all that is not its business, or not yet, is taken away.
import { type ApplicationState, isLive, isNamed, type Receipt } from './application.ts'
import type { DeliveredVersion, Delivery, KeptDelivery } from './delivery.ts'
import type { ReadyFile } from './dossier.ts'
import type { DossierId } from './dossier-id.ts'
import type { PupilRoute, Round } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { Question } from './question.ts'
import { hasOpened, type HoldReason, isLate, isVisible, openingOf, opensAt, type ReleaseFacts, whatHoldsBack } from './release.ts'
import type { SchoolId } from './school.ts'

/** One earlier fetch of a dossier by this VO school: of which version, and how many of its files. */
export interface FetchMark {
  readonly at: Instant
  readonly version: number
  readonly files: number
}

/** Who looks: a person of the VO school, which fetched this before; oldest fetch first. */
export interface Reader {
  readonly fetched: readonly FetchMark[]
  /** The person has the right to sensitive attachments. */
  readonly sensitive: boolean
}

/**
 * `waiting`: the calendar has not opened it, or the PO school has not confirmed the claim. `expected`: nothing to fetch yet. `ready` until all
 * files of the version were fetched. `changed`: fetched before, and there is a newer version. `delete`: what was fetched has to go.
 */
export const deliveryProgress = ['waiting', 'expected', 'ready', 'changed', 'fetched', 'finished', 'delete', 'ended'] as const
export type DeliveryProgress = (typeof deliveryProgress)[number]

/** That another school stands before this one is not told: what it waits for is that the pupil is placed. */
export type SeenReason = Exclude<HoldReason, 'not-first-choice'> | 'no-right-to-sensitive'

/** What is shown of a delivery: no more than the school itself wrote beside it. */
type ShownDelivery = Omit<KeptDelivery, 'dossierVersion' | 'firstFetchedAt'>

export interface SeenDelivery {
  readonly dossierId: DossierId
  readonly voSchoolId: SchoolId
  readonly schoolId: SchoolId
  readonly schoolName: string
  readonly ownReference?: string
  readonly round: Round
  readonly state: ApplicationState
  readonly endedAt?: Instant
  readonly claimed: boolean
  /** Whether more is told than what the VO school said itself. */
  readonly opened: boolean
  /** Whether it is told that the PO school ended it: with all else, or when the calendar has opened a claim that was refused. */
  readonly knowsEnd: boolean
  readonly routes: readonly PupilRoute[]
  readonly warmTransfer: boolean
  readonly progress: DeliveryProgress
  /** Why this person cannot fetch it now; empty when something can be fetched. */
  readonly heldBack: readonly SeenReason[]
  /** What may be fetched now by this person: nothing while something holds it back. */
  readonly version?: DeliveredVersion
  /** How many files of the version this person may not fetch, for want of the right to sensitive attachments. */
  readonly leftOut: number
  readonly late: boolean
  readonly fetched?: FetchMark
  readonly receipt?: Receipt
  readonly questions: readonly Question[]
}

/**
 * A claim as the VO school alone knows it: nothing that the PO school said is in it, so that nothing of that can be told or asked. Its round
 * is the one that the VO school named.
 */
function claimAlone(delivery: ShownDelivery): ShownDelivery {
  const { dossierId, voSchoolId, regionId, year, schoolId, schoolName, claimedAt, claimedRound, stated, receipt, ownReference } = delivery
  const state = stated?.state ?? 'applied'
  return {
    dossierId, voSchoolId, regionId, year, schoolId, schoolName,
    routes: [], warmTransfer: false, round: claimedRound ?? delivery.round, appliedAt: claimedAt ?? delivery.appliedAt, named: false, isFirstChoice: false,
    ...(claimedAt !== undefined && { claimedAt }),
    state,
    ...(stated && !isLive({ state }) && { endedAt: stated.at, endedBy: 'vo' as const }),
    ...(receipt && { receipt }),
    ...(ownReference !== undefined && { ownReference }),
    questions: [],
  }
}

const ofThePoSchool: ReadonlySet<HoldReason> = new Set(['not-set-ready', 'recalled', 'not-first-choice'])

const tellable = (reasons: readonly HoldReason[]): readonly SeenReason[] => [...new Set(reasons.map((reason) => (reason === 'not-first-choice' ? 'not-placed' : reason)))]

/** What holds back a claim of which nothing may be told: the calendar for the round that the VO school named, and its own side. */
const whatHoldsClaimBack = (claim: Delivery, facts: ReleaseFacts, now: Instant) => whatHoldsBack(claim, facts, now).filter((reason) => !ofThePoSchool.has(reason))

function calendarHasOpened(delivery: Delivery, { calendar }: ReleaseFacts, now: Instant): boolean {
  const opening = calendar && openingOf(calendar.milestones, delivery)
  return opening !== undefined && now >= opensAt(opening)
}

/** Which files of a version a person may fetch. */
export const filesFor = ({ files }: DeliveredVersion, { sensitive }: Pick<Reader, 'sensitive'>): readonly ReadyFile[] => (sensitive ? files : files.filter((file) => !file.sensitive))

/** Whether the VO school fetched all files of a version in one go, as far as the person may see them. */
const isFetched = ({ number, files }: Pick<DeliveredVersion, 'number' | 'files'>, marks: readonly FetchMark[]) => marks.some((mark) => mark.version === number && mark.files >= files.length)

function progressOf(shown: Delivery, opened: boolean, version: DeliveredVersion | undefined, marks: readonly FetchMark[]): DeliveryProgress {
  const last = marks.at(-1)
  if (!isLive(shown)) return last ? 'delete' : 'ended'
  if (!last) return version ? 'ready' : opened ? 'expected' : 'waiting'
  // What was fetched stood ready then; that nothing stands ready now can only be because it was taken back.
  if (!version) return shown.ready === undefined ? 'delete' : 'fetched'
  if (!isFetched(version, marks)) return last.version < version.number ? 'changed' : 'ready'
  return shown.receipt?.kind === 'complete' && shown.receipt.version === version.number ? 'finished' : 'fetched'
}

/**
 * What a VO school may see of a delivery now; nothing when it may not know that it exists. Before the calendar opens it, and while the PO
 * school does not stand behind it, a claim shows only what the VO school said itself; that the PO school refused a claim shows once the
 * calendar has opened it. What was fetched before stays known.
 */
export function seenDelivery(delivery: ShownDelivery, facts: ReleaseFacts, reader: Reader, now: Instant): SeenDelivery | undefined {
  const wasFetched = reader.fetched.length > 0
  if (!isVisible(wasFetched ? { ...delivery, claimedAt: delivery.claimedAt ?? delivery.appliedAt } : delivery, facts, now)) return undefined
  const opened = wasFetched || (isNamed(delivery) && hasOpened(delivery, facts, now))
  const knowsEnd = opened || calendarHasOpened(delivery, facts, now)
  const refused = !opened && knowsEnd && delivery.endedBy === 'po'
  const { state, endedAt } = delivery
  const shown: ShownDelivery = opened ? delivery : { ...claimAlone(delivery), ...(refused && { state, ...(endedAt !== undefined && { endedAt }) }) }
  const held = opened ? whatHoldsBack(shown, facts, now) : whatHoldsClaimBack(shown, facts, now)
  const ready = opened && held.length === 0 ? shown.ready : undefined
  const own = ready && filesFor(ready, reader)
  const version = ready && own && own.length > 0 ? { ...ready, files: own } : undefined
  const { routes, warmTransfer, round, receipt, questions, ownReference } = shown
  const fetched = reader.fetched.at(-1)
  return {
    dossierId: shown.dossierId, voSchoolId: shown.voSchoolId, schoolId: shown.schoolId, schoolName: shown.schoolName,
    ...(ownReference !== undefined && { ownReference }),
    round, state: shown.state,
    ...(shown.endedAt !== undefined && { endedAt: shown.endedAt }),
    claimed: shown.claimedAt !== undefined,
    opened, knowsEnd, routes, warmTransfer,
    progress: progressOf(shown, opened, ready, reader.fetched),
    heldBack: ready && !version ? ['no-right-to-sensitive'] : tellable(held),
    ...(version && { version }),
    leftOut: ready ? ready.files.length - own!.length : 0,
    late: ready !== undefined && isLate(shown, facts),
    ...(fetched && { fetched }),
    ...(receipt && { receipt }),
    questions,
  }
}

/** Whether there is something in this delivery that the person may fetch and the school did not fetch in this version. */
export const isToFetch = ({ version }: SeenDelivery, { fetched }: Pick<Reader, 'fetched'>): boolean => version !== undefined && !isFetched(version, fetched)

/**
 * Whether what this person may fetch is news since a moment: all of it, but what the school had fetched in this version before. So nothing is
 * missed, however it came to be open, also by a program that broke off after it got its links.
 */
export const isNewSince = (seen: SeenDelivery, { fetched }: Pick<Reader, 'fetched'>, since: Instant): boolean => isToFetch(seen, { fetched: fetched.filter(({ at }) => at < since) })
