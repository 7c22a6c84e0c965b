// What the row of a school's progress promises: everything comes out as it went in, and 525 of them stay within the reads that an overview may cost.
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../lambdas/domain/local-date.ts'
import { milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, minutes } from '../../lambdas/domain/moment.ts'
import { type Fact, factNames, factSources, type Facts } from '../../lambdas/domain/qualification.ts'
import { sectors } from '../../lambdas/domain/school.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { isDone, type Tick } from '../../lambdas/domain/tick.ts'
import { attributes, inColumns, newProgressRow, progressFrom } from '../../lambdas/store/progress-row.ts'
import { keys } from '../../lambdas/store/table.ts'
import { contact, school, tick } from '../domain/builders.ts'
import { itemBytes } from '../support/strict-fake/values.ts'

type Told = Readonly<Record<string, Pick<Tick, 'done' | 'count' | 'of'>>>

const start = Date.UTC(2026, 7, 1) as Instant
const counts = ['dossiers', 'complete', 'inspected', 'ready', 'applied', 'fetched', 'pupils', 'osoMissing', 'exportedAt', 'changedAt'] as const

/** The row as the table holds it of a school that said this of its steps. */
function itemOf(progress: SchoolProgress, told: Told, regionId = 'voorbeeld') {
  const contacts = Array.from({ length: progress.contacts }, (_, i) => contact({ email: `c${i}@school.example` }))
  const ticks = Object.fromEntries(Object.entries(told).map(([id, each]) => [id, { statedBy: 'school', statedAt: start, version: 1, ...each } satisfies Tick]))
  const given = school({ schoolId: progress.schoolId, name: progress.name, sector: progress.sector, contacts, ticks, progress, ...(progress.contactsConfirmed && { contactsConfirmedAt: start }) })
  const numbers = Object.fromEntries(counts.flatMap((name) => (progress[name] ? [[name, progress[name]] as const] : [])))
  return marshall({
    ...keys.progress(regionId, schoolYearStarting(2026), progress.schoolId),
    ...newProgressRow(given),
    ...inColumns(numbers),
    ...(progress.bounced && { [attributes.bounced]: 1 }),
    ...(progress.seenAt !== undefined && { [attributes.seen]: progress.seenAt / minutes(1) }),
  })
}

const read = (item: ReturnType<typeof itemOf>) => progressFrom(unmarshall(item))
const doneOf = (told: Told) => Object.keys(told).filter((id) => isDone(told[id])).sort()
const inOrder = ({ done, ...progress }: SchoolProgress) => ({ ...progress, done: done.toSorted() })

const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays(day('2015-08-01'), days))
const anyFact = fc.record(
  { state: fc.constantFrom('yes', 'no'), on: anyDay, source: fc.constantFrom(...factSources), isOther: fc.constant(true as const) },
  { requiredKeys: ['state', 'on', 'source'] },
) as fc.Arbitrary<Fact>
const anyFacts: fc.Arbitrary<Facts> = fc.record(Object.fromEntries(factNames.map((name) => [name, anyFact])), { requiredKeys: [] })
const anyCount = fc.integer({ min: 0, max: 999 })
const stepIds = [...milestoneKinds, 'release-2', 'open-dag', 'een-stap-van-onszelf', '2', 'n', 'version', 'done', 'reported']
const anyTold: fc.Arbitrary<Told> = fc.dictionary(fc.constantFrom(...stepIds), fc.record({ done: fc.boolean(), count: anyCount, of: anyCount }, { requiredKeys: ['done'] }), { maxKeys: 30 })
const anyMoment = fc.integer({ min: 0, max: 10_000_000_000 }).map((ms) => later(start, ms))
const anyProgress: fc.Arbitrary<SchoolProgress> = fc
  .record(
    {
      name: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), sector: fc.constantFrom(...sectors), contacts: fc.integer({ min: 0, max: 20 }), contactsConfirmed: fc.boolean(), bounced: fc.boolean(),
      dossiers: anyCount, complete: anyCount, inspected: anyCount, ready: anyCount, applied: anyCount, fetched: anyCount, pupils: anyCount, osoMissing: anyCount,
      exportedAt: anyMoment, changedAt: anyMoment, seenAt: anyMoment.map((moment) => (moment - (moment % minutes(1))) as Instant),
      facts: anyFacts, version: fc.integer({ min: 1, max: 5000 }), isStated: fc.boolean(),
    },
    { requiredKeys: ['name', 'sector', 'contacts', 'contactsConfirmed', 'bounced', 'dossiers', 'complete', 'inspected', 'ready', 'applied', 'fetched', 'pupils', 'osoMissing', 'facts', 'version', 'isStated'] },
  )
  .map(({ facts, version, isStated, ...known }) => ({ ...noProgress('99AA00'), ...known, ...(isStated && { qualification: { facts, version } }) }) as SchoolProgress)

describe('the row of the progress of a school', () => {
  it('holds whatever is known of a school, and gives it back as it was', () => {
    fc.assert(
      fc.property(anyProgress, anyTold, (progress, told) => {
        const reported = Object.fromEntries(Object.entries(told).flatMap(([id, { count, of }]) => (count === undefined && of === undefined ? [] : [[id, { ...(count !== undefined && { count }), ...(of !== undefined && { of }) }]])))
        expect(inOrder(read(itemOf(progress, told)))).toEqual(inOrder({ ...progress, done: doneOf(told), reported }))
      }),
      { numRuns: 300, seed: 5 },
    )
  })

  it.each(['2015-08-01', '2019-12-31', '2020-01-01', '2026-07-31', '2028-02-29', '2099-12-31'])('holds a fact of %s in four characters', (on) => {
    const facts: Facts = { endpoint: { state: 'no', on: day(on), source: 'checked', isOther: true } }
    const progress = { ...noProgress('99AA00'), qualification: { facts, version: 1 } }
    // A sign for each of the three that nobody knows.
    expect(newProgressRow({ ...school(), progress })[attributes.facts]).toHaveLength(3 + 4)
    expect(read(itemOf(progress, {})).qualification.facts).toEqual(facts)
  })

  it('of which nothing is known but its key reads as a school that has done nothing', () => {
    expect(progressFrom(keys.progress('voorbeeld', schoolYearStarting(2026), '99AA00'))).toEqual(noProgress('99AA00'))
  })

  it('of a step that is called as a letter or an attribute is not taken for another', () => {
    const told = { a: tick(), n: tick({ done: false, count: 3 }), t: tick({ of: 4 }), 'oso-checked': tick() }
    const progress = read(itemOf({ ...noProgress('99AA00'), name: 'De Rups' }, told))
    expect([progress.name, progress.done.toSorted(), progress.reported]).toEqual(['De Rups', ['a', 'oso-checked', 't'], { n: { count: 3 }, t: { of: 4 } }])
  })
})

describe('the size of the row', () => {
  const qualified: Facts = Object.fromEntries(factNames.map((name) => [name, { state: 'yes', on: day('2026-09-14'), source: 'board' }]))
  const known: SchoolProgress = {
    ...noProgress('99AA00'), name: 'Basisschool De Vlinderboom', contacts: 2, contactsConfirmed: true, qualification: { facts: qualified, version: 3 },
    seenAt: (Date.UTC(2027, 3, 6, 13, 37)) as Instant,
  }
  const of = (ids: readonly string[]): Told => Object.fromEntries(ids.map((id) => [id, { done: true }]))
  const numbered = { 'leavers-listed': { done: true, count: 28 }, 'inspection-done': { done: false, count: 28, of: 28 }, 'oso-set-ready': { done: false, count: 28, of: 28 } }
  const ofPo = { ...of(['contacts-checked', 'support-request', 'warm-transfer']), ...numbered }
  const carried = { dossiers: 6, complete: 6, inspected: 6, ready: 6, applied: 6, fetched: 5, changedAt: (start + 21_000_000_123) as Instant }
  /** What the overview may cost: 12.5 read units for 525 schools, half a unit for each 4 kB where it may be a second old. */
  const budget = Math.floor((12.5 * 2 * 4096) / 525)

  it('is at most 170 bytes of a PO school that did and told everything, in OSO alone', () => {
    expect(itemBytes(itemOf(known, ofPo))).toBeLessThanOrEqual(170)
  })

  it('is at most 170 bytes of a VO school that did everything, with its pupils', () => {
    const progress: SchoolProgress = { ...known, sector: 'vo', name: 'Lyceum Vlinderveen', pupils: 180 }
    const told = { ...of(['contacts-checked', 'form-checked', 'support-request', 'placement-known', 'decision-due', 'decision-extended', 'warm-transfer', 'not-arrived']), fetched: { done: true, count: 178, of: 180 } }
    expect(itemBytes(itemOf(progress, told))).toBeLessThanOrEqual(170)
  })

  it('is at most what 525 of them may be of a PO school that did everything, with its attachments here and a proof of its own', () => {
    expect(budget).toBe(195)
    expect(itemBytes(itemOf({ ...known, ...carried, osoMissing: 2 }, { ...ofPo, 'oso-checked': { done: true } }))).toBeLessThanOrEqual(budget)
  })

  it('is at most 240 bytes of the fullest row there can be with the default steps: every step reported, a name of 40 characters, a region id of 12', () => {
    const kinds = milestoneKinds.filter((kind) => kind !== 'custom')
    const told = Object.fromEntries(kinds.map((kind) => [kind, { done: true, ...(Object.keys(numbered).includes(kind) && { count: 128, of: 128 }) }]))
    const facts = Object.fromEntries(Object.entries(qualified).map(([name, fact]) => [name, { ...fact, isOther: true }])) as Facts
    const numbers = { ...carried, dossiers: 128, complete: 128, inspected: 128, ready: 128, applied: 128, fetched: 128, osoMissing: 12, exportedAt: carried.changedAt }
    const progress = { ...known, ...numbers, name: 'Openbare Basisschool Sint Vlinderboom 12', contacts: 20, bounced: true, qualification: { facts, version: 40 } }
    expect(progress.name).toHaveLength(40)
    expect(itemBytes(itemOf(progress, told, 'regio-noord1'))).toBeLessThanOrEqual(240)
  })
})
