// Which steps of a calendar are still to come: what was due earlier the same day is not.
import type { Step } from '../words/steps.ts'

/** A step without a time lasts until the end of its day; `now` is on the wall clock of the Netherlands. */
export const isToCome = ({ on, at }: Pick<Step, 'on' | 'at'>, now: { readonly day: string; readonly time: string }): boolean =>
  on > now.day || (on === now.day && (at === undefined || at > now.time))
