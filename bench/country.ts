// The whole country as one measurement sees it: 75 regions, 7,600 schools and 20 steps, the same every time.
import { proposeCalendar } from '../lambdas/domain/default-steps.ts'
import { day, type LocalDate } from '../lambdas/domain/local-date.ts'
import type { Milestone } from '../lambdas/domain/milestone.ts'
import { type Instant, momentAt, time } from '../lambdas/domain/moment.ts'
import { usualSettings, type YearSettings } from '../lambdas/domain/region.ts'
import type { School } from '../lambdas/domain/school.ts'
import { schoolYearStarting } from '../lambdas/domain/school-year.ts'
import type { Tick } from '../lambdas/domain/tick.ts'

export interface CountryRegion {
  readonly id: string
  readonly settings: YearSettings
  readonly milestones: readonly Milestone[]
  readonly schools: readonly School[]
}

const regionCount = 75
const schoolCount = 7600
/** Of 7,600 schools some 1,300 are secondary. */
const secondaryOneIn = 6
/** Steps without a reminder that no other step leans on: left out, so that 20 of the 23 stay. */
const leftOut: ReadonlySet<string> = new Set(['provisional-advice', 'test', 'test-results'])

const year = schoolYearStarting(2026)

const holiday = (name: string, first: string, last: string) => ({ name, first: day(first), last: day(last) })

/** School holidays of three parts of the country, spread as they are; the days are invented. */
const holidays = [0, 1, 2].map((part) => [
  holiday('Herfstvakantie', `2026-10-${10 + part * 7}`, `2026-10-${18 + part * 7 - (part === 2 ? 1 : 0)}`),
  holiday('Kerstvakantie', '2026-12-19', '2027-01-03'),
  holiday('Voorjaarsvakantie', `2027-02-${['20', '13', '06'][part]}`, `2027-02-${['28', '21', '14'][part]}`),
  holiday('Meivakantie', '2027-04-24', '2027-05-09'),
  holiday('Zomervakantie', `2027-07-${['10', '17', '24'][part]}`, `2027-08-${['22', '29', '31'][part]}`),
])

const statedAt = momentAt(day('2026-12-01'), time('09:00'))
const said = (count: number, of: number): Tick => ({ done: count === of, count, of, statedBy: 'school', statedAt, version: 1 })

const letter = (number: number) => String.fromCharCode(65 + (number % 26))
const schoolIdOf = (i: number) => `${10 + (i % 90)}${letter(Math.floor(i / 90))}${letter(Math.floor(i / 2340))}00`

function schoolOf(i: number, milestones: readonly Milestone[]): School {
  const isSecondary = i % secondaryOneIn === 0
  // A person serves three schools at every tenth place; every seventh school names its head too; every hundredth names nobody.
  const person = i % 10 === 0 ? `p${Math.floor(i / 30)}` : `s${i}`
  const contacts = [
    { contactId: `c-${i}`, email: `${person}@school.example`, roles: ['transfer' as const], shared: false },
    ...(i % 7 === 0 ? [{ contactId: `h-${i}`, email: `h${i}@school.example`, roles: ['head' as const], shared: false }] : []),
  ]
  // Every third school has done every fourth step, and half of another.
  const tickOf = (n: number) => (i % 3 === 0 && (n + i) % 4 === 0 ? said(28, 28) : (n + i) % 9 === 0 ? said(14, 28) : undefined)
  const ticks = Object.fromEntries(milestones.flatMap(({ id }, n) => (tickOf(n) ? [[id, tickOf(n)!]] : [])))
  return {
    schoolId: schoolIdOf(i),
    sector: isSecondary ? 'vo' : i % 40 === 1 ? 'sbo' : 'po',
    name: `School ${i}`,
    boardId: '99901',
    street: 'Lindelaan',
    houseNumber: '12',
    postcode: '8001 AB',
    place: 'LINDEVELD',
    municipality: 'LINDEVELD',
    denomination: 'Openbaar',
    phone: '',
    website: '',
    structure: '',
    holidayRegion: 'Noord',
    membership: 'member',
    pupilSystem: '',
    source: 'register',
    contacts: i % 100 === 0 ? [] : contacts,
    ticks,
    version: 1,
    contactsVersion: 1,
  }
}

export function wholeCountry(): readonly CountryRegion[] {
  return Array.from({ length: regionCount }, (_, region) => {
    const settings: YearSettings = { ...usualSettings, schoolHolidays: holidays[region % 3]! }
    const milestones = proposeCalendar(year, settings)!.milestones.filter(({ kind }) => !leftOut.has(kind))
    const numbers = Array.from({ length: schoolCount }, (_, i) => i).filter((i) => i % regionCount === region)
    return { id: `r${region}`, settings, milestones, schools: numbers.map((i) => schoolOf(i, milestones)) }
  })
}

/** One region with all steps of the proposal: every other person at it states work days. */
export function oneRegion(count: number): CountryRegion {
  const settings: YearSettings = { ...usualSettings, schoolHolidays: holidays[0]! }
  const { milestones } = proposeCalendar(year, settings)!
  const withDays = (school: School, i: number): School => ({ ...school, contacts: school.contacts.map((contact) => (i % 2 === 0 ? { ...contact, workDays: [1, 2] } : contact)) })
  return { id: 'one', settings, milestones, schools: Array.from({ length: count }, (_, i) => withDays(schoolOf(i * 14, milestones), i)) }
}

/** The day before the instant: what fell due since then is due now. */
export const dueSince = { on: '2027-03-29' as LocalDate, at: time('08:00') }
export const dueAt = { on: '2027-03-30' as LocalDate, at: time('08:00') }

export const momentOfWall = ({ on, at }: typeof dueAt): Instant => momentAt(on, at)
export const yearBegins = momentAt(day('2026-08-01'), time('00:00'))
export const yearEnds = momentAt(day('2027-12-31'), time('23:59'))
