// The mails of a year or a school: the newest first, older ones on demand.
import { useCallback, useState } from 'react'
import type { Answer } from '../../lambdas/contract/routes.ts'
import type { Message } from '../words/messages.ts'
import { type Asked, call } from './client.ts'
import { type Answering, type Asking, useAnswer } from './use-answer.ts'

type Listing = 'listNotifications' | 'listSchoolNotifications'

export type Paged = Asking<Answer<'listNotifications'>> & {
  /** Adds the next page; absent when there is none. */
  readonly more: (() => Promise<void>) | undefined
  /** Shows one mail as it is now. */
  readonly change: (message: Message) => void
}

const pageSize = 50

/** Hands on what `useAnswer` holds, with the older pages added as they are asked for. */
export function usePaged(name: Listing, params: Readonly<Record<string, string>>): Paged {
  const named = JSON.stringify(params)
  const first = useAnswer(name, { params, query: { limit: pageSize } } as unknown as Asked<Listing>) as Answering<'listNotifications'>
  const [older, setOlder] = useState<{ readonly of: unknown; readonly pages: readonly Answer<Listing>[] }>({ of: undefined, pages: [] })
  const [changed, setChanged] = useState<readonly Message[]>([])
  const base = first.state === 'ready' ? first.data : undefined
  const pages = base && older.of === base ? [base, ...older.pages] : base ? [base] : []
  const cursor = pages.at(-1)?.cursor
  const more = useCallback(async () => {
    if (!cursor || !base) return
    const { data } = await call(name, { params: JSON.parse(named), query: { limit: pageSize, cursor } } as Asked<Listing>)
    setOlder((before) => ({ of: base, pages: before.of === base ? [...before.pages, data] : [data] }))
  }, [cursor, base, name, named])
  const change = useCallback((message: Message) => setChanged((before) => [message, ...before.filter(({ id }) => id !== message.id)]), [])
  if (first.state !== 'ready') return { ...first, more: undefined, change }
  const newest = new Map(changed.map((message) => [message.id, message]))
  const notifications = pages.flatMap((page) => page.notifications).map((message) => newest.get(message.id) ?? message)
  return { ...first, data: { notifications }, more: cursor ? more : undefined, change }
}
