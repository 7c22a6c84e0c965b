// Shows and replaces the attachment types of a region's year, and keeps the templates that schools fill in.
import type { Actor } from '../domain/actor.ts'
import { type AttachmentType, type AttachmentTypes, typeOf } from '../domain/attachment-type.ts'
import { faultsOfTypes, faultsWithoutOso, refuseLocked, replaceTypes, templatesDropped, type TypeGiven, withTemplate } from '../domain/attachment-type-rules.ts'
import { type TemplateFile, templateOf } from '../domain/attachment-type-template.ts'
import { readyMadeTypes } from '../domain/attachment-types-ready-made.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface AttachmentTypesSeen extends AttachmentTypes {
  /** For the region alone: types that it can take as they are. */
  readonly readyMade?: readonly AttachmentType[]
}

const pathOf = (key: RegionYearKey) => `${pathOfYear(key.regionId, key.year)}/attachment-types`

/**
 * A school reads what is at most 60 s old; the region what is there now, for it may be about to change it. Only the region is told since when
 * the list is locked: a VO school would learn when somebody set the first dossier ready.
 */
export function seeAttachmentTypes({ years, attachmentTypes }: Pick<Ports, 'years' | 'attachmentTypes'>) {
  return async (actor: Actor, key: RegionYearKey): Promise<AttachmentTypesSeen> => {
    if (!(await years.get(key))) throw notFound()
    const isSchool = actor.membership.role === 'po' || actor.membership.role === 'vo'
    if (isSchool) {
      const { types, version } = await attachmentTypes.get(key)
      return { types, version }
    }
    return { ...(await attachmentTypes.getFresh(key)), readyMade: readyMadeTypes }
  }
}

/** Replaces the whole list; templates of the types that stay stay too. Refuses `types-locked` from the first set-ready of the year on. */
export function keepAttachmentTypes({ clock, years, attachmentTypes }: Pick<Ports, 'clock' | 'years' | 'attachmentTypes'>) {
  return async (actor: Actor, key: RegionYearKey, given: readonly TypeGiven[], expectedVersion: number): Promise<AttachmentTypesSeen> => {
    const head = await years.get(key)
    if (!head) throw notFound()
    const before = await attachmentTypes.getFresh(key)
    refuseLocked(before)
    refuseFaults([...faultsOfTypes(given), ...faultsWithoutOso(given, before, head.settings)])
    if (before.version !== expectedVersion) throw new Refusal('changed-meanwhile')
    const after = replaceTypes(before, given)
    const trace = traceOf(actor, 'put-attachment-types', pathOf(key), clock(), after.version)
    await attachmentTypes.save(key, after, expectedVersion, trace, { drop: templatesDropped(before, after) })
    return { ...after, readyMade: readyMadeTypes }
  }
}

/** Keeps the template of one type in place of the one before. */
export function keepTemplate({ clock, attachmentTypes }: Pick<Ports, 'clock' | 'attachmentTypes'>) {
  return async (actor: Actor, key: RegionYearKey, typeId: string, file: { readonly fileName: string; readonly bytes: Uint8Array }): Promise<AttachmentTypesSeen> => {
    const before = await attachmentTypes.getFresh(key)
    if (!typeOf(before, typeId)) throw notFound()
    refuseLocked(before)
    const template = templateOf(file.fileName, file.bytes)
    const now = clock()
    const after = withTemplate(before, typeId, template, now)
    const trace = traceOf(actor, 'put-template', `${pathOf(key)}/${typeId}/template`, now, after.version)
    await attachmentTypes.save(key, after, before.version, trace, { put: { typeId, file: template } })
    return { ...after, readyMade: readyMadeTypes }
  }
}

export function seeTemplate({ attachmentTypes }: Pick<Ports, 'attachmentTypes'>) {
  return async (key: RegionYearKey, typeId: string): Promise<TemplateFile> => {
    const file = await attachmentTypes.template(key, typeId)
    if (!file) throw notFound()
    return file
  }
}
