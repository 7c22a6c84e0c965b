// What somebody else saved in the fields that were typed in here too.
import type { ReactNode } from 'react'
import { crossedWords as words, general } from '../words/general.ts'
import { Facts, Notice } from './notice.tsx'

interface TheirVersionProps<F extends string> {
  readonly byBoth: readonly F[]
  /** Of each field its name and what is saved. */
  readonly facts: Readonly<Partial<Record<F, readonly [name: string, saved: ReactNode]>>>
}

export function TheirVersion<F extends string>({ byBoth, facts }: TheirVersionProps<F>) {
  if (byBoth.length === 0) return null
  return (
    <Notice kind="care" title={words.byBoth}>
      <Facts facts={byBoth.flatMap((field) => (facts[field] ? [[facts[field][0], facts[field][1] || general.none] as const] : []))} />
    </Notice>
  )
}
