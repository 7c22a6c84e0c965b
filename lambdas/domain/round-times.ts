// When the daily round comes: at eight on each working day once a region has dossiers that stand ready, and when a release opens.
import { addDays, day } from './local-date.ts'
import { type Milestone, momentOf } from './milestone.ts'
import { endOfDay, type Instant, later, localDateOf, momentAt, startOfDay } from './moment.ts'
import { nextOpenMoment, opensAt } from './open-hours.ts'
import { firstYear, type SchoolYear } from './school-year.ts'
import { isWorkingDay, type SchoolHoliday, workingDaysFrom } from './working-days.ts'

/** What the clock knows of a region's year beside its calendar. */
export interface RoundFacts {
  readonly year: SchoolYear
  /** Some school has set dossiers ready. */
  readonly hasDossiers: boolean
  /** From this moment on nothing of the year may be read. */
  readonly endsAt: Instant
}

/** What is remembered between two rounds. */
export interface RoundMarks {
  /** Since when the clock knows that there are dossiers: the first round comes on the morning after it. */
  readonly since?: Instant
  /** The last daily round. */
  readonly daily?: Instant
  /** The last moment at which VO schools were told what stands ready. */
  readonly ready?: Instant
}

export interface RoundInput {
  readonly calendar: { readonly milestones: readonly Milestone[] }
  readonly settings: { readonly schoolHolidays: readonly SchoolHoliday[] }
  readonly decided: { readonly until: Instant; readonly rounds?: RoundMarks }
  readonly rounds?: RoundFacts
}

/** The first morning after a moment on which schools work. */
export function nextMorning(after: Instant, holidays: readonly SchoolHoliday[]): Instant {
  const date = localDateOf(after)
  const today = momentAt(date, opensAt)
  return today > after && isWorkingDay(date, holidays) ? today : momentAt(workingDaysFrom(date, 1, holidays), opensAt)
}

/** The morning before a moment's own. */
export const lastMorning = (at: Instant, holidays: readonly SchoolHoliday[]): Instant => momentAt(workingDaysFrom(localDateOf(at), -1, holidays), opensAt)

/** From 29 March on a pupil who has not applied is running out of time. */
export const unappliedFrom = (year: SchoolYear): Instant => startOfDay(day(`${firstYear(year) + 1}-03-29`))

export const closingsOf = (milestones: readonly Milestone[]): readonly Milestone[] =>
  milestones.filter(({ kind }) => kind === 'applications-close').toSorted((a, b) => momentOf(a) - momentOf(b))

/** Before anything is set ready: the mornings up to the end of the applications, and the one after it. */
function nextClosingRound({ calendar, settings, decided, rounds }: RoundInput): Instant | undefined {
  const { schoolHolidays } = settings
  const closings = closingsOf(calendar.milestones).map(momentOf)
  const from = decided.rounds?.daily ?? decided.until
  const after = closings.map((closing) => nextMorning(closing, schoolHolidays)).filter((morning) => morning > from)
  const last = closings.at(-1)
  const start = Math.max(from, later(unappliedFrom(rounds!.year), -1)) as Instant
  const before = last !== undefined && last > start ? [nextMorning(start, schoolHolidays)].filter((morning) => morning < last) : []
  return [...before, ...after].sort((a, b) => a - b)[0]
}

const isRunning = ({ decided, rounds }: RoundInput) => rounds !== undefined && decided.rounds?.since !== undefined

function nextDaily(input: RoundInput): Instant | undefined {
  const { settings, decided, rounds } = input
  if (!rounds) return undefined
  const { since, daily } = decided.rounds ?? {}
  const next = isRunning(input) ? nextMorning(Math.max(daily ?? 0, since!) as Instant, settings.schoolHolidays) : nextClosingRound(input)
  return next !== undefined && next < rounds.endsAt ? next : undefined
}

/** What opens while schools work is told at that moment; what opens at night is left to the next morning. */
function nextReady(input: RoundInput): Instant | undefined {
  if (!isRunning(input)) return undefined
  const { calendar, settings, decided, rounds } = input
  const from = Math.max(decided.rounds?.ready ?? 0, decided.rounds!.since!)
  const releases = calendar.milestones.filter(({ kind }) => kind === 'release').map(momentOf)
  const next = releases.filter((at) => at > from && at < rounds!.endsAt && nextOpenMoment(at, settings.schoolHolidays) === at)
  return next.length > 0 ? (Math.min(...next) as Instant) : undefined
}

/** The next round that comes; it may have passed: then it is due. */
export function nextRound(input: RoundInput): Instant | undefined {
  const next = [nextDaily(input), nextReady(input)].filter((at) => at !== undefined)
  return next.length > 0 ? (Math.min(...next) as Instant) : undefined
}

export interface RoundDue {
  /** All that a round tells. */
  readonly daily: boolean
  /** What VO schools may fetch. */
  readonly ready: boolean
  /** Dossiers are looked at themselves; without it only the numbers of schools are. */
  readonly looksAtDossiers: boolean
}

/** Which round is due at a moment. */
export function roundDue(input: RoundInput, until: Instant): RoundDue {
  const isBy = (at: Instant | undefined) => at !== undefined && at <= until
  const daily = isBy(nextDaily(input))
  const ready = isRunning(input) && (daily || isBy(nextReady(input)))
  return { daily, ready, looksAtDossiers: isRunning(input) }
}

/** What is remembered after a decision. */
export function marksAfter(input: RoundInput, until: Instant): RoundMarks | undefined {
  const { decided, rounds } = input
  if (!rounds) return decided.rounds
  const { daily, ready } = roundDue(input, until)
  const starts = rounds.hasDossiers && decided.rounds?.since === undefined
  if (!daily && !ready && !starts) return decided.rounds
  return { ...decided.rounds, ...(starts && { since: until }), ...(daily && { daily: until }), ...(ready && { ready: until }) }
}

/** The last day on which a pupil who has not applied is told of: then the school year is over. */
export const unappliedUntil = (year: SchoolYear): Instant => endOfDay(addDays(day(`${firstYear(year) + 1}-08-01`), -1))
