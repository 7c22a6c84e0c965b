// Adds dossiers of pupils to a PO school, each under a number of its own; by one request, or out of a list.
import type { Actor } from '../domain/actor.ts'
import { nameDestinations } from '../domain/application-steps.ts'
import type { Dossier } from '../domain/dossier.ts'
import { dossierIdOf, numberFrom } from '../domain/dossier-id.ts'
import type { PupilRoute } from '../domain/milestone.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import { Refusal, refuseFaults } from '../domain/refusal.ts'
import { refuseNews, type SchoolId } from '../domain/school.ts'
import { nothingCounted } from '../domain/school-progress.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { RepeatKey, Trace } from '../ports/trace.ts'
import { findSchool, saveDossiers, type SchoolContext } from './dossier-context.ts'
import { type DestinationGiven, destinationFaults, destinationsOf } from './name-destinations.ts'
import { voSchoolsOf } from './see-dossiers.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export interface NewDossier {
  readonly label: string
  readonly group?: string
  readonly routes?: readonly PupilRoute[]
  readonly destinations?: readonly DestinationGiven[]
  readonly warmTransfer?: boolean
  readonly noBsn?: boolean
}

export interface DossierAdded {
  readonly dossier: Dossier
  /** Where the region uses codes. */
  readonly code?: string
}

export type AddPorts = Pick<Ports, 'clock' | 'schools' | 'attachmentTypes' | 'dossiers' | 'codes' | 'repeatKeys' | 'fingerprint'>

const mostTries = 5

/** Refuses what asks for files in a region that carries none. */
export function refuseWithoutDossiers({ head }: Pick<SchoolContext, 'head'>): void {
  if (head.settings.dossiers === 'none') throw new Refusal('cannot-change-dossier', { reasons: [{ code: 'region-without-dossiers' }] })
}

/** Refuses with all faults at once; `[3].destinations[0]` names where. A repeat with the same key answers what the first one made. */
export function addDossiers(ports: AddPorts) {
  const find = findSchool(ports)
  const write = writeNew(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, given: readonly NewDossier[], repeat?: RepeatKey): Promise<readonly DossierAdded[]> => {
    const context = await find(key, schoolId)
    refuseNews(context.school)
    refuseWithoutDossiers(context)
    const voSchools = await voSchoolsOf(ports, key)
    refuseFaults(
      given.flatMap(({ label, group, destinations = [], noBsn }, i) => [
        ...possibleBsnFaults([{ path: `[${i}].label`, text: label }, { path: `[${i}].group`, text: group }], noBsn),
        ...destinationFaults(destinations, voSchools, `[${i}].destinations`),
      ]),
    )
    return write(context, key, given, traceOf(actor, 'add-dossiers', `${pathOfSchool(key.regionId, key.year, schoolId)}/dossiers`, context.now), repeat)
  }
}

/** Writes new dossiers that were judged, under numbers that are free; as many as fit in a request. */
export function writeNew(ports: Pick<AddPorts, 'schools' | 'dossiers' | 'codes' | 'repeatKeys' | 'fingerprint'>) {
  const { dossiers, codes, repeatKeys, fingerprint } = ports
  const save = saveDossiers(ports)

  return async (context: SchoolContext, key: RegionYearKey, given: readonly NewDossier[], trace: Trace, repeat?: RepeatKey): Promise<readonly DossierAdded[]> => {
    const { school, head } = context
    const source = repeat ? fingerprint(`${repeat.id}|${repeat.bodyHash}`) : crypto.randomUUID()
    const madeBy = (i: number) => `${source}.${i}`
    const withCode = async (dossier: Dossier): Promise<DossierAdded> => ({
      dossier, ...(head.settings.usesCodes && dossier.codeNumber > 0 && { code: await codes.of(dossier.dossierId, dossier.codeNumber) }),
    })

    for (let tries = 1; ; tries++) {
      const there = (await dossiers.list(school.schoolId, key.year)).dossiers
      const made = new Map(there.flatMap((dossier) => (dossier.madeBy === undefined ? [] : [[dossier.madeBy, dossier]])))
      const known = given.flatMap((_, i) => made.get(madeBy(i)) ?? [])
      // Also after a crash in the middle: the key stands with the last part, so without it the rest is still to be made.
      if (known.length === given.length || (repeat && known.length > 0 && (await repeatKeys.find(repeat.id)))) {
        await ports.schools.note(key, trace)
        return Promise.all(known.map(withCode))
      }
      const taken = new Set(there.map(({ number }) => number))
      const numberOf = (i: number) => freeNumber(taken, (attempt) => fingerprint(`${madeBy(i)}|${tries}|${attempt}`))
      const all = given.map((one, i) => made.get(madeBy(i)) ?? newDossier(one, context, key, numberOf(i), madeBy(i)))
      const fresh = await Promise.all(all.filter(({ version }) => version === 0).map(withCode))
      const coded = fresh.flatMap(({ dossier: { dossierId }, code }) => (code === undefined ? [] : [{ dossierId, code }]))
      const put = await Promise.all(coded.map(async ({ dossierId, code }) => ({ hash: await codes.hashOf(code), dossierId })))
      try {
        await save(context, fresh.map(({ dossier }) => ({ after: dossier })), trace, { codes: { put }, ...(repeat && { repeat }) })
        return Promise.all(all.map(withCode))
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'already-exists' || tries === mostTries) throw error
        // A number that somebody else took meanwhile: the next try finds another. Or the key was used before.
        const before = repeat && (await repeatKeys.find(repeat.id))
        if (before && before.bodyHash !== repeat.bodyHash) throw new Refusal('key-used-for-something-else')
        if (before && tries > 1) return []
      }
    }
  }
}

/** A number that no dossier of the school has; taken from now on. */
function freeNumber(taken: Set<string>, hexadecimals: (attempt: number) => string): string {
  for (let attempt = 0; ; attempt++) {
    const number = numberFrom(hexadecimals(attempt))
    if (taken.has(number)) continue
    taken.add(number)
    return number
  }
}

function newDossier(given: NewDossier, { school, head, now }: SchoolContext, { regionId, year }: RegionYearKey, number: string, madeBy: string): Dossier {
  const { label, group, routes = ['regular'], destinations = [], warmTransfer } = given
  const { schoolId, name: schoolName } = school
  const dossier: Dossier = {
    dossierId: dossierIdOf({ schoolId, year, number }), schoolId, schoolName, regionId, year, number, label,
    ...(group && { group }),
    routes: routes.length > 0 ? routes : ['regular'],
    ...(warmTransfer !== undefined && { warmTransfer }),
    slots: {}, viaOso: [], open: { number: 1, attachments: [] }, ready: [], applications: [], questions: [],
    codeNumber: head.settings.usesCodes ? 1 : 0, createdAt: now, counted: nothingCounted, madeBy, version: 0,
  }
  return nameDestinations(dossier, destinationsOf(destinations, { head, now }), now)
}
