// An answer that can be asked anew: what was shown stays when that does not work out.
import { useRef, useState } from 'react'
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
  const question = JSON.stringify(asked)
  const answer = useAnswer(name, asked)
  const last = useRef<{ readonly question: string; readonly ready: Ready<N> }>(undefined)
  const [busy, setBusy] = useState(false)
  const [times, setTimes] = useState(0)
  if (answer.state === 'ready') last.current = { question, ready: { state: 'ready', data: answer.data, etag: answer.etag } }
  const kept = last.current?.question === question ? last.current.ready : undefined
  const failed = answer.state === 'failed' && kept !== undefined
  const refresh = () => {
    if (busy) return
    setBusy(true)
    void answer.again().finally(() => {
      setBusy(false)
      setTimes((before) => before + 1)
    })
  }
  return { answer: failed ? { ...kept, again: answer.again } : answer, busy, times, failed, refresh }
}
