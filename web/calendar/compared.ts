// The draft beside the published calendar: what became of each step.
import type { Step } from '../words/steps.ts'
import { same } from './draft.ts'

export type Compared =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly step: Step }
  /** `moved`: another day, time or first day; `changed`: anything else. */
  | { readonly kind: 'moved' | 'changed'; readonly step: Step; readonly before: Step }

const sameMoment = (a: Step, b: Step) => a.on === b.on && a.at === b.at && a.from === b.from

/** Every step of the draft in its order, and those that went where their day was. */
export function compared(published: readonly Step[], draft: readonly Step[]): readonly Compared[] {
  const old = new Map(published.map((step) => [step.id, step]))
  const rows = draft.map((step): Compared => {
    const before = old.get(step.id)
    old.delete(step.id)
    if (!before) return { kind: 'added', step }
    if (!sameMoment(before, step)) return { kind: 'moved', step, before }
    return same(before, step) ? { kind: 'same', step } : { kind: 'changed', step, before }
  })
  for (const step of old.values()) {
    const later = rows.findIndex((row) => row.step.on > step.on)
    rows.splice(later === -1 ? rows.length : later, 0, { kind: 'removed', step })
  }
  return rows
}

/** How many of each kind. */
export function counted(rows: readonly Compared[]): Readonly<Record<Compared['kind'], number>> {
  const count = { same: 0, added: 0, removed: 0, moved: 0, changed: 0 }
  for (const { kind } of rows) count[kind]++
  return count
}
