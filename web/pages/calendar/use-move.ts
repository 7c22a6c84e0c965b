// Moving one published date: what it would do is asked while one types, a moment after the last change.
import { useEffect, useState } from 'react'
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Problem, unreachable } from '../../api/problem.ts'
import { addDays } from '../../calendar/days.ts'
import type { Step } from '../../words/steps.ts'

export type Move = Sent<'moveStep'>
export type Moved = Answer<'moveStep'>

const pause = 500

export type Preview =
  | { readonly state: 'none' | 'waiting' }
  | { readonly state: 'ready'; readonly moved: Moved }
  | { readonly state: 'refused'; readonly problem: Problem }

interface Params {
  readonly regionId: string
  readonly year: string
}

/** Looks beforehand: nothing is written and nobody hears of it. `move` is undefined while there is nothing to ask. */
export function usePreview({ regionId, year }: Params, move: Move | undefined): Preview {
  const question = move && JSON.stringify(move)
  const [held, setHeld] = useState<{ readonly of: string; readonly preview: Preview }>()
  useEffect(() => {
    if (!question) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      call('moveStep', { params: { regionId, year }, query: { dryRun: 'true' }, body: JSON.parse(question) as Move, signal: leaving.signal }).then(
        ({ data }) => setHeld({ of: question, preview: { state: 'ready', moved: data } }),
        (fault: unknown) => {
          if (!leaving.signal.aborted) setHeld({ of: question, preview: { state: 'refused', problem: fault instanceof Problem ? fault : unreachable() } })
        },
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [regionId, year, question])
  if (!question) return { state: 'none' }
  return held?.of === question ? held.preview : { state: 'waiting' }
}

/**
 * Why a release cannot move any more, in the API's words: it is asked about the day after, as its clock decides. Empty when it can, or when
 * that is not known: then the form tells. Undefined while it is asked.
 */
export function useStands({ regionId, year }: Params, step: Step): string | undefined {
  const isRelease = step.kind === 'release'
  const [why, setWhy] = useState(isRelease ? undefined : '')
  const { id, on, at } = step
  useEffect(() => {
    if (!isRelease) return
    const leaving = new AbortController()
    const body = { milestoneId: id, on: addDays(on, 1), ...(at && { at }) }
    call('moveStep', { params: { regionId, year }, query: { dryRun: 'true' }, body, signal: leaving.signal }).then(
      ({ data }) => setWhy(data.conflicts.find(({ code }) => code === 'release-cannot-move')?.message ?? ''),
      () => !leaving.signal.aborted && setWhy(''),
    )
    return () => leaving.abort()
  }, [regionId, year, isRelease, id, on, at])
  return why
}
