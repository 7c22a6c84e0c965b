// What mails say of dossiers: always a count and a link, never which; no number of a dossier, no label and nothing of a pupil is in here.
import type { LocalDate } from './local-date.ts'
import type { Instant } from './moment.ts'
import type { SchoolId } from './school.ts'

/** What somebody just did: its mail goes with the act, at any hour. */
export const actKinds = ['set-ready-receipt', 'question-asked', 'question-answered', 'dossiers-recalled', 'not-ours', 'possible-leak'] as const
/** What the daily round tells. */
export const roundKinds = ['dossiers-ready', 'not-collected', 'dossiers-fetched', 'inspection-again', 'claims-waiting', 'applications-closed', 'nowhere-applied'] as const
export const transferKinds = [...actKinds, ...roundKinds] as const
export type TransferKind = (typeof transferKinds)[number]

export const isTransferKind = (kind: string): kind is TransferKind => transferKinds.some((known) => known === kind)

/** The school that reads it; for the contact point the school that it is about. */
interface AboutSchool {
  readonly schoolId: SchoolId
  readonly schoolName: string
  readonly count: number
}

/** `actId`: a one-way name of the act and its dossiers. */
interface OfAct extends AboutSchool {
  readonly actId: string
}

/** `at`: the round that tells it. */
interface OfRound extends AboutSchool {
  readonly at: Instant
}

/** How many schools fetched how many dossiers of one school. */
export interface FetchedBy {
  readonly schoolName: string
  readonly count: number
}

export type ActItem =
  /** So many were set ready, under this reference number. */
  | (OfAct & { readonly kind: 'set-ready-receipt'; readonly reference: string })
  /** A VO school asks; the answer is due on this day. */
  | (OfAct & { readonly kind: 'question-asked'; readonly otherName: string; readonly dueOn: LocalDate })
  /** A PO school answered, or set a new version ready after a question. */
  | (OfAct & { readonly kind: 'question-answered'; readonly otherName: string; readonly isNewVersion: boolean })
  /** A PO school took dossiers back; the contact point hears how many VO schools had them open. */
  | (OfAct & { readonly kind: 'dossiers-recalled'; readonly reader: 'vo'; readonly otherName: string })
  | (OfAct & { readonly kind: 'dossiers-recalled'; readonly reader: 'region'; readonly openedBy: number })
  /** A VO school says of dossiers that the pupils did not apply there. */
  | (OfAct & { readonly kind: 'not-ours'; readonly reader: 'po' | 'region'; readonly otherName: string })
  /** Dossiers were at a wrong school: the first steps of a possible data leak. */
  | (OfAct & { readonly kind: 'possible-leak'; readonly reader: 'po' | 'region'; readonly openedBy: number })

export type RoundItem =
  /** So many stand ready for a VO school, some of them since the last round. */
  | (OfRound & { readonly kind: 'dossiers-ready' })
  /** So many were not fetched, some of them for this many working days; the contact point gets a number to call. */
  | (OfRound & { readonly kind: 'not-collected'; readonly reader: 'vo' | 'region'; readonly workingDays: number; readonly phone?: string })
  /** VO schools fetched since the last round. */
  | (OfRound & { readonly kind: 'dossiers-fetched'; readonly by: readonly FetchedBy[] })
  /** The list of files changed after parents saw it. */
  | (OfRound & { readonly kind: 'inspection-again' })
  /** VO schools claimed pupils (`count`) and wait for the PO school's "Klopt"; `workingDays`: some wait that long and were told of before. */
  | (OfRound & { readonly kind: 'claims-waiting'; readonly schools: number; readonly workingDays?: number })
  /** The applications of a round closed. `count`: of a PO school, the pupils who have not applied anywhere. */
  | (OfRound & { readonly kind: 'applications-closed'; readonly reader: 'po' | 'vo' })
  /** Pupils of a PO school who have not applied anywhere; the applications close on this day, or have closed. */
  | (OfRound & { readonly kind: 'nowhere-applied'; readonly closesOn?: LocalDate })

export type TransferItem = ActItem | RoundItem

/** What an item is about, beside its school: the same thing is never said twice. */
export const transferName = (item: TransferItem): string => `${item.kind}#${'actId' in item ? item.actId : item.at}`

export const isTransfer = (item: { readonly kind: string }): item is TransferItem => isTransferKind(item.kind)

export const isRound = (item: { readonly kind: string }): item is RoundItem => roundKinds.some((known) => known === item.kind)
