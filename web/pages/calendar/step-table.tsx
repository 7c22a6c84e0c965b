// The steps of the draft as a table: the date in the row, everything else one press away.
import { type RefObject, useEffect, useState } from 'react'
import { same } from '../../calendar/draft.ts'
import { Button } from '../../parts/button.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import type { Step } from '../../words/steps.ts'
import { StepRow } from './step-row.tsx'
import type { Conflict } from './use-check.ts'
import type { Draft } from './use-draft.ts'

interface StepTableProps {
  readonly draft: Draft
  readonly conflicts: readonly Conflict[]
  /** A step that was just added: it opens, and its title takes the focus. */
  readonly fresh: RefObject<string | undefined>
}

export function StepTable({ draft, conflicts, fresh }: StepTableProps) {
  const { steps, saved, change, both, sending } = draft
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [gone, setGone] = useState<Step>()
  const old = new Map(saved.map((step) => [step.id, step]))
  useEffect(() => {
    const id = fresh.current
    if (!id) return
    fresh.current = undefined
    setOpen((before) => new Set([...before, id]))
    requestAnimationFrame(() => document.getElementById(`title-${id}`)?.focus())
  }, [steps, fresh])
  // A fault in a closed row must be seen.
  useEffect(() => {
    const inside = sending.faults.flatMap(({ field }) => /^(?!on-|at-)[a-z]+-(.+)$/.exec(field ?? '')?.[1] ?? [])
    if (inside.length > 0) setOpen((before) => new Set([...before, ...inside]))
  }, [sending.faults])
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  const remove = (step: Step) => {
    setGone(step)
    change(steps.filter((one) => one.id !== step.id))
    requestAnimationFrame(() => document.getElementById('put-back')?.focus())
  }
  const putBack = () => {
    if (!gone) return
    change([...steps, gone])
    setGone(undefined)
    requestAnimationFrame(() => document.getElementById(`on-${gone.id}`)?.focus())
  }
  const stateOf = (step: Step) => {
    const was = old.get(step.id)
    return was ? (same(was, step) ? undefined : words.rowChanged) : words.rowNew
  }
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.tableTitle}</h2>
      <div role="status">
        {gone && (
          <div className="notice row">
            <span>{words.removed(gone.title)}</span>
            <Button id="put-back" onClick={putBack}>
              {words.putBack}
            </Button>
          </div>
        )}
      </div>
      <table className="table table--stacks table--calendar" role="table">
        <caption className="only-heard">{words.tableTitle}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {Object.entries(words.columns).map(([key, name]) => (
              <th key={key} role="columnheader" scope="col">
                {key === 'actions' ? <span className="only-heard">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        {steps.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            state={both.includes(step.id) ? words.rowBoth : saved.length > 0 ? stateOf(step) : undefined}
            conflicts={conflicts.filter((conflict) => conflict.milestoneIds.includes(step.id))}
            open={open.has(step.id)}
            onToggle={() => toggle(step.id)}
            faultAt={sending.faultAt}
            onChange={(changed) => change(steps.map((one) => (one.id === step.id ? changed : one)))}
            onRemove={() => remove(step)}
          />
        ))}
      </table>
    </section>
  )
}
