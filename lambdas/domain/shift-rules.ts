// The rules by which one step goes to another school year: each keeps what a region meant by a date, and can be said in one sentence.
import { addDays, addYears, dayNumber, type LocalDate, weekday } from './local-date.ts'
import { type Milestone, type MilestoneKind, opensSomething } from './milestone.ts'
import { daysToDecide } from './order-rules.ts'
import { calendarReach, firstYear, type SchoolYear } from './school-year.ts'
import { isWorkingDay, type SchoolHoliday, workingDaysFrom, workingDaysUntil } from './working-days.ts'

export type ShiftCode =
  | 'national-date'
  | 'same-day-and-month'
  | 'weeks-after'
  | 'same-day-as'
  | 'first-weekday-after'
  | 'last-working-day-before'
  | 'working-days-before'
  | 'first-working-day-after'
  | 'same-weekday'

/**
 * The rule by which a step shifted, with what its sentence needs: `anchor` is the title of the step that it hangs on, `weekday` 1 to 7.
 * When the rule came out on a free day, `free` is that day and `landed` says to which side of it the step went.
 */
export interface ShiftRule {
  readonly code: ShiftCode
  readonly details: Readonly<Record<string, string | number>>
}

/** A step on which others hang: as it was, and its day in the new year. */
export interface Anchor {
  readonly was: Milestone
  readonly on: LocalDate
}

/** From which year to which, with the school holidays of each as the region entered them. */
export interface Shift {
  readonly from: SchoolYear
  readonly to: SchoolYear
  readonly holidays: { readonly before: readonly SchoolHoliday[]; readonly after: readonly SchoolHoliday[] }
}

interface Candidate {
  readonly on: LocalDate
  readonly rule: ShiftRule
}

/** The steps around which a region plans the others. */
const anchorKinds: ReadonlySet<MilestoneKind> = new Set(['final-advice', 'applications-open', 'applications-close', 'release', 'placement-known', 'decision-due'])

export const isAnchor = (step: Milestone): boolean => anchorKinds.has(step.kind)

/** "Six weeks from the closing of applications to decide", and an extension that is counted in weeks too. */
const countedInWeeks: Partial<Record<MilestoneKind, MilestoneKind>> = { 'decision-due': 'applications-close', 'decision-extended': 'decision-due' }

/** Up to so many working days before an anchor, in the same week of days, a step counts back from it; further away the weekday counts. */
const closeBefore = 3
const closeDays = 7

/** What regions usually agree on: "release: first Wednesday at least 3 working days after closing". */
const workingDaysBeforeRelease = 3

const daysBetween = (from: LocalDate, to: LocalDate) => dayNumber(to) - dayNumber(from)

/** Anchors of a step's own round, and of the first; of its own route, and of the regular one. Those of its own round come first, then the nearest. */
function anchorsOf(step: Milestone, anchors: readonly Anchor[]): readonly Anchor[] {
  const distance = ({ was }: Anchor) => (was.round === step.round ? 0 : 1000) + Math.abs(daysBetween(was.on, step.on)) + (was.route === step.route ? 0 : 0.5)
  return anchors
    .filter(({ was }) => was.id !== step.id && (was.round === step.round || was.round === '1') && (was.route === step.route || was.route === 'regular'))
    .sort((a, b) => distance(a) - distance(b))
}

/** The first such weekday after a day that leaves at least so many working days. */
function firstWeekday(after: LocalDate, wanted: number, workingDays: number, holidays: readonly SchoolHoliday[]): LocalDate {
  let found = addDays(after, ((wanted - weekday(after) + 6) % 7) + 1)
  while (workingDaysUntil(after, found, holidays) < workingDays) found = addDays(found, 7)
  return found
}

function byWeeks(step: Milestone, { was, on }: Anchor): readonly Candidate[] {
  const days = daysBetween(was.on, step.on)
  if (was.kind !== countedInWeeks[step.kind] || was.round !== step.round || days <= 0 || days > daysToDecide || days % 7 !== 0) return []
  return [{ on: addDays(on, days), rule: { code: 'weeks-after', details: { anchor: was.title, weeks: days / 7 } } }]
}

/** How a step that lies close to an anchor follows it. */
function byAnchor(step: Milestone, { was, on }: Anchor, { holidays: { before, after } }: Shift): readonly Candidate[] {
  const anchor = was.title
  const days = daysBetween(was.on, step.on)
  if (days === 0) return [{ on, rule: { code: 'same-day-as', details: { anchor } } }]
  if (days > 0) {
    const wanted = weekday(step.on)
    const least = step.kind === 'release' && was.kind === 'applications-close' ? workingDaysBeforeRelease : 0
    if (least > 0 && firstWeekday(was.on, wanted, least, before) === step.on) {
      return [{ on: firstWeekday(on, wanted, least, after), rule: { code: 'first-weekday-after', details: { anchor, weekday: wanted, workingDays: least } } }]
    }
    if (days <= closeDays) return [{ on: firstWeekday(on, wanted, 0, after), rule: { code: 'first-weekday-after', details: { anchor, weekday: wanted } } }]
  }
  if (days > 0 || days < -closeDays) return []
  for (let count = 1; count <= closeBefore; count++) {
    if (workingDaysFrom(was.on, -count, before) !== step.on) continue
    const code = count === 1 ? 'last-working-day-before' : 'working-days-before'
    return [{ on: workingDaysFrom(on, -count, after), rule: { code, details: { anchor, ...(count > 1 && { workingDays: count }) } } }]
  }
  return []
}

/** The same weekday in the week nearest to the same date: 52 weeks later for the next year. It stays inside the new year. */
function sameWeekday(step: Milestone, { from, to }: Shift): Candidate {
  const weeks = Math.round(daysBetween(step.on, addYears(step.on, firstYear(to) - firstYear(from))) / 7)
  const { first, last } = calendarReach(to)
  const shifted = addDays(step.on, weeks * 7)
  const more = shifted < first ? 1 : shifted > last ? -1 : 0
  return { on: addDays(shifted, more * 7), rule: { code: 'same-weekday', details: { weekday: weekday(step.on), weeks: weeks + more } } }
}

/** When all else would put a step on the other side of an anchor: next to that anchor, on its own side. */
function besides(step: Milestone, { was, on }: Anchor, { holidays: { after } }: Shift): readonly Candidate[] {
  const details = { anchor: was.title }
  if (step.on > was.on) return [{ on: workingDaysFrom(on, 1, after), rule: { code: 'first-working-day-after', details } }]
  if (step.on < was.on) return [{ on: workingDaysFrom(on, -1, after), rule: { code: 'last-working-day-before', details } }]
  return []
}

/** A deadline goes to the working day before a free day, something that opens to the one after; else to the other side. */
function landings(step: Milestone, candidate: Candidate, { to, holidays: { before, after } }: Shift): readonly Candidate[] {
  // A step of one's own may stand on a free day on purpose: an open day on a Saturday.
  const isMeantSo = step.kind === 'custom' && !isWorkingDay(step.on, before)
  if (isMeantSo || isWorkingDay(candidate.on, after)) return [candidate]
  const { first, last } = calendarReach(to)
  const { code, details } = candidate.rule
  const landing = (landed: 'earlier' | 'later'): Candidate => ({
    on: workingDaysFrom(candidate.on, landed === 'earlier' ? -1 : 1, after),
    rule: { code, details: { ...details, landed, free: candidate.on } },
  })
  const both = [landing('earlier'), landing('later')]
  return (opensSomething(step.kind) ? both.reverse() : both).filter(({ on }) => first <= on && on <= last)
}

/** Whether a day leaves the step on the side of every anchor on which it was, and a decision within six weeks of its closing. */
function keepsItsPlace(step: Milestone, on: LocalDate, anchors: readonly Anchor[]): boolean {
  return anchors.every((anchor) => {
    if (Math.sign(daysBetween(anchor.was.on, step.on)) * Math.sign(daysBetween(anchor.on, on)) < 0) return false
    if (step.on !== anchor.was.on && on === anchor.on) return false
    const isItsClosing = step.kind === 'decision-due' && anchor.was.kind === 'applications-close' && anchor.was.round === step.round
    return !isItsClosing || daysBetween(anchor.was.on, step.on) > daysToDecide || daysBetween(anchor.on, on) <= daysToDecide
  })
}

/** A step of the region in the new year: by the first rule that leaves it among its anchors as it was. */
export function shiftRegional(step: Milestone, anchors: readonly Anchor[], shift: Shift): Candidate {
  const near = anchorsOf(step, anchors)
  const usual = sameWeekday(step, shift)
  const candidates = [
    ...near.flatMap((anchor) => byWeeks(step, anchor)),
    ...near.flatMap((anchor) => byAnchor(step, anchor, shift)),
    usual,
    ...near.flatMap((anchor) => besides(step, anchor, shift)),
  ].flatMap((candidate) => landings(step, candidate, shift))
  return candidates.find(({ on }) => keepsItsPlace(step, on, near)) ?? candidates[0] ?? usual
}
