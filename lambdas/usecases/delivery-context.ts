// What every look and act of a VO school starts from: its own partition, the year, and whether it may fetch at all; the same reads whatever is there.
import { type Actor, hasRightToSensitive, type Succeeding } from '../domain/actor.ts'
import { deliveriesOf, type KeptDelivery } from '../domain/delivery.ts'
import type { Dossier } from '../domain/dossier.ts'
import { type DossierId, readDossierId } from '../domain/dossier-id.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import type { ReleaseFacts } from '../domain/release.ts'
import { isPastRetention } from '../domain/retention.ts'
import { type School, type SchoolId, sideOf } from '../domain/school.ts'
import { type FetchMark, type Reader, seenDelivery, type SeenDelivery } from '../domain/seen-delivery.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { FetchRecord } from '../ports/dossiers.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import { succeedingOf } from './dossier-context.ts'
import { voFacts } from './read-round.ts'

export interface VoContext {
  readonly head: YearHead
  /** The VO school. */
  readonly school: School
  readonly facts: ReleaseFacts
  readonly now: Instant
}

/** A delivery that this person may know of. */
export interface Found {
  readonly delivery: KeptDelivery
  readonly reader: Reader
  readonly seen: SeenDelivery
}

export interface FoundDeliveries extends VoContext {
  /** In the order of PO schools and numbers. */
  readonly found: ReadonlyMap<DossierId, Found>
}

export interface FoundDelivery extends VoContext, Found {
  /** Whoever asks, with the right by which they act for this school. */
  readonly actor: Actor
}

export type DeliveryPorts = Pick<Ports, 'clock' | 'schools' | 'boards' | 'deliveries'>

/** What this VO school fetched of each dossier, oldest first. */
function marksOf(records: readonly FetchRecord[]): ReadonlyMap<DossierId, readonly FetchMark[]> {
  const marks = new Map<DossierId, FetchMark[]>()
  for (const { at, dossiers } of records.toSorted((a, b) => a.at - b.at)) {
    for (const { dossierId, version, files } of dossiers) marks.set(dossierId, [...(marks.get(dossierId) ?? []), { at, version, files }])
  }
  return marks
}

async function factsOf({ boards }: Pick<Ports, 'boards'>, head: YearHead, school: School): Promise<ReleaseFacts> {
  const [board] = await boards.facts([school.boardId])
  return voFacts(head, school, board).facts
}

/** A school in a year of which something can still be read; refuses `not-found` for any other. */
export function findPlace({ clock, schools }: Pick<Ports, 'clock' | 'schools'>) {
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<{ readonly school: School; readonly head: YearHead; readonly now: Instant }> => {
    const place = await schools.getWithYear(key, schoolId)
    const now = clock()
    if (!place || isPastRetention(place.head, now)) throw notFound()
    return { ...place, now }
  }
}

/**
 * The deliveries of a VO school in one region's year that this person may know of by now. What is not visible yet is read and left out
 * again, so that the table is asked the same whether it is there or not. Refuses `not-found` for a school that does not take part, and once
 * the year is over.
 */
export function findDeliveries(ports: DeliveryPorts) {
  const { clock, deliveries } = ports
  const find = findPlace(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId): Promise<FoundDeliveries> => {
    const [{ head, school }, read] = await Promise.all([find(key, schoolId), deliveries.list(schoolId, key.year)])
    if (sideOf(school.sector) !== 'vo') throw notFound()
    const facts = await factsOf(ports, head, school)
    const now = clock()
    const marks = marksOf(read.fetched)
    const found = new Map<DossierId, Found>()
    for (const delivery of read.deliveries) {
      if (delivery.regionId !== key.regionId) continue
      const reader: Reader = { fetched: marks.get(delivery.dossierId) ?? [], sensitive: hasRightToSensitive(actor) }
      const seen = seenDelivery(delivery, facts, reader, now)
      if (seen) found.set(delivery.dossierId, { delivery, reader, seen })
    }
    return { head, school, facts, now, found }
  }
}

interface ActingSchool {
  readonly schoolId: SchoolId
  /** By which right, and in which regions alone; absent where it is the school's own. */
  readonly succession?: Succeeding
}

/**
 * The location that acts: that of the membership, one of its BRIN that was named, or one that was named with which it goes on in that year.
 * Refuses `not-found` for any other, and where none is named.
 */
export function actingSchool({ schools }: Pick<Ports, 'schools'>) {
  const find = succeedingOf({ schools })
  return async ({ membership }: Actor, asked: SchoolId | undefined, year: SchoolYear): Promise<ActingSchool> => {
    const own = 'schoolId' in membership ? membership.schoolId : ''
    if (own.length === 6 && (asked === undefined || asked === own)) return { schoolId: own }
    if (own.length === 4 && asked?.startsWith(own)) return { schoolId: asked }
    const succession = own !== '' && asked !== undefined ? await find(own, asked, year) : undefined
    if (asked === undefined || !succession) throw notFound()
    return { schoolId: asked, succession }
  }
}

/**
 * One delivery by the id of its dossier alone, in whichever region it lies. The school's regions are read before anybody looks whether there
 * is such a delivery: an id that is not visible yet costs the same reads as one that was never given out.
 */
export function findDelivery(ports: DeliveryPorts) {
  const { clock, schools, deliveries } = ports
  const acting = actingSchool(ports)
  return async (actor: Actor, dossierId: DossierId, asked: SchoolId | undefined): Promise<FoundDelivery> => {
    const year = readDossierId(dossierId)?.year
    if (year === undefined) throw notFound()
    const { schoolId, succession } = await acting(actor, asked, year)
    const regions = succession?.places.map(({ regionId }) => regionId)
    const [placements, read] = await Promise.all([schools.placements(schoolId), deliveries.list(schoolId, year)])
    const places = await schools.getAllWithYears(placements.filter((placement) => placement.schoolId === schoolId && placement.year === year && (regions?.includes(placement.regionId) ?? true)))
    const known = places.filter((place) => place !== undefined)
    const facts = await Promise.all(known.map(({ head, school }) => factsOf(ports, head, school)))
    const now = clock()
    const delivery = read.deliveries.find((each) => each.dossierId === dossierId)
    const i = known.findIndex(({ head }) => head.regionId === delivery?.regionId)
    const [place, ofYear] = [known[i], facts[i]]
    if (!delivery || !place || !ofYear) throw notFound()
    const reader: Reader = { fetched: marksOf(read.fetched).get(dossierId) ?? [], sensitive: hasRightToSensitive(actor) }
    const seen = seenDelivery(delivery, ofYear, reader, now)
    if (!seen) throw notFound()
    return { ...place, facts: ofYear, now, delivery, reader, seen, actor: { ...actor, ...(succession && { succession }) } }
  }
}

/** What the VO school sees of a dossier after an act of its own. */
export function seenAfter({ facts, now }: VoContext, { delivery, reader }: Pick<Found, 'delivery' | 'reader'>, after: Dossier, ownReference = delivery.ownReference): SeenDelivery {
  const next = deliveriesOf(after).find(({ voSchoolId }) => voSchoolId === delivery.voSchoolId)
  const seen = next && seenDelivery({ ...next, ...(ownReference !== undefined && { ownReference }) }, facts, reader, now)
  if (!seen) throw notFound()
  return seen
}
