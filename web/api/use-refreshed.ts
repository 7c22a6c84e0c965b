// An answer that can be asked anew: what was shown stays when that does not work out.
import { useState } from 'react'
import type { RouteName } from '../../lambdas/contract/routes.ts'
import type { Asked } from './client.ts'
import { type Asking, type Ready, useAnswer } from './use-answer.ts'

export interface Refreshed<N extends RouteName> {
  readonly answer: Asking<Ready<N>['data']>
  readonly busy: boolean
  /** The last time it was asked anew: how often that was done, and whether it worked out. */
  readonly times: number
  readonly failed: boolean
  readonly refresh: () => void
}

export function useRefreshed<N extends RouteName>(name: N, asked: Asked<N>): Refreshed<N> {
  const answer = useAnswer(name, asked)
  const [busy, setBusy] = useState(false)
  const [times, setTimes] = useState(0)
  const refresh = () => {
    if (busy) return
    setBusy(true)
    void answer.again().finally(() => {
      setBusy(false)
      setTimes((before) => before + 1)
    })
  }
  if (answer.state !== 'ready') return { answer, busy, times, failed: false, refresh }
  // The page that refreshes says itself, beside its button, that it did not work out.
  const { stale, ...shown } = answer
  return { answer: shown, busy, times, failed: stale !== undefined, refresh }
}
