// What is wrong with a region's list of attachment types, all of it at once, and what a change of the list keeps.
import { areLocked, type AttachmentType, type AttachmentTypes, isAlwaysSensitive, isTypeId, mostMegabytes, mostTypes } from './attachment-type.ts'
import type { TemplateFile } from './attachment-type-template.ts'
import { readyMadeTypes } from './attachment-types-ready-made.ts'
import type { Instant } from './moment.ts'
import { type InputFault, Refusal } from './refusal.ts'

/** What a region writes of a type: all but its template, which is uploaded apart. */
export type TypeGiven = Omit<AttachmentType, 'template'>

export type TypeFault =
  | 'required'
  | 'here-wants-reason'
  | 'oso-wants-no-reason'
  | 'must-be-sensitive'
  | 'own-type-wants-officer'
  | 'name-twice'
  | 'type-twice'
  | 'not-a-type-id'
  | 'formats-missing'
  | 'megabytes-outside'
  | 'region-uses-no-oso'
  | 'too-many-types'

/**
 * Whether a type is the region's own. A ready-made type may get other words, another way or other pupils; with another heading or other
 * limits it may carry something else than what was thought through, so then it is the region's own too.
 */
export function isOwnType({ typeId, heading, limits }: Pick<AttachmentType, 'typeId' | 'heading' | 'limits'>): boolean {
  return !readyMadeTypes.some((known) => known.typeId === typeId && known.heading === heading && known.limits === limits)
}

const wanted = ['name', 'explanation', 'whyNotInOso', 'limits'] as const

/** What is wrong with one type by itself: by field. */
function faultsOfType(type: TypeGiven): readonly (readonly [keyof TypeGiven, TypeFault])[] {
  const faults: (readonly [keyof TypeGiven, TypeFault])[] = []
  if (!isTypeId(type.typeId)) faults.push(['typeId', 'not-a-type-id'])
  for (const field of wanted) if (type[field].trim() === '') faults.push([field, 'required'])
  if (type.carrier === 'here' && !type.hereReason) faults.push(['hereReason', 'here-wants-reason'])
  if (type.carrier === 'oso' && type.hereReason) faults.push(['hereReason', 'oso-wants-no-reason'])
  if (type.carrier === 'here' && type.formats.length === 0) faults.push(['formats', 'formats-missing'])
  if (!(type.maxMb >= 1 && type.maxMb <= mostMegabytes)) faults.push(['maxMb', 'megabytes-outside'])
  if (isAlwaysSensitive(type.heading) && !type.sensitive) faults.push(['sensitive', 'must-be-sensitive'])
  if (type.ownType ? type.ownType.privacyOfficer.trim() === '' : isOwnType(type)) faults.push(['ownType', 'own-type-wants-officer'])
  return faults
}

const asName = (name: string) => name.trim().toLocaleLowerCase('nl')

/** Everything that is wrong with a list of types, with the place of each: `types[2].hereReason`. */
export function faultsOfTypes(types: readonly TypeGiven[]): readonly InputFault[] {
  const faults: InputFault[] = types.length > mostTypes ? [{ path: 'types', code: 'too-many-types' satisfies TypeFault }] : []
  const ids = new Set<string>()
  const names = new Set<string>()
  types.forEach((type, i) => {
    const put = (field: keyof TypeGiven, code: TypeFault) => faults.push({ path: `types[${i}].${field}`, code })
    for (const [field, code] of faultsOfType(type)) put(field, code)
    const name = asName(type.name)
    if (ids.has(type.typeId)) put('typeId', 'type-twice')
    if (name !== '' && names.has(name)) put('name', 'name-twice')
    ids.add(type.typeId)
    names.add(name)
  })
  return faults
}

/**
 * Where a region does not use OSO nothing new can go along with it. What went by OSO before the region stopped using it may wait, so that the
 * types can be put right one by one.
 */
export function faultsWithoutOso(types: readonly TypeGiven[], before: AttachmentTypes, { usesOso }: { readonly usesOso: boolean }): readonly InputFault[] {
  if (usesOso) return []
  const already = new Set(before.types.flatMap(({ typeId, carrier }) => (carrier === 'oso' ? [typeId] : [])))
  return types.flatMap(({ typeId, carrier }, i) => (carrier === 'oso' && !already.has(typeId) ? [{ path: `types[${i}].carrier`, code: 'region-uses-no-oso' satisfies TypeFault }] : []))
}

/** Refuses a change of types that stay as they are from the first set-ready of the year on. */
export function refuseLocked(types: AttachmentTypes): void {
  if (areLocked(types)) throw new Refusal('types-locked')
}

/** The list as it becomes: what was given, each with the template that it had. */
export function replaceTypes(before: AttachmentTypes, given: readonly TypeGiven[]): AttachmentTypes {
  refuseLocked(before)
  const templates = new Map(before.types.map(({ typeId, template }) => [typeId, template]))
  const types = given.map((type): AttachmentType => {
    const template = templates.get(type.typeId)
    return template ? { ...type, template } : type
  })
  return { types, version: before.version + 1 }
}

/** The list with a template at one of its types, in place of the one before. Refuses locked types. */
export function withTemplate(before: AttachmentTypes, typeId: string, { fileName, contentType, bytes }: TemplateFile, at: Instant): AttachmentTypes {
  refuseLocked(before)
  const template = { fileName, contentType, size: bytes.length, uploadedAt: at }
  return { types: before.types.map((type) => (type.typeId === typeId ? { ...type, template } : type)), version: before.version + 1 }
}

/** The types with a template that a change leaves out: their files go too. */
export function templatesDropped(before: AttachmentTypes, after: AttachmentTypes): readonly string[] {
  const kept = new Set(after.types.map(({ typeId }) => typeId))
  return before.types.flatMap(({ typeId, template }) => (template && !kept.has(typeId) ? [typeId] : []))
}
