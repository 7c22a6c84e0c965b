// Adding a later round of applications: its four steps, on days that fit after the round before.
import { roundTitles } from '../words/planning.ts'
import type { Kind, Step } from '../words/steps.ts'
import { addDays, type Holiday, isDay, isWorkingDay, weekday, workingDaysFrom } from './days.ts'

export type Round = Step['round']

const order: readonly Round[] = ['1', '2', '3', 'rest']

/** The round that can be added: the one after the last that has a step; `undefined` after the last of all. */
export function nextRound(steps: readonly Step[]): Round | undefined {
  const last = Math.max(0, ...steps.map((step) => order.indexOf(step.round)))
  return order[last + 1]
}

/** What ends a round, the best first: the next begins when the pupils know where they have a place. */
const endings: readonly Kind[] = ['placement-known', 'fetched', 'release', 'applications-close', 'decision-due']

function endOf(steps: readonly Step[], round: Round): string | undefined {
  for (const kind of endings) {
    const days = steps.filter((step) => step.round === round && step.kind === kind && isDay(step.on)).map((step) => step.on)
    if (days.length > 0) return days.sort().at(-1)
  }
  return undefined
}

/** A pupil applies within a school week; the law gives six weeks to decide. */
const daysOpen = 5
const daysToDecide = 42
/** "Release: first Wednesday at least 3 working days after closing." */
const daysBeforeRelease = 3

function releaseAfter(closes: string, holidays: readonly Holiday[]): string {
  const earliest = workingDaysFrom(closes, daysBeforeRelease, holidays)
  for (let day = earliest; day <= addDays(earliest, 13); day = addDays(day, 1)) if (weekday(day) === 3 && isWorkingDay(day, holidays)) return day
  return earliest
}

/** Law counts the six weeks; a decision that would fall on a free day is due on the working day before it. */
function decisionAfter(closes: string, holidays: readonly Holiday[]): string {
  const last = addDays(closes, daysToDecide)
  return isWorkingDay(last, holidays) ? last : workingDaysFrom(last, -1, holidays)
}

function freeId(kind: Kind, round: Round, steps: readonly Step[]): string {
  const ids = new Set(steps.map((step) => step.id))
  const plain = `${kind}-round-${round}`
  let id = plain
  for (let number = 2; ids.has(id); number++) id = `${plain}-${number}`
  return id
}

/**
 * The four steps of the next round: opening the working day after the round before has ended, closing a school week later, release on the
 * first Wednesday at least three working days after that, the decision within six weeks of closing. Nothing when there is no next round or
 * no day to count from.
 */
export function stepsOfNextRound(steps: readonly Step[], holidays: readonly Holiday[]): readonly Step[] {
  const round = nextRound(steps)
  const before = round && order[order.indexOf(round) - 1]
  const ended = before && endOf(steps, before)
  if (!round || !ended) return []
  const opens = workingDaysFrom(ended, 1, holidays)
  const closes = workingDaysFrom(opens, daysOpen, holidays)
  const step = (kind: Kind, on: string, rest: Pick<Step, 'audience' | 'basis' | 'reminders'> & { readonly at?: string }): Step => ({
    id: freeId(kind, round, steps), kind, title: roundTitles[kind]?.(round) ?? '', on, route: 'regular', round, ...rest,
  })
  const remind = (...days: readonly number[]) => days.map((workingDays) => ({ workingDays, at: '08:00' }))
  return [
    step('applications-open', opens, { audience: ['po', 'vo', 'public'], basis: 'region', reminders: [] }),
    step('applications-close', closes, { audience: ['po', 'vo'], basis: 'region', reminders: [] }),
    step('release', releaseAfter(closes, holidays), { audience: ['vo'], basis: 'region', reminders: remind(0), at: '09:00' }),
    step('decision-due', decisionAfter(closes, holidays), { audience: ['vo'], basis: 'law', reminders: remind(-3) }),
  ]
}
