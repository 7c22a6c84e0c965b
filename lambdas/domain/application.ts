// An application (aanmelding doorgeven): a VO school to which the pupil applied, named by the PO school or claimed by the VO school itself.
import type { Instant } from './moment.ts'
import type { Round } from './milestone.ts'
import type { SchoolId, Side } from './school.ts'

/** `not-ours`: the VO school says that the pupil never applied there. */
export const applicationStates = ['applied', 'placed', 'not-placed', 'withdrawn', 'not-arrived', 'not-ours'] as const
export type ApplicationState = (typeof applicationStates)[number]

export const receiptKinds = ['complete', 'unreadable', 'oso-not-found', 'not-ours', 'not-arrived'] as const
export type ReceiptKind = (typeof receiptKinds)[number]

/** What a VO school says of what it fetched (terugmelding). */
export interface Receipt {
  readonly kind: ReceiptKind
  readonly at: Instant
  /** The version that it is about. */
  readonly version?: number
}

/** Applications of a dossier stand in order of preference. */
export interface Application {
  /** The VO school. */
  readonly schoolId: SchoolId
  readonly round: Round
  readonly appliedAt: Instant
  /** The PO school named it. */
  readonly named: boolean
  /** The VO school claimed it by the parents' code, or confirmed what the PO school named. */
  readonly claimedAt?: Instant
  /** The round that the VO school named with its claim: all that it may be told of the round before the calendar opens the application. */
  readonly claimedRound?: Round
  /** What the VO school said of the application last. It stands apart from the state, so that the school is told nothing else before its time. */
  readonly stated?: { readonly state: ApplicationState; readonly at: Instant }
  /** The PO school said that a claim is right. */
  readonly confirmedAt?: Instant
  readonly state: ApplicationState
  readonly endedAt?: Instant
  /** Who ended it. */
  readonly endedBy?: Side
  readonly receipt?: Receipt
}

export const isLive = ({ state }: Pick<Application, 'state'>): boolean => state === 'applied' || state === 'placed'

/** The PO school stands behind it: it named the school, or confirmed its claim. */
export const isNamed = ({ named, confirmedAt }: Pick<Application, 'named' | 'confirmedAt'>): boolean => named || confirmedAt !== undefined

/** The first choice: the first live application that the PO school stands behind. One that ends frees the dossier for the next. */
export function firstChoice(applications: readonly Application[]): Application | undefined {
  return applications.find((application) => isLive(application) && isNamed(application))
}

/** Whether a dossier has somewhere to go: without one it is "nog nergens aangemeld". */
export const isAppliedSomewhere = (applications: readonly Application[]): boolean => firstChoice(applications) !== undefined
