// How something stands, in a word with a sign and a colour: never the colour alone.
import type { ReactNode } from 'react'

export type MarkKind = 'plain' | 'good' | 'busy' | 'care' | 'wrong' | 'moved' | 'added' | 'removed'

const signs: Record<MarkKind, ReactNode> = {
  plain: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  good: <path d="M2.5 8.5l3.7 3.7L13.5 4" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />,
  busy: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  care: <path d="M8 1.8L15 14H1zM8 6v3.8M8 11.6v.9" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" />,
  wrong: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 4.3v4.6M8 10.6v1.2" stroke="currentColor" strokeWidth="1.9" />
    </>
  ),
  moved: <path d="M2 8h11M9 4l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />,
  added: <path d="M8 2.5v11M2.5 8h11" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  removed: <path d="M2.5 8h11" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
}

export function StatusMark({ kind, children }: { readonly kind: MarkKind; readonly children: ReactNode }) {
  return (
    <span className={`mark mark--${kind}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {signs[kind]}
      </svg>
      <span>{children}</span>
    </span>
  )
}
