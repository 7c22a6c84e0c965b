// What every act on a dossier starts from and ends with: the dossier with its year and types; and its next version, counted, in one write.
import type { Actor, Succeeding } from '../domain/actor.ts'
import { type AttachmentTypes } from '../domain/attachment-type.ts'
import type { Dossier } from '../domain/dossier.ts'
import { type DossierId, readDossierId } from '../domain/dossier-id.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import { isPastRetention } from '../domain/retention.ts'
import type { School, SchoolId } from '../domain/school.ts'
import { countedOf } from '../domain/school-progress.ts'
import type { AlsoWritten } from '../ports/dossiers.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import type { Succession } from '../ports/schools.ts'
import type { DoorTrace, Trace } from '../ports/trace.ts'

export interface YearContext {
  readonly head: YearHead
  readonly types: AttachmentTypes
  readonly now: Instant
}

export interface DossierContext extends YearContext {
  readonly dossier: Dossier
}

export interface SchoolContext extends YearContext {
  readonly school: School
}

type ContextPorts = Pick<Ports, 'clock' | 'years' | 'attachmentTypes' | 'dossiers' | 'schools'>

/** By which right a school, or one of its BRIN, acts for one that went on in it in a year, by the coordinator's word: in one region, or wherever. */
export function succeedingOf({ schools }: Pick<Ports, 'schools'>) {
  return async (schoolIdOrBrin: string, of: SchoolId, year: string, regionId?: string): Promise<Succeeding | undefined> => {
    const isMeant = (one: Succession) => one.year === year && (regionId === undefined || one.regionId === regionId) && one.succeeds.includes(of)
    const found = (await schools.successions(schoolIdOrBrin)).filter(isMeant)
    const places = found.map((one) => ({ regionId: one.regionId, schoolId: one.schoolId }))
    return found[0] && { of, year: found[0].year, places }
  }
}

/** The dossier of an id that the actor's own school gave out, or one with which it goes on; refuses `not-found` for any other, and once the year is over. */
export function findDossier({ clock, years, attachmentTypes, dossiers }: Omit<ContextPorts, 'schools'>) {
  return async (actor: Actor, dossierId: DossierId): Promise<DossierContext> => {
    const { membership, succession } = actor
    const id = readDossierId(dossierId)
    if (membership.role !== 'po' || !id) throw notFound()
    const isOwn = id.schoolId === membership.schoolId
    const places = succession?.of === id.schoolId && succession.year === id.year ? succession.places : []
    if (!isOwn && places.length === 0) throw notFound()
    const dossier = await dossiers.get(dossierId)
    if (!dossier || !(isOwn || places.some(({ regionId }) => regionId === dossier.regionId))) throw notFound()
    const [head, types] = await Promise.all([years.get(dossier), attachmentTypes.get(dossier)])
    const now = clock()
    if (!head || isPastRetention(head, now)) throw notFound()
    return { dossier, head, types, now }
  }
}

/** A school in a year in which dossiers can still be read; refuses `not-found` for one that does not take part, and once the year is over. */
export function findSchool({ clock, schools, attachmentTypes }: Pick<ContextPorts, 'clock' | 'schools' | 'attachmentTypes'>) {
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<SchoolContext> => {
    const [found, types] = await Promise.all([schools.getWithYear(key, schoolId), attachmentTypes.get(key)])
    const now = clock()
    if (!found || isPastRetention(found.head, now)) throw notFound()
    return { ...found, types, now }
  }
}

/** A next state of a dossier that was read, or a new one. */
export interface NextDossier {
  readonly before?: Dossier
  readonly after: Dossier
}

/** Writes the next state of dossiers of one school: with the next version number, and counted in the school's progress. Answers them as written. */
export function saveDossiers({ dossiers, fingerprint }: Pick<Ports, 'dossiers' | 'fingerprint'>) {
  return async ({ types }: Pick<YearContext, 'types'>, changes: readonly NextDossier[], trace: Trace | DoorTrace, also?: AlsoWritten): Promise<readonly Dossier[]> => {
    const written = changes.map(({ before, after }) => ({
      ...(before && { before }),
      after: { ...after, version: (before?.version ?? 0) + 1, counted: countedOf(after, types.types, fingerprint) },
    }))
    await dossiers.save(written, trace, also)
    return written.map(({ after }) => after)
  }
}
