// Dossiers, and the deliveries that follow from them.
import type { KeptDelivery } from '../domain/delivery.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { Instant } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { SchoolId } from '../domain/school.ts'
import type { DoorTrace, RepeatKey, Trace } from './trace.ts'

/** One time that a VO school fetched. */
export interface FetchRecord {
  readonly fetchId: string
  readonly at: Instant
  readonly voSchoolId: SchoolId
  /** What was fetched: of each dossier one version, and whether its sensitive files came along. */
  readonly dossiers: readonly { readonly dossierId: DossierId; readonly version: number; readonly files: number }[]
}

export interface DossierChange {
  /** Absent for one that is new. */
  readonly before?: Dossier
  readonly after: Dossier
}

/** What else stands in the transaction of a changed dossier. */
export interface AlsoWritten {
  readonly mails?: readonly Notification[]
  /** The mails about the dossiers of one part: they stand in its own transaction, so that a crash after it loses none. */
  readonly mailsOf?: (part: readonly Dossier[]) => readonly Notification[]
  /** Of the one dossier that is written: how often it had been fetched. A fetch since then is `changed-meanwhile`. */
  readonly timesFetched?: number
  /** Keyed hashes of codes that come to life, with their dossier, and of codes that die. */
  readonly codes?: { readonly put?: readonly { readonly hash: string; readonly dossierId: DossierId }[]; readonly drop?: readonly string[] }
  /** The first set-ready of a year locks the attachment types, on the list by which it was judged. */
  readonly lockTypes?: { readonly version: number }
  readonly repeat?: RepeatKey
  /** Lets the clock look at the region again. */
  readonly wakeClock?: boolean
}

/** Dossiers, with the deliveries that follow from them: one transaction writes both. */
export interface Dossiers {
  /** A school's dossiers of a year with every fetch: 1 query per MB. */
  list(schoolId: SchoolId, year: SchoolYear): Promise<{ readonly dossiers: readonly Dossier[]; readonly fetched: readonly FetchRecord[] }>
  /** What was fetched of a PO school's dossiers, alone: 1 query. */
  fetches(schoolId: SchoolId, year: SchoolYear): Promise<readonly FetchRecord[]>
  /** How often a dossier was fetched, by whichever VO school: 1 read. */
  timesFetched(dossier: Pick<Dossier, 'schoolId' | 'year' | 'number' | 'regionId'>): Promise<number>
  /** Read now. Nothing for an id that is not there. */
  get(dossierId: DossierId): Promise<Dossier | undefined>
  /** In the order of the ids. */
  getAll(dossierIds: readonly DossierId[]): Promise<readonly (Dossier | undefined)[]>
  /**
   * Writes dossiers of one school with every delivery that changed and the school's progress, on the versions that were read: in parts of
   * at most 100 actions, a dossier never in two. The repeat key and the mails about all go with the last part: they say that all was done.
   * Refuses `changed-meanwhile`; of a new one, of a code and of a repeat key that was used `already-exists`.
   */
  save(changes: readonly DossierChange[], trace: Trace | DoorTrace, also?: AlsoWritten): Promise<void>
  /** Takes away a dossier that was never ready, with its deliveries and its code. */
  remove(dossier: Dossier, codeHash: string | undefined, trace: Trace): Promise<void>
  /** The dossier that a code leads to, by the code's keyed hash. */
  ofCode(hash: string): Promise<DossierId | undefined>
  /** How many tries of a VO school in this hour are taken: by codes that do not exist, and by those that are being looked up. */
  wrongCodes(voSchoolId: SchoolId, now: Instant): Promise<number>
  /** Takes tries, or gives them back below 0. Answers how many are taken now, with those of others who are typing at the same time. */
  countWrongCodes(voSchoolId: SchoolId, count: number, now: Instant): Promise<number>
}

/** What a VO school may come to know. */
export interface Deliveries {
  /** With every fetch: 1 query per MB. */
  list(voSchoolId: SchoolId, year: SchoolYear): Promise<{ readonly deliveries: readonly KeptDelivery[]; readonly fetched: readonly FetchRecord[] }>
  get(voSchoolId: SchoolId, dossierId: DossierId): Promise<KeptDelivery | undefined>
  /** The VO school's own number or name for a pupil; nobody else reads it. Refuses `not-found` where there is no delivery. */
  saveReference(voSchoolId: SchoolId, dossierId: DossierId, ownReference: string, trace: Trace, regionId: string): Promise<void>
  /**
   * Writes down a fetch before its links are given: for the VO school, and for each PO school its own part. Refuses `changed-meanwhile` when
   * one of the deliveries is no longer as it was read: recalled, ended, or ready in another version.
   */
  recordFetch(record: FetchRecord, year: SchoolYear, regionId: string, read: readonly KeptDelivery[], trace: Trace): Promise<void>
}

/** Makes the parents' codes and their keyed hashes; nothing of a code is kept. */
export interface Codes {
  /** The code of a dossier, by how often it got one. */
  of(dossierId: DossierId, codeNumber: number): Promise<string>
  /** Under which a code is found. */
  hashOf(code: string): Promise<string>
}
