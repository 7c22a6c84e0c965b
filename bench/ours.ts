// Our side of the measurement: the rules of the notification plan, as the clock's door asks them.
import type { Instant } from '../lambdas/domain/moment.ts'
import { afterDeciding, beforeAnyDecision, type Decided, nextStepDue, type PlanInput, stepsToDecide } from '../lambdas/domain/decided.ts'
import type { DueMail } from '../lambdas/domain/mailbag.ts'
import { decideMails } from '../lambdas/domain/notification-plan.ts'
import { type Step, stepsOf } from '../lambdas/domain/reminder-steps.ts'
import type { CountryRegion } from './country.ts'

/** All mails of one moment: when they were decided, to whom, what. */
export interface Wave {
  readonly regionId: string
  readonly at: Instant
  readonly mails: readonly DueMail[]
}

/** As the clock's door makes it: the steps are worked out once. */
const inputOf = ({ milestones, settings }: CountryRegion, decided: Decided, steps = stepsOf(milestones, settings)): PlanInput => ({
  calendar: { number: 1, milestones, publishedAt: decided.until },
  settings,
  decided,
  steps,
})

const kept = new Map<string, Decided>()

/** What the clock's row keeps of a region whose calendar was published and told at `until`: there when a tick begins, so worked out once. */
function decidedUntil(region: CountryRegion, until: Instant): Decided {
  const name = `${region.id}#${until}`
  const decided = kept.get(name) ?? afterDeciding(inputOf(region, { ...beforeAnyDecision(until), toldOfVersion: 1 }), until)
  kept.set(name, decided)
  return decided
}

const dueOf = (region: CountryRegion, steps: readonly Step[], input: PlanInput, now: Instant) =>
  stepsToDecide(steps, input.decided, now).length > 0 ? decideMails(input, region.schools, now).mails : []

/** What is due at `now` in every region, of what fell due after `since`. */
export function ourMails(country: readonly CountryRegion[], since: Instant, now: Instant): readonly Wave[] {
  return country.map((region) => {
    const steps = stepsOf(region.milestones, region.settings)
    return { regionId: region.id, at: now, mails: dueOf(region, steps, inputOf(region, decidedUntil(region, since), steps), now) }
  })
}

/** Every mail of every region from one moment to another: at each moment when something falls due, decided as the clock's door does. */
export function ourYear(country: readonly CountryRegion[], from: Instant, to: Instant): readonly Wave[] {
  return country.flatMap((region) => {
    const waves: Wave[] = []
    let decided = decidedUntil(region, from)
    for (;;) {
      // A tick remembers no steps of the tick before: it works them out again.
      const steps = stepsOf(region.milestones, region.settings)
      const now = nextStepDue(steps, decided)
      if (now === undefined || now > to) return waves
      const input = inputOf(region, decided, steps)
      waves.push({ regionId: region.id, at: now, mails: dueOf(region, steps, input, now) })
      decided = afterDeciding(input, now)
    }
  })
}
