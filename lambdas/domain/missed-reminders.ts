// Which reminders of a step would come too late to be sent.
import type { CheckContext } from './conflict.ts'
import type { Milestone, Reminder } from './milestone.ts'
import { type Instant, localDateOf } from './moment.ts'
import { dueAtOf } from './reminder-steps.ts'
import { isInside } from './warned-about.ts'

/** Per check: the same reminders of the same days are asked for with every way out that is tried. */
const knownMoments = new WeakMap<CheckContext, Map<string, Instant>>()

function dueAt(step: Milestone, reminder: Reminder, context: CheckContext): Instant {
  const known = knownMoments.get(context) ?? new Map<string, Instant>()
  knownMoments.set(context, known)
  const name = `${step.on}${reminder.at}${reminder.workingDays}`
  const found = known.get(name) ?? dueAtOf(step, reminder, context.settings.schoolHolidays)
  known.set(name, found)
  return found
}

/**
 * The reminders that would not go out any more, since the moment at which each falls is not after `now`. One that fell already in the
 * published calendar went out then: it is not missed.
 */
export function missedReminders(step: Milestone, context: CheckContext): readonly Reminder[] {
  const { published, year, now } = context
  const isDue = (of: Milestone, reminder: Reminder) => dueAt(of, reminder, context) <= now
  const first = step.reminders.reduce<Reminder | undefined>((found, reminder) => (found && found.workingDays <= reminder.workingDays ? found : reminder), undefined)
  // Nearly always the first of them is yet to come, and the days of the others need not be worked out.
  if (!first || localDateOf(dueAt(step, first, context)) > localDateOf(now)) return []
  const due = step.reminders.filter((reminder) => isDue(step, reminder))
  const was = published?.milestones.find(({ id, on }) => id === step.id && isInside(on, year))
  return was ? due.filter(({ workingDays }) => !was.reminders.some((before) => before.workingDays === workingDays && isDue(was, before))) : due
}
