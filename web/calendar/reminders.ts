// Reminders as people type them: "10, 3, +1" is ten and three working days before, and one after.
import type { Step } from '../words/steps.ts'

type Reminder = Step['reminders'][number]

const usualTime = '08:00'
const furthestBefore = -15
const furthestAfter = 5
const most = 8

/** What stands in a step while the text of its reminders means nothing: a draft with it has changed and cannot be saved. */
export const unreadable: Reminder[] = [{ workingDays: Number.NaN, at: usualTime }]

export function isReadable(reminders: readonly Reminder[]): boolean {
  return reminders.every(({ workingDays }) => Number.isInteger(workingDays))
}

/** "10, 3, +1"; "?" for what could not be read. */
export function remindersText(reminders: readonly Reminder[]): string {
  if (!isReadable(reminders)) return '?'
  return reminders.map(({ workingDays }) => (workingDays > 0 ? `+${workingDays}` : String(-workingDays))).join(', ')
}

/**
 * The reminders that a text means, the earliest first; `undefined` when it means none that can be. A day keeps the time that it had, a new
 * one gets eight o'clock.
 */
export function readReminders(text: string, before: readonly Reminder[]): Reminder[] | undefined {
  const parts = text.split(/[,;\s]+/).filter(Boolean)
  const days = new Set<number>()
  for (const part of parts) {
    if (!/^\+?\d{1,2}$/.test(part)) return undefined
    const workingDays = part.startsWith('+') ? Number(part) : -Number(part)
    if (workingDays < furthestBefore || workingDays > furthestAfter) return undefined
    days.add(workingDays === 0 ? 0 : workingDays)
  }
  if (days.size > most) return undefined
  const timeOf = (workingDays: number) => before.find((one) => one.workingDays === workingDays)?.at ?? usualTime
  return [...days].sort((a, b) => a - b).map((workingDays) => ({ workingDays, at: timeOf(workingDays) }))
}
