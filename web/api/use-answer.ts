// Asks the API for what a page shows, again when the question changes.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, RouteName } from '../../lambdas/contract/routes.ts'
import { type Asked, call } from './client.ts'
import { Problem, unreachable } from './problem.ts'

/** What is shown once the answer is there. */
export interface Shown<D> {
  readonly state: 'ready'
  readonly data: D
  readonly etag: string
}

export type Ready<N extends RouteName> = Shown<Answer<N>>

/** An answer on its way, there, or failed; `again` asks once more, and what is shown stays until then. */
export type Asking<D> = (Shown<D> | { readonly state: 'waiting' } | { readonly state: 'failed'; readonly problem: Problem }) & {
  readonly again: () => Promise<void>
}

export type Answering<N extends RouteName> = Asking<Answer<N>> & {
  /** Shows what a change answered, without asking. */
  readonly replace: (data: Answer<N>, etag: string) => void
}

type Held<N extends RouteName> = Ready<N> | { readonly state: 'waiting' } | { readonly state: 'failed'; readonly problem: Problem }

const asProblem = (fault: unknown) => (fault instanceof Problem ? fault : unreachable())

export function useAnswer<N extends RouteName>(name: N, asked: Asked<N>): Answering<N> {
  const question = JSON.stringify([name, asked])
  const [held, setHeld] = useState<{ readonly question: string; readonly held: Held<N> }>({ question, held: { state: 'waiting' } })
  const latest = useRef(question)
  latest.current = question

  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const [route, request] = JSON.parse(question) as [N, Asked<N>]
      const answer = await call(route, { ...request, ...(signal && { signal }) }).then(
        ({ data, etag }): Held<N> => ({ state: 'ready', data, etag }),
        (fault: unknown): Held<N> => ({ state: 'failed', problem: asProblem(fault) }),
      )
      if (!signal?.aborted && latest.current === question) setHeld({ question, held: answer })
    },
    [question],
  )

  useEffect(() => {
    const leaving = new AbortController()
    void ask(leaving.signal)
    return () => leaving.abort()
  }, [ask])

  const again = useCallback(() => ask(), [ask])
  const replace = useCallback((data: Answer<N>, etag: string) => setHeld({ question, held: { state: 'ready', data, etag } }), [question])
  return { ...(held.question === question ? held.held : { state: 'waiting' as const }), again, replace }
}
