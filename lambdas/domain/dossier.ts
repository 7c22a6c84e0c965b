// A dossier: the transfer of one pupil under the region's own number, in versions; the one place that says what parents saw and what was sent.
import type { Application } from './application.ts'
import type { DossierId } from './dossier-id.ts'
import type { FileFinding, FileReason } from './file-check.ts'
import type { LocalDate } from './local-date.ts'
import type { PupilRoute } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { Question } from './question.ts'
import type { SchoolId } from './school.ts'
import type { Counted } from './school-progress.ts'
import type { SchoolYear } from './school-year.ts'

/** How far the check of an upload is. */
export type FileCheck =
  | { readonly state: 'announced' }
  | { readonly state: 'accepted'; readonly at: Instant; readonly versionId: string; readonly findings: readonly FileFinding[] }
  | { readonly state: 'refused'; readonly at: Instant; readonly reasons: readonly FileReason[] }

export interface Attachment {
  readonly attachmentId: string
  readonly typeId: string
  /** As people see it; the object is found by key. */
  readonly fileName: string
  readonly contentType: string
  /** In bytes. */
  readonly size: number
  /** Of the content, in hexadecimals. */
  readonly sha256: string
  readonly announcedAt: Instant
  /** The school looked at a number in the content that may be a BSN, and says that it is none. */
  readonly noBsn?: true
  readonly check: FileCheck
}

export type AcceptedAttachment = Attachment & { readonly check: Extract<FileCheck, { state: 'accepted' }> }

export const inspectionManners = ['seen', 'copy-given', 'offered-no-response'] as const
export const agreements = ['yes', 'no', 'not-asked'] as const

/** That the parents could see exactly one list of files. */
export interface Inspection {
  readonly listHash: string
  readonly manner: (typeof inspectionManners)[number]
  /** The day on which they could; of `offered-no-response` the second offer. */
  readonly on: LocalDate
  /** Of `offered-no-response`: the first offer. */
  readonly offeredOn?: LocalDate
  /** Whether the parents agree with the content; no answer stands in the way. */
  readonly agreed: (typeof agreements)[number]
  /** What the parents want to say of it: it travels along. */
  readonly view?: string
  /** For a day before the last upload: the parents saw exactly these. */
  readonly exactlyThese?: boolean
  /** Together with the OSO dossier in the school's pupil system. */
  readonly withOsoDossier?: boolean
  readonly recordedAt: Instant
}

/** Where files are collected. */
export interface OpenVersion {
  readonly number: number
  readonly attachments: readonly Attachment[]
  readonly inspection?: Inspection
}

/** A file as it was frozen: all that a VO school needs of it. */
export interface ReadyFile {
  readonly attachmentId: string
  readonly typeId: string
  readonly typeName: string
  readonly sensitive: boolean
  readonly fileName: string
  readonly contentType: string
  readonly size: number
  readonly sha256: string
  readonly versionId: string
  readonly acceptedAt: Instant
}

/** A frozen version: never changed again, but for being recalled. */
export interface ReadyVersion {
  readonly number: number
  readonly files: readonly ReadyFile[]
  readonly listHash: string
  readonly inspection: Inspection
  readonly readyAt: Instant
  /** The reference number of the receipt: the same for all that were set ready at once. */
  readonly reference: string
  readonly recalledAt?: Instant
}

export interface Dossier {
  readonly dossierId: DossierId
  readonly schoolId: SchoolId
  /** For the VO school: who sends. */
  readonly schoolName: string
  readonly regionId: string
  readonly year: SchoolYear
  readonly number: string
  /** The school's own name for it, seen by the PO school alone. */
  readonly label: string
  readonly group?: string
  readonly routes: readonly PupilRoute[]
  /** The schools want to speak to each other too. */
  readonly warmTransfer?: boolean
  /** What the school says of attachment types beyond its routes: whether one applies to this pupil. */
  readonly slots: Readonly<Record<string, boolean>>
  /** Types that go along in the OSO dossier. */
  readonly viaOso: readonly string[]
  readonly open?: OpenVersion
  /** The frozen versions, oldest first. */
  readonly ready: readonly ReadyVersion[]
  readonly applications: readonly Application[]
  readonly questions: readonly Question[]
  /** How often the code of the parents was given out; 0 where none was. */
  readonly codeNumber: number
  readonly createdAt: Instant
  /** As it was last counted in the school's progress. */
  readonly counted: Counted
  /** The repeat key of the request that made it. */
  readonly madeBy?: string
  readonly version: number
}

export const isAccepted = (attachment: Attachment): attachment is AcceptedAttachment => attachment.check.state === 'accepted'

/** The files that count: checked and accepted. */
export const acceptedFiles = (version: Pick<OpenVersion, 'attachments'>): readonly AcceptedAttachment[] => version.attachments.filter(isAccepted)

/** The version that VO schools may fetch when its time has come; none before the first set-ready and after a recall. */
export const readyVersion = (dossier: Pick<Dossier, 'ready'>): ReadyVersion | undefined => {
  const last = dossier.ready.at(-1)
  return last && last.recalledAt === undefined ? last : undefined
}

/** One-way name of a text; a port, so that rules need no library. */
export type Hash = (text: string) => string

interface ListedFile {
  readonly typeId: string
  readonly fileName: string
  readonly sha256: string
}

/** What an inspection is about: the list of files, whatever the order in which they came. */
export function listHashOf(files: readonly ListedFile[], hash: Hash): string {
  const lines = files.map(({ typeId, fileName, sha256 }) => JSON.stringify([typeId, sha256, fileName]))
  return hash(`list-1\n${lines.sort().join('\n')}`)
}

/** The list of the open version as parents could see it now. */
export const openListHash = (open: OpenVersion, hash: Hash): string => listHashOf(acceptedFiles(open), hash)

/** An inspection counts only for the list that it names. */
export function inspectionOf(open: OpenVersion, hash: Hash): Inspection | undefined {
  return open.inspection?.listHash === openListHash(open, hash) ? open.inspection : undefined
}

/** Every object that some version still needs. */
export function objectsOf({ open, ready }: Pick<Dossier, 'open' | 'ready'>): ReadonlySet<string> {
  return new Set([...(open?.attachments ?? []), ...ready.flatMap((version) => version.files)].map(({ attachmentId }) => attachmentId))
}
