// The progress of one region of 525 schools as its rows hold it, each with as much in it as a school can have: the same every time.
import { proposeCalendar } from '../lambdas/domain/default-steps.ts'
import { day } from '../lambdas/domain/local-date.ts'
import { concerns, knownBy, type Milestone } from '../lambdas/domain/milestone.ts'
import { type Instant, momentAt, time } from '../lambdas/domain/moment.ts'
import type { Facts, FactSource } from '../lambdas/domain/qualification.ts'
import { type RegionYear, usualSettings, type YearSettings } from '../lambdas/domain/region.ts'
import { noProgress } from '../lambdas/domain/school-progress.ts'
import type { School, Sector } from '../lambdas/domain/school.ts'
import { schoolYearStarting } from '../lambdas/domain/school-year.ts'
import type { Tick } from '../lambdas/domain/tick.ts'
import { attributes, inColumns, newProgressRow } from '../lambdas/store/progress-row.ts'
import { keys } from '../lambdas/store/table.ts'

export const schoolCount = 525
const year = schoolYearStarting(2026)
export const askedAt = momentAt(day('2027-04-20'), time('09:00'))

const settings: YearSettings = { ...usualSettings, schoolHolidays: [{ name: 'Voorjaarsvakantie', first: day('2027-02-20'), last: day('2027-02-28') }] }
const { milestones } = proposeCalendar(year, settings)!

export interface FullRegion {
  readonly key: { readonly regionId: string; readonly year: typeof year }
  readonly head: RegionYear & { readonly calendar: { readonly number: number; readonly milestones: readonly Milestone[]; readonly publishedAt: Instant } }
  readonly schools: readonly School[]
  /** As the store writes them. */
  readonly rows: readonly (Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string })[]
}

/** The lengths of names in the registers of Drenthe: the first, fifth, ... of ten in order. Mean 25 for primary, 53 for secondary schools. */
const lengths: Readonly<Record<'po' | 'vo', readonly number[]>> = { po: [11, 15, 18, 21, 23, 25, 27, 30, 34, 42], vo: [31, 38, 44, 48, 52, 55, 58, 62, 67, 75] }
const nameOf = (i: number, side: 'po' | 'vo') => `De ${i} ${'Christelijke Basisschool voor Daltononderwijs en Vrijeschoolonderwijs aan de Lindelaan'}`.slice(0, lengths[side][i % 10])

const letter = (number: number) => String.fromCharCode(65 + (number % 26))
const schoolIdOf = (i: number) => `${10 + (i % 90)}${letter(Math.floor(i / 90))}${letter(i)}00`

const sources: readonly FactSource[] = ['imported', 'self-reported', 'board', 'checked']

/** All four facts, of one source or another; every fifth school lacks something, every seventh said it in the year before. */
function factsOf(i: number): Facts {
  const fact = (state: 'yes' | 'no') => ({ state, on: day(i % 7 === 0 ? '2026-05-20' : '2026-12-04'), source: sources[i % 4]! })
  return { participates: fact('yes'), agreement: fact('yes'), mandate: fact(i % 5 === 0 ? 'no' : 'yes'), endpoint: fact(i % 11 === 0 ? 'no' : 'yes') }
}

/** Steps of which a number is reported: by the school, or by a list from where the dossiers are. */
const numbered: ReadonlySet<string> = new Set(['leavers-listed', 'inspection-done', 'oso-set-ready', 'fetched'])

export type HowFar = 'two-of-three' | 'all-done' | 'nothing-done'

/** Of every step that has a number it is there, done or not. */
function ticksOf(i: number, sector: Sector, howFar: HowFar): School['ticks'] {
  const said = { statedBy: 'school', statedAt: askedAt, version: 1 } as const
  const own = milestones.filter((milestone) => knownBy(milestone) === 'tick' && concerns(milestone, sector))
  return Object.fromEntries(
    own.map(({ id, kind }, n): [string, Tick] => {
      const isDone = howFar === 'all-done' || (howFar === 'two-of-three' && (Math.floor(i / 6) + n) % 3 !== 0)
      return [id, { done: isDone, ...(numbered.has(kind) && { count: isDone ? 28 : 10 + (i % 18), of: 28 }), ...said }]
    }),
  )
}

/** `regionId` stands in every row, so its length counts. */
export function fullRegion(regionId = 'noordoost-overijssel', howFar: HowFar = 'two-of-three'): FullRegion {
  const key = { regionId, year }
  const schoolOf = (i: number): School => {
    const sector: Sector = i % 6 === 0 ? 'vo' : i % 40 === 1 ? 'sbo' : 'po'
    const schoolId = schoolIdOf(i)
    const contact = { contactId: `c-${i}`, name: 'Anna de Boer', email: `s${i}@school.example`, roles: ['transfer' as const], shared: false, phone: '0199 00 11 22' }
    return {
      schoolId, sector, name: nameOf(i, sector === 'vo' ? 'vo' : 'po'), boardId: '99901', street: 'Lindelaan', houseNumber: '12', postcode: '8001 AB', place: 'LINDEVELD',
      municipality: 'LINDEVELD', denomination: 'Openbaar', phone: '', website: '', structure: '', holidayRegion: 'Noord', membership: 'member', pupilSystem: 'ParnasSys', source: 'register',
      contacts: [contact, { ...contact, contactId: `h-${i}`, roles: ['head'] }], contactsConfirmedAt: askedAt,
      ticks: ticksOf(i, sector, howFar),
      version: 1, contactsVersion: 1,
      progress: { ...noProgress(schoolId), qualification: { facts: factsOf(i), version: 12 } },
    }
  }
  const numbersOf = ({ sector }: School, i: number) =>
    sector === 'vo'
      ? { pupils: 120 + (i % 90), fetched: 100 }
      : { dossiers: 28, complete: 20 + (i % 8), inspected: 12 + (i % 16), ready: i % 28, applied: 27, fetched: 17, osoMissing: 1 + (i % 9) }
  const schools = Array.from({ length: schoolCount }, (_, i) => schoolOf(i))
  const rows = schools.map((school, i) => ({
    ...keys.progress(regionId, year, school.schoolId),
    ...newProgressRow(school),
    // To the millisecond, as they really come: a round number takes less room.
    ...inColumns<number>({ ...numbersOf(school, i), exportedAt: askedAt + 1123 + i, changedAt: askedAt + 1117 - i }),
    [attributes.seen]: Math.floor(askedAt / 60_000),
    ...(i % 20 === 0 && { [attributes.bounced]: 1 }),
  }))
  const contactPoint = { name: 'Contactpunt', email: 'contact@regio.example', phone: '0199 00 00 00' }
  const head = { ...key, region: { name: 'Regio', contactPoint }, settings, openedAt: askedAt, publishedVersion: 1, version: 1, calendar: { number: 1, milestones, publishedAt: askedAt } }
  return { key, head, schools, rows }
}
