// All faults of a form together above the page, each with a link to its field; takes the focus when it appears.
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import type { Fault } from '../faults.ts'
import { general } from '../words/general.ts'
import { focusAfter } from './focus-after.ts'

export function ErrorSummary({ faults }: { readonly faults: readonly Fault[] }) {
  const panel = useRef<HTMLDivElement>(null)
  const told = useRef(new WeakSet<Fault>())
  useEffect(() => {
    // What is left when one fault is put right is no news: the focus stays in the field.
    const isNews = faults.some((fault) => !told.current.has(fault))
    for (const fault of faults) told.current.add(fault)
    if (!isNews) return
    focusAfter(panel.current, { preventScroll: true })
    panel.current?.scrollIntoView({ block: 'start' })
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={panel} aria-labelledby="summary-title">
      <h2 id="summary-title">{general.fix}</h2>
      <ul>
        {faults.map((fault, index) => (
          <li key={index}>
            <FaultLine fault={fault} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A sentence with the way to its field, where that stands on the page. */
export function FaultLine({ fault }: { readonly fault: Fault }) {
  const [linked, setLinked] = useState(false)
  useEffect(() => {
    const look = () => setLinked(fault.field !== undefined && document.getElementById(fault.field) !== null)
    look()
    // A row that hides its fields opens for a fault in them, just after this.
    const again = requestAnimationFrame(look)
    return () => cancelAnimationFrame(again)
  }, [fault])
  if (!linked || fault.field === undefined) return <>{fault.message}</>
  const { field } = fault
  const go = (event: MouseEvent) => {
    event.preventDefault()
    document.getElementById(field)?.focus()
  }
  return (
    <a href={`#${field}`} onClick={go}>
      {fault.message}
    </a>
  )
}
