// Warnings about the time between two steps: too few working days for the work, and Easter in the week of applying.
import { type CheckContext, type Conflict, warningOf } from './conflict.ts'
import { addDays, type LocalDate } from './local-date.ts'
import { isNeeded, type Milestone, type MilestoneKind, pupilRoutes } from './milestone.ts'
import { endsBefore, type Holds, pairs, sameDayOrLater, type Steps, stepsFor, workPairs } from './step-pairs.ts'
import { isInside, isWarnedAbout } from './warned-about.ts'
import { easterSunday, isWorkingDay, workingDaysFrom, workingDaysUntil } from './working-days.ts'

/** Working days that the work between two steps needs, counted after the first up to and with the second. */
interface Work {
  readonly first: MilestoneKind
  readonly second: MilestoneKind
  readonly needed: number
  /** Where the order of the two is a rule: what breaks that is told as an error, not twice. */
  readonly isInOrder?: Holds
  /** As in the order rules: a release looks for its closing, not the closing for its release. */
  readonly oneWay?: true
}

const works: readonly Work[] = [
  { first: 'final-advice', second: 'inspection-done', needed: 2, isInOrder: sameDayOrLater },
  { first: 'inspection-done', second: 'set-ready', needed: 2 },
  { first: 'inspection-done', second: 'oso-set-ready', needed: 2 },
  { first: 'applications-close', second: 'release', needed: 3, isInOrder: endsBefore, oneWay: true },
  { first: 'set-ready', second: 'release', needed: 1, isInOrder: endsBefore },
  { first: 'oso-set-ready', second: 'release', needed: 1, isInOrder: endsBefore },
  { first: 'release', second: 'fetched', needed: 5 },
]

/** The work that lies between two kinds of steps, in working days; 0 when none is known. */
export function workingDaysNeeded(first: MilestoneKind, second: MilestoneKind): number {
  return works.find((work) => work.first === first && work.second === second)?.needed ?? 0
}

function tooFewDays(steps: Steps, context: CheckContext): readonly Conflict[] {
  const { schoolHolidays } = context.settings
  return works.flatMap(({ first, second, needed, isInOrder, oneWay }) => {
    const isEnough: Holds = (a, b) => (isInOrder && !isInOrder(a, b)) || workingDaysFrom(a.on, needed, schoolHolidays) <= b.on
    const short = oneWay
      ? pairs(steps, second, first, (b, a) => isEnough(a, b)).map(([b, a]) => [a, b] as const)
      : workPairs(steps, first, second, isEnough)
    return short
      .filter(([, b]) => isWarnedAbout(b, context))
      .map((pair) => warningOf('too-few-working-days', pair, { found: String(workingDaysUntil(pair[0].on, pair[1].on, schoolHolidays)), needed: String(needed) }))
  })
}

/** What a week of applying always has when no holiday falls in it. */
const ordinaryWeek = 5

/** The Good Friday or Easter Monday between two days, of the year of the first: the days that Easter costs. */
function easterBetween(first: LocalDate, last: LocalDate): LocalDate | undefined {
  const easter = easterSunday(Number(first.slice(0, 4)))
  return [addDays(easter, -2), addDays(easter, 1)].some((free) => first <= free && free <= last) ? easter : undefined
}

function workingDaysIn(first: LocalDate, last: LocalDate, context: CheckContext): readonly LocalDate[] {
  const days: LocalDate[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) if (isWorkingDay(date, context.settings.schoolHolidays)) days.push(date)
  return days
}

/** Per route that opens or closes at a time of its own; what it has not itself it shares with the regular one. */
function easterInWeek({ ofKind, isAbout }: Steps, context: CheckContext): readonly Conflict[] {
  const ofFirstRound = (kind: MilestoneKind) => ofKind(kind).filter(({ round }) => round === '1')
  const [opens, closes] = [ofFirstRound('applications-open'), ofFirstRound('applications-close')]
  return pupilRoutes.flatMap((route) => {
    const own = (steps: readonly Milestone[]) => steps.find((step) => step.route === route)
    const regular = (steps: readonly Milestone[]) => steps.find((step) => step.route === 'regular')
    if (!own(opens) && !own(closes)) return []
    const [open, close] = [own(opens) ?? regular(opens), own(closes) ?? regular(closes)]
    if (!open || !close || !isAbout(open, close) || !isWarnedAbout(close, context)) return []
    const easter = easterBetween(open.on, close.on)
    const days = easter ? workingDaysIn(open.on, close.on, context) : []
    if (!easter || days.length >= ordinaryWeek) return []
    return [warningOf('easter-in-application-week', [open, close], { easter, left: String(days.length), days: days.join(',') })]
  })
}

/** What warns of the time between steps. Nothing once the later of the two is past. With `about`, what is said of that step. */
export function spanWarnings(milestones: readonly Milestone[], context: CheckContext, about?: Milestone): readonly Conflict[] {
  const used = milestones.filter((step) => isNeeded(step.kind, context.settings) && isInside(step.on, context.year))
  const steps = stepsFor(used, about)
  return [...tooFewDays(steps, context), ...easterInWeek(steps, context)]
}
