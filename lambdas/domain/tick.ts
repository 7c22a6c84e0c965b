// What a school said of a step that the system cannot see: done, or how many of how many.
import type { Instant } from './moment.ts'

export interface Tick {
  readonly done: boolean
  readonly count?: number
  readonly of?: number
  readonly note?: string
  /** Who said so: the school itself, or the region on its behalf. */
  readonly statedBy: 'school' | 'region'
  readonly statedAt: Instant
  readonly version: number
}

/** A step is done when the school says so, or when it has done all there is ("28 van de 28"). */
export function isDone(tick: Pick<Tick, 'done' | 'count' | 'of'> | undefined): boolean {
  return tick !== undefined && (tick.done || (tick.count !== undefined && tick.of !== undefined && tick.count >= tick.of))
}
