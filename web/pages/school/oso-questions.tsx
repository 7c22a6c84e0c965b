// The two questions about OSO: which pupil system a school has, and whether exchanging works in it.
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { otherSystem, systemsFor, type Works } from '../../oso-answer.ts'
import { type Sector, sideOf } from '../../words/roles.ts'
import { schoolOsoWords as words } from '../../words/school-oso.ts'
import type { OsoTyped } from './oso-typed.ts'

interface OsoQuestionsProps {
  readonly sector: Sector
  readonly typed: OsoTyped
  readonly onChange: (typed: OsoTyped) => void
  readonly busy: boolean
  readonly faultAt: (field: string) => string | undefined
  readonly onSubmit: () => void
  readonly onCancel?: (() => void) | undefined
}

export function OsoQuestions({ sector, typed, onChange, busy, faultAt, onSubmit, onCancel }: OsoQuestionsProps) {
  const systems = Object.fromEntries([...systemsFor(sector).map((name) => [name, name]), [otherSystem, words.otherSystem]])
  return (
    <FormSheet closes submit={words.submit} busy={busy} onSubmit={onSubmit} {...(onCancel && { cancel: onCancel })}>
      <RadioField
        id="pupilSystem"
        label={words.system}
        hint={words.systemHint}
        options={systems}
        value={typed.choice}
        onChange={(choice) => onChange({ ...typed, choice })}
        fault={faultAt('pupilSystem')}
      />
      {typed.choice === otherSystem && (
        <TextField
          id="other-system"
          label={words.otherName}
          maxLength={60}
          width="middle"
          value={typed.other}
          onChange={(other) => onChange({ ...typed, other })}
          fault={faultAt('other-system')}
        />
      )}
      <RadioField<Works>
        id="works"
        label={words.works[sideOf(sector)]}
        hint={words.worksHint}
        options={words.worksOptions}
        value={typed.works === '' ? undefined : typed.works}
        onChange={(works) => onChange({ ...typed, works })}
        fault={faultAt('works')}
      />
    </FormSheet>
  )
}
