// A pile of files on its way: what is known of each, and how far they are together.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { type FileFault, type FileKind, fileFaults } from './file-checks.ts'

type Attachment = Answer<'getAttachment'>
interface Told {
  readonly code: string
  readonly message: string
}

/** Where a file is. Nothing was sent of a `chosen` one; `there`: the dossier had this very file; `not-taken`: the API did not want it. */
export type PileStep =
  | { readonly state: 'chosen' | 'waiting' | 'reading' | 'there' | 'broken' }
  | { readonly state: 'sending'; readonly part: number }
  | { readonly state: 'checking'; readonly attachmentId: string }
  | { readonly state: 'accepted'; readonly findings: readonly Told[] }
  | { readonly state: 'refused'; readonly attachmentId: string; readonly reasons: readonly Told[] }
  | { readonly state: 'not-taken'; readonly reasons: readonly Told[] }

export interface PileFile {
  readonly id: string
  readonly file: File
  readonly kind: FileKind | undefined
  /** Empty while nobody said. */
  readonly dossierId: string
  readonly typeId: string
  /** Best first: what its name may mean. */
  readonly likelyPupils: readonly string[]
  readonly likelyTypes: readonly string[]
  /** The school looked at a number that may be a BSN, in the content or in the name, and says that it is none. */
  readonly noBsn: boolean
  readonly noBsnInName: boolean
  readonly step: PileStep
}

export interface PileType {
  readonly typeId: string
  readonly formats: readonly FileKind[]
  readonly maxMb: number
}

/** What of a file can still be changed before it goes. */
export const isChangeable = ({ step: { state } }: Pick<PileFile, 'step'>): boolean => state === 'chosen' || state === 'not-taken' || state === 'broken'

/** Its bytes are not there yet, and somebody pressed the button. */
export const isUnderWay = ({ step: { state } }: Pick<PileFile, 'step'>): boolean => state === 'waiting' || state === 'reading' || state === 'sending'

/** What was chosen, and is not with the API yet: leaving the page would lose it. */
export const isUnsent = (file: Pick<PileFile, 'step'>): boolean => isChangeable(file) || isUnderWay(file)

type Looked = Pick<PileFile, 'kind' | 'typeId'> & { readonly file: { readonly size: number } }

export function faultsOfFile({ file, kind, typeId }: Looked, types: readonly PileType[]): readonly FileFault[] {
  return fileFaults(file.size, kind, types.find((type) => type.typeId === typeId))
}

/** A file that cannot go as it is, whoever it is for. */
export function isAside(file: PileFile, types: readonly PileType[]): boolean {
  return isChangeable(file) && faultsOfFile(file, types).length > 0
}

/** A file that can go as it is: looked at, and it is known whose it is. */
export function isReady(file: PileFile, types: readonly PileType[]): boolean {
  return isChangeable(file) && file.dossierId !== '' && file.typeId !== '' && faultsOfFile(file, types).length === 0
}

/** What the API says of an attachment, as a step; nothing while it is still being checked. */
export function stepOf({ attachmentId, state, reasons, findings }: Pick<Attachment, 'attachmentId' | 'state' | 'reasons' | 'findings'>): PileStep | undefined {
  if (state === 'checking') return undefined
  return state === 'accepted' ? { state, findings } : { state, attachmentId, reasons }
}

export const mayBeNoBsn = ({ step }: Pick<PileFile, 'step'>): boolean =>
  (step.state === 'refused' || step.state === 'not-taken') && step.reasons.length > 0 && step.reasons.every(({ code }) => code === 'bsn-possible')

/** What the school says when it denies: of a name that was not taken, or of the content of a file that was. */
export const denied = ({ step }: Pick<PileFile, 'step'>): Partial<PileFile> => (step.state === 'not-taken' ? { noBsnInName: true } : { noBsn: true })

export interface PileProgress {
  readonly all: number
  /** Of the pile: checked and kept, or there already. */
  readonly kept: number
  readonly checking: number
  readonly refused: number
  readonly unsent: number
  /** Of the bytes of all that somebody wanted to send, what broke off included, the part that is there: 0 to 1. */
  readonly part: number
}

const sentPart = ({ step }: PileFile): number => (step.state === 'sending' ? step.part : isUnderWay({ step }) || isChangeable({ step }) ? 0 : 1)

export function progressOf(files: readonly PileFile[]): PileProgress {
  const count = (...states: readonly PileStep['state'][]) => files.filter(({ step }) => states.includes(step.state)).length
  const bytes = files.filter(({ step: { state } }) => state !== 'chosen' && state !== 'not-taken').reduce((sum, { file }) => sum + file.size, 0)
  const sent = files.reduce((sum, file) => sum + file.file.size * sentPart(file), 0)
  return {
    all: files.length, kept: count('accepted', 'there'), checking: count('checking'), refused: count('refused', 'not-taken'),
    unsent: files.filter(isUnsent).length, part: bytes === 0 ? 0 : sent / bytes,
  }
}

/** The same file chosen twice is one file: by name, size and the moment of its last change. */
export function isSameFile(a: File, b: File): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified
}
