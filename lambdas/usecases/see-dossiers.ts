// Shows a PO school its dossiers: how far each is, what it lacks, and which VO schools fetched it.
import type { Actor } from '../domain/actor.ts'
import type { PublicSchool } from '../domain/agreements.ts'
import type { Application } from '../domain/application.ts'
import { appliedNowhere } from '../domain/applied-nowhere.ts'
import { type Dossier, type Inspection, inspectionOf, openListHash, readyVersion } from '../domain/dossier.ts'
import { type SlotState, slotsOf, whatIsMissing } from '../domain/dossier-check.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import { type DossierFetch, type DossierStory, storyOf } from '../domain/dossier-story.ts'
import type { Round } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import { roundsOf } from '../domain/open-round.ts'
import { notFound, type Reason } from '../domain/refusal.ts'
import { openingOf, opensAt } from '../domain/release.ts'
import { type School, type SchoolId, sideOf } from '../domain/school.ts'
import type { FetchRecord } from '../ports/dossiers.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { type DossierContext, findDossier, findSchool, type YearContext } from './dossier-context.ts'
import { pathOfSchool, traceOf } from './trace.ts'

/** What a dossier is judged and shown by, beside itself. */
export interface SchoolFacts extends YearContext {
  readonly school: School
  /** The board of the school signed a processing agreement. */
  readonly agreementSigned: boolean
  /** The VO schools of the region's year. */
  readonly voSchools: readonly PublicSchool[]
}

export interface ApplicationSeen {
  readonly application: Application
  readonly schoolName: string
  /** By the calendar; absent while it does not say. */
  readonly opensAt?: Instant
}

export interface DossierSeen {
  readonly dossier: Dossier
  readonly story: DossierStory
  readonly missing: readonly Reason[]
  /** Of the list that parents could see now; absent while nothing is open. */
  readonly listHash?: string
  /** The inspection that counts for what is open, or for what stands ready. */
  readonly inspection?: Inspection
  /** The files changed after an inspection. */
  readonly inspectAgain: boolean
  readonly slots: readonly SlotState[]
  readonly applications: readonly ApplicationSeen[]
  readonly fetches: readonly DossierFetch[]
}

export interface DossierInFull extends DossierSeen {
  /** The parents' code, where the region uses codes. */
  readonly code?: string
  readonly facts: SchoolFacts
}

export interface DossiersSeen {
  readonly facts: SchoolFacts
  readonly dossiers: readonly DossierSeen[]
  readonly appliedNowhere?: number
  readonly rounds: readonly { readonly round: Round; readonly opensAt?: Instant }[]
}

export type SeePorts = Pick<Ports, 'clock' | 'years' | 'schools' | 'attachmentTypes' | 'dossiers' | 'boards' | 'codes' | 'fingerprint'>

export const nameIn = (schools: readonly PublicSchool[], schoolId: SchoolId): string => schools.find((school) => school.schoolId === schoolId)?.name ?? schoolId

/** The VO schools that take part in a year: read anew once a minute. */
export async function voSchoolsOf({ schools }: Pick<Ports, 'schools'>, key: RegionYearKey): Promise<readonly PublicSchool[]> {
  return (await schools.listPublic(key)).filter(({ sector }) => sideOf(sector) === 'vo')
}

export async function isAgreementSigned({ boards }: Pick<Ports, 'boards'>, boardId: string): Promise<boolean> {
  const [facts] = await boards.facts([boardId])
  return facts?.processingAgreement?.state === 'yes'
}

/** Every fetch of each dossier, oldest first. */
export function fetchesByDossier(records: readonly FetchRecord[]): ReadonlyMap<DossierId, readonly DossierFetch[]> {
  const each = records.flatMap(({ voSchoolId, at, dossiers }) =>
    dossiers.map(({ dossierId, version, files }) => ({ dossierId, fetch: { schoolId: voSchoolId, at, version, files } })),
  )
  const inOrder = each.toSorted((a, b) => a.fetch.at - b.fetch.at)
  return new Map([...Map.groupBy(inOrder, ({ dossierId }) => dossierId)].map(([dossierId, found]) => [dossierId, found.map(({ fetch }) => fetch)]))
}

function applicationSeen(dossier: Dossier, application: Application, { head, voSchools }: SchoolFacts): ApplicationSeen {
  const opening = head.calendar && openingOf(head.calendar.milestones, { ...application, routes: dossier.routes })
  return { application, schoolName: nameIn(voSchools, application.schoolId), ...(opening && { opensAt: opensAt(opening) }) }
}

/** A dossier with all that follows from it. */
export function dossierSeen(dossier: Dossier, fetches: readonly DossierFetch[], facts: SchoolFacts, hash: Ports['fingerprint']): DossierSeen {
  const { types } = facts.types
  const { open } = dossier
  const inspection = open ? inspectionOf(open, hash) : readyVersion(dossier)?.inspection
  return {
    dossier,
    story: storyOf(dossier, types, fetches, hash),
    missing: whatIsMissing(dossier, { types, agreementSigned: facts.agreementSigned }, hash),
    ...(open && { listHash: openListHash(open, hash) }),
    ...(inspection && { inspection }),
    inspectAgain: open?.inspection !== undefined && !inspection,
    slots: slotsOf(dossier, types),
    applications: dossier.applications.map((application) => applicationSeen(dossier, application, facts)),
    fetches,
  }
}

/** All dossiers of a school in one region's year. One query of its own partition, whatever their number; leaves a trace. */
export function seeDossiers(ports: Omit<SeePorts, 'codes'>) {
  const find = findSchool(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId): Promise<DossiersSeen> => {
    const { school, ...context } = await find(key, schoolId)
    const [agreementSigned, voSchools, read] = await Promise.all([
      isAgreementSigned(ports, school.boardId), voSchoolsOf(ports, key), ports.dossiers.list(schoolId, key.year),
    ])
    const { head, now } = context
    await ports.schools.note(key, traceOf(actor, 'see-dossiers', `${pathOfSchool(key.regionId, key.year, schoolId)}/dossiers`, now))
    const facts: SchoolFacts = { ...context, school, agreementSigned, voSchools }
    const own = read.dossiers.filter(({ regionId }) => regionId === key.regionId)
    const fetches = fetchesByDossier(read.fetched)
    const nowhere = appliedNowhere(own, key.year, now)
    const milestones = head.calendar?.milestones ?? []
    const opening = (round: Round) => openingOf(milestones, { round, routes: [], appliedAt: now })
    return {
      facts,
      dossiers: own.map((dossier) => dossierSeen(dossier, fetches.get(dossier.dossierId) ?? [], facts, ports.fingerprint)),
      ...(nowhere !== undefined && { appliedNowhere: nowhere }),
      rounds: [...roundsOf(milestones), 'rest' as const].map((round) => {
        const opens = opening(round)
        return { round, ...(opens && { opensAt: opensAt(opens) }) }
      }),
    }
  }
}

/** A dossier as it is now, with all that its screen shows: after an act, or to be looked at. */
export function showDossier(ports: SeePorts) {
  return async ({ dossier, ...context }: DossierContext): Promise<DossierInFull> => {
    const [found, voSchools, fetched] = await Promise.all([
      ports.schools.getWithYear(dossier, dossier.schoolId), voSchoolsOf(ports, dossier), ports.dossiers.fetches(dossier.schoolId, dossier.year),
    ])
    if (!found) throw notFound()
    const { school } = found
    const facts: SchoolFacts = { ...context, school, agreementSigned: await isAgreementSigned(ports, school.boardId), voSchools }
    const hasCode = context.head.settings.usesCodes && dossier.codeNumber > 0
    return {
      ...dossierSeen(dossier, fetchesByDossier(fetched).get(dossier.dossierId) ?? [], facts, ports.fingerprint),
      ...(hasCode && { code: await ports.codes.of(dossier.dossierId, dossier.codeNumber) }),
      facts,
    }
  }
}

/** One dossier; leaves a trace. */
export function seeDossier(ports: SeePorts) {
  const find = findDossier(ports)
  const show = showDossier(ports)
  return async (actor: Actor, dossierId: DossierId): Promise<DossierInFull> => {
    const context = await find(actor, dossierId)
    const shown = await show(context)
    await ports.schools.note(context.dossier, traceOf(actor, 'see-dossier', pathOfDossier(dossierId), context.now, context.dossier.version))
    return shown
  }
}

/** Never a label: the number says enough. */
export const pathOfDossier = (dossierId: DossierId): string => `dossiers/${dossierId}`
