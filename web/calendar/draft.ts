// The draft calendar while someone works on it: what is wrong with a step, what differs, and how two people's changes come together.
import { type InputError, Problem } from '../api/problem.ts'
import type { Fault } from '../faults.ts'
import { calendarWords as words } from '../words/calendar.ts'
import type { Step } from '../words/steps.ts'
import { addDays, isDay } from './days.ts'
import { isReadable } from './reminders.ts'

/** Steps as they stand in the table: by day, then time, then title. */
export function sorted(steps: readonly Step[]): readonly Step[] {
  const key = (step: Step) => `${step.on} ${step.at ?? '99:99'} ${step.title}`
  return [...steps].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

export function newStep(id: string): Step {
  const usual = { route: 'regular', round: '1', basis: 'region' } as const
  return { id, kind: 'custom', title: '', on: '', audience: ['po', 'vo'], ...usual, reminders: [{ workingDays: -5, at: '08:00' }] }
}

const nameOf = (step: Step) => step.title.trim() || words.newStep

/** What must be put right before a step can be sent; the field ids are those of the table. */
export function stepFaults(step: Step): readonly Fault[] {
  return [
    ...(step.title.trim() ? [] : [{ field: `title-${step.id}`, message: words.titleMissing }]),
    ...(isDay(step.on) ? [] : [{ field: `on-${step.id}`, message: `${nameOf(step)}: ${words.dayMissing}` }]),
    ...(step.from && step.from > step.on ? [{ field: `from-${step.id}`, message: `${nameOf(step)}: ${words.fromAfter}` }] : []),
    ...(isReadable(step.reminders) ? [] : [{ field: `reminders-${step.id}`, message: `${nameOf(step)}: ${words.remindersFault}` }]),
    ...(step.audience.length > 0 ? [] : [{ field: `audience-${step.id}`, message: `${nameOf(step)}: ${words.audienceMissing}` }]),
  ]
}

function stepOfPath(steps: readonly Step[], path: string): Step | undefined {
  const index = /^milestones\[(\d+)\]/.exec(path)?.[1]
  return index === undefined ? undefined : steps[Number(index)]
}

/** The field in the table that the API means by `milestones[3].on`. */
export function fieldOfPath(steps: readonly Step[], path: string): string {
  const field = /^milestones\[\d+\]\.(\w+)/.exec(path)?.[1]
  const step = stepOfPath(steps, path)
  return step ? `${field ?? 'title'}-${step.id}` : path
}

/** The same problem with each fault of a step named after it: a sentence alone does not say which of them it means. */
export function aboutSteps(steps: readonly Step[], { answer }: Problem): Problem {
  const named = ({ path, code, message }: InputError): InputError => {
    const step = stepOfPath(steps, path)
    return { path, code, message: step && message ? words.aboutStep(nameOf(step), message) : message }
  }
  return new Problem({ ...answer, errors: answer.errors.map(named) })
}

/** A step in one way of writing, so that two can be compared whatever order their fields came in. */
function plain(step: Step): string {
  const { id, kind, title, on, from, at, audience, route, round, basis, reminders, note } = step
  const sent = reminders.map((reminder) => [reminder.workingDays, reminder.at])
  return JSON.stringify([id, kind, title, on, from ?? '', at ?? '', [...audience].sort(), route, round, basis, sent, note ?? ''])
}

export const same = (a: Step, b: Step): boolean => plain(a) === plain(b)

export type Difference =
  | { readonly kind: 'added'; readonly step: Step }
  | { readonly kind: 'removed'; readonly step: Step }
  | { readonly kind: 'moved' | 'changed'; readonly step: Step; readonly before: Step }

const idOf = (difference: Difference) => difference.step.id

/** What turns one list of steps into the other. */
export function differences(before: readonly Step[], after: readonly Step[]): readonly Difference[] {
  const old = new Map(before.map((step) => [step.id, step]))
  const found: Difference[] = []
  for (const step of after) {
    const was = old.get(step.id)
    old.delete(step.id)
    if (!was) found.push({ kind: 'added', step })
    else if (!same(was, step)) found.push({ kind: was.on === step.on ? 'changed' : 'moved', step, before: was })
  }
  for (const step of old.values()) found.push({ kind: 'removed', step })
  return found
}

export interface Together {
  readonly steps: readonly Step[]
  /** Steps that both changed, in different ways: mine were kept. */
  readonly both: readonly string[]
}

/** My changes on top of what somebody else saved; both began from `base`. */
export function together(base: readonly Step[], mine: readonly Step[], theirs: readonly Step[]): Together {
  const myChanges = differences(base, mine)
  const theirChanged = new Set(differences(base, theirs).map(idOf))
  const result = new Map(theirs.map((step) => [step.id, step]))
  const both: string[] = []
  for (const change of myChanges) {
    const { id } = change.step
    const other = result.get(id)
    const agree = change.kind === 'removed' ? !other : other !== undefined && same(other, change.step)
    if (theirChanged.has(id) && !agree) both.push(id)
    if (change.kind === 'removed') result.delete(id)
    else result.set(id, change.step)
  }
  return { steps: sorted([...result.values()]), both }
}

/** What stands on the screen once `sent` was saved: what the API keeps, with what was changed meanwhile on top, in the order of the screen. */
export function afterSaving(sent: readonly Step[], now: readonly Step[], kept: readonly Step[]): readonly Step[] {
  if (now === sent) return sorted(kept)
  const place = new Map(now.map(({ id }, at) => [id, at]))
  const placeOf = ({ id }: Step) => place.get(id) ?? now.length
  return together(sent, now, kept).steps.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** A step some days later, or earlier when negative; one of some days keeps its length. */
export function movedBy(step: Step, days: number): Step {
  return { ...step, on: addDays(step.on, days), ...(step.from && { from: addDays(step.from, days) }) }
}

/** A field that is cleared is left out, not sent empty. */
export function without<K extends 'at' | 'from' | 'note'>(step: Step, key: K, value: string): Step {
  const { [key]: _, ...rest } = step
  return (value === '' ? rest : { ...rest, [key]: value }) as Step
}
