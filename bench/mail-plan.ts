// How long a plan of mails takes a region of 525 schools and 23 steps: processor time, by the rule that the clock asks too.
import { beforeAnyDecision, afterDeciding, type PlanInput } from '../lambdas/domain/decided.ts'
import { addDays } from '../lambdas/domain/local-date.ts'
import { comparePlans, plannedMails, planMails } from '../lambdas/domain/mail-plan.ts'
import type { Instant } from '../lambdas/domain/moment.ts'
import { stepsOf } from '../lambdas/domain/reminder-steps.ts'
import type { CountryRegion } from './country.ts'
import { type Spread, spreadOf } from './rounds.ts'

export interface PlanMeasured {
  readonly schools: number
  readonly steps: number
  readonly mails: number
  /** Of the plan of a published calendar. */
  readonly plan: Spread
  /** Of the plan of a draft beside it: two plans and their differences. */
  readonly compared: Spread
}

/** Milliseconds of processor time of one run. */
function costOf(doing: () => unknown): number {
  const from = process.cpuUsage()
  doing()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

/** Asked on the day on which the calendar is published, when all mails are still to come; the draft moves one date by a week. */
export function measurePlan({ milestones, settings, schools }: CountryRegion, publishedAt: Instant, rounds: number): PlanMeasured {
  const calendar = { number: 1, milestones, publishedAt }
  const told: PlanInput = { calendar, settings, decided: beforeAnyDecision(publishedAt) }
  const decided = afterDeciding(told, publishedAt)
  const moved = milestones.map((step) => (step.kind === 'warm-transfer' ? { ...step, on: addDays(step.on, -7) } : step))
  const current = () => plannedMails(planMails({ calendar, settings, decided, steps: stepsOf(milestones, settings) }, schools, publishedAt))
  const drafted = () => plannedMails(planMails({ calendar: { number: 2, milestones: moved, publishedAt }, toldCalendar: calendar, settings, decided }, schools, publishedAt))
  const both = () => comparePlans(current(), drafted())
  for (let round = 0; round < 5; round++) both()
  const numbers = Array.from({ length: rounds }, (_, round) => round)
  return {
    schools: schools.length,
    steps: milestones.length,
    mails: current().reduce((sum, { persons }) => sum + persons, 0),
    plan: spreadOf(numbers.map(() => costOf(current))),
    compared: spreadOf(numbers.map(() => costOf(both))),
  }
}
