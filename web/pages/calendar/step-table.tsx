// The steps of the draft as a table: the date in the row, everything else one press away, what differs marked.
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Compared } from '../../calendar/compared.ts'
import { same } from '../../calendar/draft.ts'
import type { Conflict } from '../../calendar/ticks.ts'
import { type Fault, faultAt } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { tryWords } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { GoneRow, StepRow } from './step-row.tsx'
import type { Take } from './take-button.tsx'
import type { Draft } from './use-draft.ts'

interface StepTableProps {
  readonly draft: Draft
  /** The draft beside the published calendar. */
  readonly rows: readonly Compared[]
  readonly onlyDifferences: boolean
  readonly conflicts: readonly Conflict[]
  /** What the check says of single fields. */
  readonly refused: readonly Fault[]
  readonly take: Take
  /** A step that was just added: it opens, and its title takes the focus. */
  readonly fresh: RefObject<string | undefined>
}

export function StepTable({ draft, rows, onlyDifferences, conflicts, refused, take, fresh }: StepTableProps) {
  const { steps, saved, change, both, sending } = draft
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [gone, setGone] = useState<Step>()
  const shown = useShown(rows, onlyDifferences)
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
    const inside = [...sending.told, ...refused].flatMap(({ field }) => /^(?!on-|at-)[a-z]+-(.+)$/.exec(field ?? '')?.[1] ?? [])
    if (inside.length > 0) setOpen((before) => new Set([...before, ...inside]))
  }, [sending.told, refused])
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
  const putBack = (step: Step) => {
    change([...steps, step])
    if (gone?.id === step.id) setGone(undefined)
    requestAnimationFrame(() => document.getElementById(`on-${step.id}`)?.focus())
  }
  const stateOf = (step: Step) => {
    if (both.includes(step.id)) return words.rowBoth
    const was = old.get(step.id)
    return saved.length > 0 && (!was || !same(was, step)) ? tryWords.notSaved : undefined
  }
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.tableTitle}</h2>
      <div role="status">
        {gone && !steps.some((step) => step.id === gone.id) && (
          <div className="notice row">
            <span>{words.removed(gone.title)}</span>
            <Button id="put-back" onClick={() => putBack(gone)}>
              {words.putBack}
            </Button>
          </div>
        )}
      </div>
      {shown.length === 0 && <p className="nl-paragraph">{tryWords.nothingShown}</p>}
      {shown.length > 0 && (
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
          {shown.map((row) =>
            row.kind === 'removed' ? (
              <GoneRow key={`gone-${row.step.id}`} step={row.step} onPutBack={() => putBack(row.step)} />
            ) : (
              <StepRow
                key={row.step.id}
                row={row}
                state={stateOf(row.step)}
                conflicts={conflicts.filter((conflict) => conflict.milestoneIds.includes(row.step.id))}
                take={take}
                open={open.has(row.step.id)}
                onToggle={() => toggle(row.step.id)}
                faultAt={(field) => sending.faultAt(field) ?? faultAt(refused, field)}
                onChange={(changed) => change(steps.map((one) => (one.id === row.step.id ? changed : one)))}
                onRemove={() => remove(row.step)}
              />
            ),
          )}
        </table>
      )}
    </section>
  )
}

/** What once differed stays while one works on it: a date that becomes the old one again may not take its row away under the cursor. */
function useShown(rows: readonly Compared[], only: boolean): readonly Compared[] {
  const kept = useRef(new Set<string>())
  if (!only) {
    kept.current.clear()
    return rows
  }
  for (const row of rows) if (row.kind !== 'same') kept.current.add(row.step.id)
  return rows.filter((row) => kept.current.has(row.step.id))
}
