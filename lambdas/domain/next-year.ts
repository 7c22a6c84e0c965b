// What a region takes along into another school year: the dates of its calendar by rule, its settings, and its member schools.
import { addDays, addYears, dayNumber, type LocalDate } from './local-date.ts'
import type { Milestone, MilestoneKind } from './milestone.ts'
import { nationalDates } from './national-dates.ts'
import type { YearSettings } from './region.ts'
import { type School, takesPart } from './school.ts'
import { noProgress } from './school-progress.ts'
import { calendarReach, firstYear, type SchoolYear } from './school-year.ts'
import { type Anchor, isAnchor, type Shift, shiftRegional, type ShiftRule } from './shift-rules.ts'

export interface ShiftedStep {
  readonly milestone: Milestone
  readonly was: Milestone
  readonly rule: ShiftRule
}

/** A step that is not taken along: its date of the new year is not known yet, or it lay outside its own year. */
export interface StepLeftOut {
  readonly milestone: Milestone
  readonly code: 'date-not-known' | 'outside-its-year'
}

export interface ShiftedCalendar {
  /** In the order in which they were given. */
  readonly steps: readonly ShiftedStep[]
  readonly leftOut: readonly StepLeftOut[]
}

/** The weeks of the test are set anew each year: they are no day and month of the law. */
const setEachYear: ReadonlySet<MilestoneKind> = new Set(['test'])

const isInside = ({ on, from }: Milestone, year: SchoolYear) => {
  const { first, last } = calendarReach(year)
  return (from ?? on) >= first && on <= last
}

type OfLaw = { readonly on: LocalDate; readonly from?: LocalDate; readonly rule: ShiftRule } | 'date-not-known' | undefined

/**
 * Where a step of the law goes: from its national date to that of the new year. The law names a day and a month, so they stand for a
 * year whose national dates are not known. Nothing for a step that the region put on another day: that one shifts as its own steps do.
 */
function ofLaw(step: Milestone, from: SchoolYear, to: SchoolYear): OfLaw {
  if (step.basis !== 'law') return undefined
  const ofKind = ({ kind }: { readonly kind: MilestoneKind }) => kind === step.kind
  const was = nationalDates(from)?.find(ofKind)
  const pack = nationalDates(to)
  const next = pack?.find(ofKind)
  const isSetEachYear = setEachYear.has(step.kind)
  if (isSetEachYear && !next) return 'date-not-known'
  if (was && (was.on !== step.on || was.from !== step.from)) return undefined
  const years = firstYear(to) - firstYear(from)
  const on = addYears(step.on, years)
  if (next) {
    if (!was && !isSetEachYear && next.on !== on) return undefined
    return { on: next.on, ...(next.from && { from: next.from }), rule: { code: 'national-date', details: { year: to } } }
  }
  if (was && pack) return 'date-not-known'
  return { on, ...(step.from && { from: addYears(step.from, years) }), rule: { code: 'same-day-and-month', details: pack ? {} : { unknownYear: to } } }
}

/**
 * The steps of a calendar in another school year. Times, rounds, routes, audiences, titles, notes, reminders and ids stay; a step that
 * spans days keeps its length. Anchors go first, in order of time, so that what hangs on them can follow.
 */
export function shiftCalendar(milestones: readonly Milestone[], from: SchoolYear, to: SchoolYear, holidays: Shift['holidays']): ShiftedCalendar {
  const shift: Shift = { from, to, holidays }
  const done = new Map<Milestone, ShiftedStep>()
  const leftOut: StepLeftOut[] = []
  const anchors: Anchor[] = []
  const keep = (was: Milestone, days: { readonly on: LocalDate; readonly from?: LocalDate }, rule: ShiftRule) => {
    const { from: _from, ...rest } = was
    done.set(was, { milestone: { ...rest, ...days }, was, rule })
    if (isAnchor(was)) anchors.push({ was, on: days.on })
  }
  const regional: Milestone[] = []
  for (const step of milestones) {
    const law = isInside(step, from) ? ofLaw(step, from, to) : 'outside-its-year'
    if (typeof law === 'string') leftOut.push({ milestone: step, code: law })
    else if (law) keep(step, { on: law.on, ...(law.from && { from: law.from }) }, law.rule)
    else regional.push(step)
  }
  const inTime = [...regional].sort((a, b) => Number(isAnchor(b)) - Number(isAnchor(a)) || dayNumber(a.on) - dayNumber(b.on))
  for (const step of inTime) {
    const { on, rule } = shiftRegional(step, anchors, shift)
    keep(step, { on, ...(step.from && { from: addDays(on, dayNumber(step.from) - dayNumber(step.on)) }) }, rule)
  }
  return { steps: milestones.flatMap((step) => done.get(step) ?? []), leftOut }
}

/** What of an earlier year's settings is not taken along. */
export type SettingLeft = 'school-holidays' | 'decision'

/** School holidays differ each year, and what was decided was decided for that year. */
export function settingsForNextYear({ schoolHolidays, decidedBy, decidedOn, document, ...kept }: YearSettings): {
  readonly settings: YearSettings
  readonly left: readonly SettingLeft[]
} {
  const left: SettingLeft[] = []
  if (schoolHolidays.length > 0) left.push('school-holidays')
  if (decidedBy !== undefined || decidedOn !== undefined || document !== undefined) left.push('decision')
  return { settings: { ...kept, schoolHolidays: [] }, left }
}

/**
 * The members of an earlier year with their contacts and with what is known of their connection to OSO, as schools that have done nothing yet;
 * guests take part one year only, and a school that went on in another, or closed, is not taken along.
 */
export function schoolsForNextYear(schools: readonly School[]): { readonly taken: readonly School[]; readonly guests: readonly School[] } {
  const fresh = ({ contactsConfirmedAt: _at, succeeds: _succeeds, progress, ...school }: School): School => {
    const facts = progress?.qualification.facts ?? {}
    const known = Object.keys(facts).length > 0 && { progress: { ...noProgress(school.schoolId), qualification: { facts, version: 1 } } }
    return { ...school, ticks: {}, version: 1, contactsVersion: 0, ...known }
  }
  const staying = schools.filter(takesPart)
  return {
    taken: staying.filter(({ membership }) => membership === 'member').map(fresh),
    guests: staying.filter(({ membership }) => membership === 'guest'),
  }
}
