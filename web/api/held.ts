// What a page holds of a question: nothing yet, an answer, or why there is none; and what another answer makes of it.
import type { Problem } from './problem.ts'

/** What is shown once the answer is there. */
export interface Shown<D> {
  readonly state: 'ready'
  readonly data: D
  readonly etag: string
  /** Why asking once more gave nothing: what is shown may be older than it seems. */
  readonly stale?: Problem
}

export type Failed = { readonly state: 'failed'; readonly problem: Problem }

export type Held<D> = Shown<D> | { readonly state: 'waiting' } | Failed

/** Of an ended session the frame tells, with the way back in; a link cannot come back. */
const mayComeBack = ({ status }: Problem, byLink: boolean) => status === 0 || status === 429 || status >= 500 || (status === 401 && !byLink)

/** What is shown stays when asking once more breaks off: with the page would go what somebody typed, and files on their way. */
export function heldAfter<D>(before: Held<D> | undefined, answer: Shown<D> | Failed, byLink: boolean): Held<D> {
  if (answer.state === 'ready' || before?.state !== 'ready' || !mayComeBack(answer.problem, byLink)) return answer
  return { ...before, stale: answer.problem }
}
