// What a dossier still lacks before it can be set ready: the check page and the refusal ask the same question.
import { appliesTo, appliesWhen, type AttachmentType } from './attachment-type.ts'
import { type AcceptedAttachment, acceptedFiles, type Dossier, type Hash, inspectionOf } from './dossier.ts'
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

/**
 * There is nothing to send here: no file is there or on its way, and of every type that is carried here the school says that it does not
 * apply or that it goes along in the OSO dossier, or the pupil's route leaves it out. A dossier of which the school said nothing is none.
 */
export function hasNothingToSend({ open, routes, slots, viaOso }: Pick<Dossier, 'open' | 'routes' | 'slots' | 'viaOso'>, types: readonly AttachmentType[]): boolean {
  if (!open || open.attachments.some(({ check }) => check.state !== 'refused')) return false
  const here = types.filter(({ carrier }) => carrier === 'here')
  const isSaid = (type: AttachmentType) => slots[type.typeId] === false || viaOso.includes(type.typeId)
  const isLeftOut = (type: AttachmentType) => slots[type.typeId] === undefined && appliesWhen(type, routes) === 'never'
  return here.some(isSaid) && here.every((type) => isSaid(type) || isLeftOut(type))
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
    ...(files.length === 0 ? [{ code: hasNothingToSend(dossier, types) ? 'nothing-to-send' : 'no-files' }] : []),
    ...files.flatMap((file) => typeReason(file, types)),
    ...lacking.map(({ type }) => ({ code: 'attachment-missing', details: { type: type.name } })),
    ...(waiting > 0 ? [{ code: 'attachment-not-checked', details: { count: waiting } }] : []),
    ...(inspection ? [{ code: inspection }] : []),
  ]
}

/** A region may change its types until the first set-ready: what was added before that may fit no type any more, or one that is not carried here. */
function typeReason({ typeId, fileName }: AcceptedAttachment, types: readonly AttachmentType[]): readonly Reason[] {
  const type = types.find((each) => each.typeId === typeId)
  if (!type) return [{ code: 'unknown-type', details: { fileName } }]
  return type.carrier === 'here' ? [] : [{ code: 'type-goes-via-oso', details: { fileName } }]
}

function inspectionReason({ open }: Dossier, hash: Hash): 'not-inspected' | 'inspection-of-other-list' | undefined {
  if (!open || inspectionOf(open, hash)) return undefined
  return open.inspection ? 'inspection-of-other-list' : 'not-inspected'
}

/** What says nothing against a dossier that is complete: there is only something left to do with it, or nothing to send. */
const afterComplete: ReadonlySet<string> = new Set(['not-inspected', 'inspection-of-other-list', 'nothing-to-send'])

/** How far a dossier is, as the PO school reads it: concept, compleet, ingezien, klaargezet. Fetched and finished are told by its VO schools. */
export type DossierState = 'concept' | 'complete' | 'inspected' | 'set-ready'

export function stateOf(dossier: Dossier, types: readonly AttachmentType[], hash: Hash): DossierState {
  if (!dossier.open) return 'set-ready'
  const codes = new Set(whatIsMissing(dossier, { types, agreementSigned: true }, hash).map(({ code }) => code))
  if (codes.size === 0) return 'inspected'
  return [...codes].every((code) => afterComplete.has(code)) ? 'complete' : 'concept'
}
