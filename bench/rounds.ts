// How two things are compared on a machine that others use too: in turns within one process, by the ratio of each round.

export interface Spread {
  readonly median: number
  readonly p10: number
  readonly p90: number
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))]!
  return { median: at(0.5), p10: at(0.1), p90: at(0.9) }
}

/** What was worked out last: kept, so that the engine cannot leave the work out. */
const kept: { last?: unknown } = {}

export function milliseconds(doing: () => unknown, times = 1): number {
  const from = performance.now()
  for (let i = 0; i < times; i++) kept.last = doing()
  return (performance.now() - from) / times
}

export interface Compared {
  readonly ratio: Spread
  /** Milliseconds of one run of all rounds together. */
  readonly first: number
  readonly second: number
}

/** What a side does in the round of this number, counted from 0. */
type Turn = (round: number) => unknown

/** The time of the first over that of the second, per round; each begins every other round. `times`: how often each runs in a round. */
export function inTurns(rounds: number, first: Turn, second: Turn, times: readonly [number, number], afterRound = () => {}): Compared {
  const firsts: number[] = []
  const seconds: number[] = []
  for (let round = 0; round < rounds; round++) {
    const turns = [
      () => firsts.push(milliseconds(() => first(round), times[0])),
      () => seconds.push(milliseconds(() => second(round), times[1])),
    ]
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) turn()
    afterRound()
  }
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0)
  return { ratio: spreadOf(firsts.map((time, i) => time / seconds[i]!)), first: sum(firsts), second: sum(seconds) }
}

/** How often each side runs in a round: one collection of garbage weighs less in four runs than in one. */
const bareTimes = 4
const evenFrom = 0.95
const evenTo = 1.05

/** A thing against itself: where that does not come out even, nothing measured beside it says anything. */
export function bareAgainstBare(rounds: number, doing: () => unknown): { readonly ratio: Spread; readonly even: boolean } {
  const { ratio } = inTurns(rounds, doing, doing, [bareTimes, bareTimes])
  return { ratio, even: ratio.median >= evenFrom && ratio.median <= evenTo }
}
