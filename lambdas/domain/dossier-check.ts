// What a dossier still lacks before it can be set ready: the check page and the refusal ask the same question.
import { appliesTo, type AttachmentType } from './attachment-type.ts'
import { acceptedFiles, type Dossier, type Hash, inspectionOf } from './dossier.ts'
import type { Reason } from './refusal.ts'

export interface SlotState {
  readonly type: AttachmentType
  readonly applies: boolean
  /** There is an accepted file, or it goes along in the OSO dossier. */
  readonly filled: boolean
}

/** Each type of the region with what this dossier has of it. */
export function slotsOf(dossier: Dossier, types: readonly AttachmentType[]): readonly SlotState[] {
  const files = dossier.open ? acceptedFiles(dossier.open) : (dossier.ready.at(-1)?.files ?? [])
  return types.map((type) => ({
    type,
    applies: appliesTo(type, dossier.routes, dossier.slots),
    filled: dossier.viaOso.includes(type.typeId) || files.some(({ typeId }) => typeId === type.typeId),
  }))
}

/** Frozen versions are never thrown away; more than this is a mistake, and would not fit in a row one day. */
export const mostVersions = 20

export interface SetReadyFacts {
  readonly types: readonly AttachmentType[]
  /** The board of the PO school signed a processing agreement. */
  readonly agreementSigned: boolean
}

/** Every reason why the open version cannot be set ready; none when it can. A dossier without an open version lacks nothing: it stands ready. */
export function whatIsMissing(dossier: Dossier, { types, agreementSigned }: SetReadyFacts, hash: Hash): readonly Reason[] {
  const { open } = dossier
  if (!open) return []
  const files = acceptedFiles(open)
  const waiting = open.attachments.filter(({ check }) => check.state === 'announced').length
  // What is carried in the OSO dossier is ticked for the region's numbers; it is not ours to hold back.
  const lacking = slotsOf(dossier, types).filter((slot) => slot.applies && !slot.filled && slot.type.carrier === 'here')
  const inspection = files.length > 0 ? inspectionReason(dossier, hash) : undefined
  return [
    ...(dossier.ready.length < mostVersions ? [] : [{ code: 'too-many-versions' }]),
    ...(agreementSigned ? [] : [{ code: 'processing-agreement-missing' }]),
    ...(files.length === 0 ? [{ code: 'no-files' }] : []),
    ...lacking.map(({ type }) => ({ code: 'attachment-missing', details: { type: type.name } })),
    ...(waiting > 0 ? [{ code: 'attachment-not-checked', details: { count: waiting } }] : []),
    ...(inspection ? [{ code: inspection }] : []),
  ]
}

function inspectionReason({ open }: Dossier, hash: Hash): 'not-inspected' | 'inspection-of-other-list' | undefined {
  if (!open || inspectionOf(open, hash)) return undefined
  return open.inspection ? 'inspection-of-other-list' : 'not-inspected'
}

/** How far a dossier is, as the PO school reads it: concept, compleet, ingezien, klaargezet. Fetched and finished are told by its VO schools. */
export type DossierState = 'concept' | 'complete' | 'inspected' | 'set-ready'

export function stateOf(dossier: Dossier, types: readonly AttachmentType[], hash: Hash): DossierState {
  if (!dossier.open) return 'set-ready'
  const codes = new Set(whatIsMissing(dossier, { types, agreementSigned: true }, hash).map(({ code }) => code))
  if (codes.size === 0) return 'inspected'
  const isComplete = [...codes].every((code) => code === 'not-inspected' || code === 'inspection-of-other-list')
  return isComplete ? 'complete' : 'concept'
}
