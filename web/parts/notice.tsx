// Panels that tell something: a notice, an empty state, what was just done, facts.
import { Fragment, type ReactNode } from 'react'
import { PageHeading } from './page.tsx'

interface NoticeProps {
  readonly kind?: 'info' | 'good' | 'care' | 'wrong'
  readonly title?: string
  readonly children?: ReactNode
}

export function Notice({ kind = 'info', title, children }: NoticeProps) {
  return (
    <div className={`notice notice--${kind}`}>
      {title && <p className="notice__title">{title}</p>}
      {children}
    </div>
  )
}

/** What was just done, said aloud too: the place is always there, so that a screen reader hears it change. */
export function Said({ text }: { readonly text: string | undefined }) {
  return (
    <div className="said" role="status">
      {text && (
        <div className="notice notice--good">
          <p className="nl-paragraph">{text}</p>
        </div>
      )}
    </div>
  )
}

export function Empty({ title, text, children }: { readonly title: string; readonly text?: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      {text && <p className="nl-paragraph">{text}</p>}
      {children}
    </div>
  )
}

/** The end of a task: big, with a heading that takes the focus. */
export function Confirmation({ title, text }: { readonly title: string; readonly text?: string }) {
  return (
    <div className="confirmation">
      <PageHeading>{title}</PageHeading>
      {text && <p>{text}</p>}
    </div>
  )
}

export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

export function Counts({ counts }: { readonly counts: readonly (readonly [string, number])[] }) {
  return (
    <dl className="counts">
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}
