// Choosing pupils from a list, one by one or all at once.
import { Button } from '../../parts/button.tsx'
import { FieldTexts } from '../../parts/field.tsx'
import { inspectionWords as words } from '../../words/inspection.ts'
import { pupilWords } from '../../words/pupils.ts'
import type { PupilRow } from './pupil-facts.ts'

interface PupilTicksProps {
  readonly id: string
  readonly label: string
  readonly rows: readonly PupilRow[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly fault: string | undefined
  /** What else is to be said of one. */
  readonly note: (row: PupilRow) => string
}

export function PupilTicks({ id, label, rows, chosen, onChange, fault, note }: PupilTicksProps) {
  const picked = rows.filter(({ dossierId }) => chosen.includes(dossierId))
  const toggle = (dossierId: string) => onChange(chosen.includes(dossierId) ? chosen.filter((one) => one !== dossierId) : [...chosen, dossierId])
  return (
    <fieldset className={`field field--wide${fault ? ' field--fault' : ''}`} id={id} tabIndex={-1} data-quiet-focus aria-describedby={fault && `${id}-fault`}>
      <legend>{label}</legend>
      <FieldTexts id={id} fault={fault} />
      <div className="row">
        <Button onClick={() => onChange(rows.map(({ dossierId }) => dossierId))}>{words.selectAll(rows.length)}</Button>
        {picked.length > 0 && (
          <Button kind="subtle" onClick={() => onChange([])}>
            {words.selectNone}
          </Button>
        )}
        <p className="nl-paragraph soft number ticks__count" role="status">
          {words.selected(picked.length)}
        </p>
      </div>
      <ul className="ticks">
        {rows.map((row) => (
          <li key={row.dossierId}>
            <label className="choice">
              <input type="checkbox" checked={chosen.includes(row.dossierId)} onChange={() => toggle(row.dossierId)} />
              <span>
                {words.pupil(row.label, pupilWords.files(row.files.accepted))}
                {note(row) && <span className="table__sub">{note(row)}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
