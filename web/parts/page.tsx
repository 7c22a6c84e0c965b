// One page: its title, the way back, what is wrong on it, and where the focus goes when one arrives.
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import type { Fault } from '../faults.ts'
import { faults as faultWords, general, product } from '../words/general.ts'
import { ErrorSummary } from './error-summary.tsx'

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly back?: { readonly to: string; readonly name: string } | undefined
  /** Buttons that belong to the whole page. */
  readonly acts?: ReactNode
  readonly faults?: readonly Fault[]
  /** A panel that stands in for the heading: it holds the h1 itself. */
  readonly banner?: ReactNode
  readonly children?: ReactNode
}

/** Sets the name of the tab; it begins with "Fout:" when there is something to put right. */
export function useTitle(title: string, faulty = false): void {
  useEffect(() => {
    document.title = `${faulty ? `${faultWords.titlePrefix} ` : ''}${title} · ${product}`
  }, [title, faulty])
}

/** Until the first heading stands. */
let isOpening = true

/** The heading takes the focus when one arrives from another page or a form takes the page, not when the site opens. */
export function PageHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  useEffect(() => {
    if (key !== 'default' || !isOpening) heading.current?.focus({ preventScroll: true })
    isOpening = false
  }, [key])
  return (
    <h1 className="nl-heading nl-heading--level-1" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  )
}

export function Page({ title, lead, back, acts, faults = [], banner, children }: PageProps) {
  useTitle(title, faults.length > 0)
  return (
    <>
      {back && (
        <Link className="nl-link app-back" to={back.to}>
          <span aria-hidden="true">←</span> <span className="only-heard">{general.back}: </span>
          {back.name}
        </Link>
      )}
      <ErrorSummary faults={faults} />
      {banner ?? (
        <div className="app-head">
          <PageHeading>{title}</PageHeading>
          {acts && <div className="app-head__acts">{acts}</div>}
        </div>
      )}
      {lead && <p className="nl-paragraph nl-paragraph--lead app-lead">{lead}</p>}
      {children}
    </>
  )
}
