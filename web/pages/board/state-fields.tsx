// What a board fills in once: the agreement, and the mandate for one pupil system.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { schoolsIn, systemShown } from '../../board-reach.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Notice } from '../../parts/notice.tsx'
import { boardWords, stateOnceWords as words } from '../../words/board.ts'
import { beganOn, type BoardTyped, saysDay, type State } from './board-typed.ts'

type Overview = Answer<'getBoardOverview'>

interface StateFieldsProps {
  readonly typed: BoardTyped
  readonly known: Overview
  readonly today: string
  readonly onChange: (typed: BoardTyped) => void
  readonly faultAt: (field: string) => string | undefined
  readonly onSubmit: () => void
}

export function StateFields({ typed, known, today, onChange, faultAt, onSubmit }: StateFieldsProps) {
  const { agreement, mandates, schools } = known
  const systems = Object.fromEntries(
    mandates.map(({ pupilSystem, state, on }) => {
      const count = schoolsIn(schools.filter(({ system }) => system === pupilSystem))
      return [pupilSystem, words.systemOption(systemShown(pupilSystem, schools), count, words.now(state, on))]
    }),
  )
  return (
    <FormSheet submit={words.check} busy={false} onSubmit={onSubmit} cancel="/bestuur">
      <RadioField<State | ''>
        id="agreement"
        label={words.agreement}
        hint={`${words.agreementHint} ${words.now(agreement.state, agreement.on)}`}
        options={words.options}
        value={typed.agreement}
        onChange={(state) => onChange({ ...typed, agreement: state })}
        fault={faultAt('agreement')}
      />
      {mandates.length === 0 ? (
        <Notice>{boardWords.noSystems}</Notice>
      ) : (
        <RadioField<State | ''>
          id="mandate"
          label={words.mandate}
          hint={words.mandateHint}
          options={words.options}
          value={typed.mandate}
          onChange={(state) => onChange({ ...typed, mandate: state })}
          fault={faultAt('mandate')}
        />
      )}
      {typed.mandate !== '' && mandates.length > 0 && (
        <RadioField id="pupilSystem" label={words.system} options={systems} value={typed.system} onChange={(system) => onChange({ ...typed, system })} fault={faultAt('pupilSystem')} />
      )}
      {saysDay(typed) && (
        <>
          <TextField id="on" label={words.on} hint={words.onHint} type="date" width="day" value={typed.on} onChange={(on) => onChange({ ...typed, on })} fault={faultAt('on')} />
          {typed.on !== '' && typed.on < beganOn(today) && <Notice kind="care">{words.beforeYear}</Notice>}
        </>
      )}
    </FormSheet>
  )
}
