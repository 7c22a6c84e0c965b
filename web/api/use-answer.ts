// Asks the API for what a page shows, again when the question changes.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, RouteName } from '../../lambdas/contract/routes.ts'
import { type Answered, type Asked, call } from './client.ts'
import { type Failed, type Held, heldAfter, type Shown } from './held.ts'
import { inOrder } from './in-order.ts'
import { Problem, unreachable } from './problem.ts'

export type { Shown } from './held.ts'

export type Ready<N extends RouteName> = Shown<Answer<N>>

/** An answer on its way, there, or failed; `again` asks once more, and what is shown stays until then. */
export type Asking<D> = Held<D> & {
  readonly again: () => Promise<void>
}

type Replaceable<D> = Asking<D> & {
  /** Shows what a change answered, without asking. */
  readonly replace: (data: D, etag: string) => void
}

export type Answering<N extends RouteName> = Replaceable<Answer<N>>

const asProblem = (fault: unknown) => (fault instanceof Problem ? fault : unreachable())

/** Answers a question that is written as text. */
type Ask<D> = (question: string, signal?: AbortSignal) => Promise<{ readonly data: D; readonly etag: string }>

/** Asks the API with `fetch`, which is the same function every time. */
export function useAsked<D>(question: string, fetch: Ask<D>, byLink = false): Replaceable<D> {
  const [held, setHeld] = useState<{ readonly question: string; readonly held: Held<D> }>({ question, held: { state: 'waiting' } })
  const latest = useRef(question)
  latest.current = question
  const [asked] = useState(inOrder)

  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const mayShow = asked()
      const answer = await fetch(question, signal).then(
        ({ data, etag }): Shown<D> => ({ state: 'ready', data, etag }),
        (fault: unknown): Failed => ({ state: 'failed', problem: asProblem(fault) }),
      )
      if (signal?.aborted || latest.current !== question || !mayShow()) return
      setHeld((before) => ({ question, held: heldAfter(before.question === question ? before.held : undefined, answer, byLink) }))
    },
    [question, fetch, asked, byLink],
  )

  useEffect(() => {
    const leaving = new AbortController()
    void ask(leaving.signal)
    return () => leaving.abort()
  }, [ask])

  const again = useCallback(() => ask(), [ask])
  const replace = useCallback(
    (data: D, etag: string) => {
      // Who went on to something else meanwhile keeps seeing that.
      if (latest.current !== question) return
      // What is asked before this change and answered after it, is older.
      asked()()
      setHeld({ question, held: { state: 'ready', data, etag } })
    },
    [question, asked],
  )
  return { ...(held.question === question ? held.held : { state: 'waiting' as const }), again, replace }
}

function askRoute(question: string, signal?: AbortSignal): Promise<Answered<RouteName>> {
  const [route, request] = JSON.parse(question) as [RouteName, Asked<RouteName>]
  return call(route, { ...request, ...(signal && { signal }) })
}

export function useAnswer<N extends RouteName>(name: N, asked: Asked<N>): Answering<N> {
  return useAsked(JSON.stringify([name, asked]), askRoute as Ask<Answer<N>>, asked.linkToken !== undefined)
}
