// The default steps of a year: the calendar that a region gets as proposal and then changes.
import { addDays, day, type LocalDate } from './local-date.ts'
import type { Audience, Milestone, MilestoneKind, Reminder } from './milestone.ts'
import { isNeeded } from './milestone.ts'
import { time, type TimeOfDay } from './moment.ts'
import { nationalDates } from './national-dates.ts'
import type { YearSettings } from './region.ts'
import type { SchoolYear } from './school-year.ts'
import { isWorkingDay, type SchoolHoliday, workingDaysFrom, workingDaysUntil } from './working-days.ts'

interface RegionalDate {
  readonly on: LocalDate
  readonly at?: TimeOfDay
}

interface DefaultStep {
  readonly kind: MilestoneKind
  readonly title: string
  readonly audience: readonly Audience[]
  readonly basis: 'law' | 'region'
  /** Working days from the date at which whoever still has work hears of it. */
  readonly reminders: readonly number[]
  /** What regions usually agree on, by year; a step of the law takes the national date. */
  readonly usual?: Readonly<Record<string, RegionalDate>>
}

const on = (first: string, second: string, at?: string): Readonly<Record<string, RegionalDate>> => {
  const moment = at ? { at: time(at) } : {}
  return { '2026-2027': { on: day(first), ...moment }, '2027-2028': { on: day(second), ...moment } }
}

const both: readonly Audience[] = ['po', 'vo']

/**
 * The default steps in the order of the year. Law dates that the system cannot see get no reminders, but for the final advice, which is
 * announced once. Reminding of the closing of applications is for PO schools with pupils that have not applied: that needs dossiers.
 */
const defaultSteps: readonly DefaultStep[] = [
  { kind: 'contacts-checked', title: 'Contactpersonen controleren', audience: both, basis: 'region', reminders: [-10, -3, 1], usual: on('2026-12-17', '2027-09-30') },
  { kind: 'form-checked', title: 'Aanmeldformulier vraagt naam, BSN, geboortedatum, BRIN po-school', audience: ['vo'], basis: 'region', reminders: [-5], usual: on('2027-01-15', '2027-12-15') },
  { kind: 'oso-checked', title: 'Aansluiting op OSO controleren', audience: ['po', 'vo', 'board'], basis: 'region', reminders: [-10, 1], usual: on('2027-01-29', '2027-12-01') },
  { kind: 'provisional-advice', title: 'Voorlopig schooladvies', audience: ['po'], basis: 'law', reminders: [] },
  { kind: 'support-request', title: 'Aanvraag pro, lwoo of vso bij het samenwerkingsverband', audience: both, basis: 'region', reminders: [-10], usual: on('2027-02-01', '2028-02-01') },
  { kind: 'leavers-listed', title: 'Aantal leerlingen naar het vo', audience: ['po'], basis: 'region', reminders: [-5, -1], usual: on('2027-02-05', '2028-02-04') },
  { kind: 'test', title: 'Doorstroomtoets', audience: ['po'], basis: 'law', reminders: [] },
  { kind: 'test-results', title: 'Uitslag bij de school', audience: ['po'], basis: 'law', reminders: [] },
  { kind: 'attachments-ready', title: 'Bijlagen toegevoegd', audience: ['po'], basis: 'region', reminders: [-10, -3, 1], usual: on('2027-03-19', '2028-03-17') },
  { kind: 'final-advice', title: 'Definitief schooladvies', audience: ['po'], basis: 'law', reminders: [-5] },
  { kind: 'applications-open', title: 'Start aanmelden', audience: ['po', 'vo', 'public'], basis: 'law', reminders: [] },
  { kind: 'inspection-done', title: 'Ouders hebben kunnen inzien', audience: ['po'], basis: 'region', reminders: [-5, -1, 1], usual: on('2027-03-31', '2028-03-31') },
  { kind: 'applications-close', title: 'Aanmelden gesloten', audience: both, basis: 'law', reminders: [] },
  { kind: 'oso-set-ready', title: 'OSO-dossiers klaargezet in uw LAS', audience: ['po'], basis: 'region', reminders: [-5, -1, 1], usual: on('2027-04-06', '2028-04-04', '16:00') },
  { kind: 'set-ready', title: 'Bijlagen klaargezet', audience: ['po'], basis: 'region', reminders: [-5, -1, 1], usual: on('2027-04-06', '2028-04-04', '16:00') },
  { kind: 'release', title: 'Ophalen kan vanaf', audience: ['vo'], basis: 'region', reminders: [0], usual: on('2027-04-07', '2028-04-05', '09:00') },
  { kind: 'fetched', title: 'Opgehaald, ontbrekende gemeld', audience: ['vo'], basis: 'region', reminders: [-2, 2, 5], usual: on('2027-04-16', '2028-04-13') },
  { kind: 'placement-known', title: 'Plaatsing bekend', audience: ['vo'], basis: 'region', reminders: [-3], usual: on('2027-04-23', '2028-04-21') },
  { kind: 'decision-due', title: 'Uiterlijk besluit over toelating', audience: ['vo'], basis: 'law', reminders: [-10] },
  { kind: 'decision-extended', title: 'Besluit bij verlenging (+4 weken)', audience: ['vo'], basis: 'law', reminders: [-3] },
  { kind: 'warm-transfer', title: 'Warme overdracht klaar', audience: both, basis: 'region', reminders: [-10], usual: on('2027-06-18', '2028-06-16') },
  { kind: 'not-arrived', title: 'Niet verschenen gemeld', audience: ['vo'], basis: 'region', reminders: [-3], usual: on('2027-09-10', '2028-09-08') },
  { kind: 'year-closed', title: 'Gegevens vernietigd', audience: ['po', 'vo', 'board'], basis: 'region', reminders: [-15, -5], usual: on('2027-10-01', '2028-10-01') },
]

const morning = time('08:00')
const reminder = (workingDays: number): Reminder => ({ workingDays, at: morning })

/**
 * How many working days before the decision the last working day before the May holiday lies, so that schools decide before they close:
 * 12 May 2027 comes three school days after a holiday of two weeks. Ten when no holiday in the month before is entered.
 */
function beforeMayHoliday(decisionOn: LocalDate, holidays: readonly SchoolHoliday[]): number {
  const holiday = holidays.find((candidate) => candidate.last < decisionOn && candidate.last >= addDays(decisionOn, -28))
  if (!holiday || !isWorkingDay(decisionOn, holidays)) return -10
  return -workingDaysUntil(workingDaysFrom(holiday.first, -1, holidays), decisionOn, holidays)
}

export interface Proposal {
  readonly milestones: readonly Milestone[]
  /** Steps whose date of this year is not known: they are left out, not guessed. */
  readonly unknown: readonly { readonly kind: MilestoneKind; readonly title: string }[]
}

/**
 * The proposal for a year, without the steps that the region's settings make needless; `undefined` for a year whose national dates are
 * not known.
 */
export function proposeCalendar(year: SchoolYear, settings: YearSettings): Proposal | undefined {
  const national = nationalDates(year)
  if (!national) return undefined
  const milestones: Milestone[] = []
  const unknown: { kind: MilestoneKind; title: string }[] = []
  for (const step of defaultSteps) {
    if (!isNeeded(step.kind, settings)) continue
    const { kind, title, audience, basis } = step
    const date = step.usual?.[year] ?? national.find((candidate) => candidate.kind === kind)
    if (!date) {
      unknown.push({ kind, title })
      continue
    }
    const reminders = kind === 'decision-due' ? [Math.max(beforeMayHoliday(date.on, settings.schoolHolidays), -15)] : step.reminders
    milestones.push({
      id: kind,
      kind,
      title,
      on: date.on,
      ...('from' in date && date.from && { from: date.from }),
      ...('at' in date && date.at && { at: date.at }),
      audience,
      route: 'regular',
      round: '1',
      basis,
      reminders: reminders.map(reminder),
    })
  }
  return { milestones, unknown }
}
