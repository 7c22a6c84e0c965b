// How long a plan of mails takes a region of 525 schools and 23 steps: processor time, by the rule that the clock asks too.
import { beforeAnyDecision, afterDeciding, type PlanInput } from '../lambdas/domain/decided.ts'
import { comparePlans, plannedMails, planMails } from '../lambdas/domain/mail-plan.ts'
import type { Instant } from '../lambdas/domain/moment.ts'
import { stepsOf } from '../lambdas/domain/reminder-steps.ts'
import type { CountryRegion } from './country.ts'
import { type Spread, spreadOf } from './rounds.ts'

export interface PlanMeasured {
  readonly schools: number
  readonly steps: number
  readonly mails: number
  readonly milliseconds: Spread
}

/** The plan as things stand and the one with every date a week later, side by side: what a coordinator asks for who looks at a draft. */
export function measurePlan({ milestones, settings, schools }: CountryRegion, publishedAt: Instant, rounds: number): PlanMeasured {
  const calendar = { number: 1, milestones, publishedAt }
  const told: PlanInput = { calendar, settings, decided: beforeAnyDecision(publishedAt) }
  const decided = afterDeciding(told, publishedAt)
  const plan = () => {
    const current = plannedMails(planMails({ calendar, settings, decided, steps: stepsOf(milestones, settings) }, schools, publishedAt))
    const next = { number: 2, milestones: milestones.map((step) => (step.kind === 'set-ready' ? { ...step, title: 'Later' } : step)), publishedAt }
    const drafted = plannedMails(planMails({ calendar: next, toldCalendar: calendar, settings, decided }, schools, publishedAt))
    return comparePlans(current, drafted)
  }
  const times: number[] = []
  let mails = 0
  for (let round = 0; round < rounds; round++) {
    const from = process.cpuUsage()
    const planned = plan()
    const { user, system } = process.cpuUsage(from)
    times.push((user + system) / 1000)
    mails = planned.mails.reduce((sum, { persons }) => sum + persons, 0)
  }
  return { schools: schools.length, steps: milestones.length, mails, milliseconds: spreadOf(times) }
}
