// The fields of an inspection: how, when, whether the parents agree, and what they want to say.
import { Check, RadioField } from '../../parts/choices.tsx'
import { FieldTexts, TextAreaField, TextField } from '../../parts/field.tsx'
import { useSession } from '../../session.tsx'
import { agreedNames, inspectionWords as words, mannerNames } from '../../words/inspection.ts'
import type { InspectionTyped } from './inspection-typed.ts'

interface InspectionFieldsProps {
  readonly typed: InspectionTyped
  readonly onChange: (typed: InspectionTyped) => void
  readonly faultAt: (field: string) => string | undefined
  readonly asksExactly: boolean
  /** Of one pupil: a reaction of parents belongs to one. */
  readonly withView: boolean
  readonly asksBsn: boolean
}

export function InspectionFields({ typed, onChange, faultAt, asksExactly, withView, asksBsn }: InspectionFieldsProps) {
  const { role } = useSession()
  const isManager = role?.rights?.includes('manager') === true
  const twice = typed.manner === 'offered-no-response'
  const set = (change: Partial<InspectionTyped>) => onChange({ ...typed, ...change })
  return (
    <>
      <RadioField
        id="manner" label={words.manner} hint={isManager ? words.mannerHint : `${words.mannerHint} ${words.mannerManager}`} options={mannerNames} value={typed.manner || undefined}
        fault={faultAt('manner')} onChange={(manner) => set({ manner })}
      />
      <div className="fields">
        {twice && (
          <TextField
            id="offeredOn" label={words.offeredOn} type="date" width="day" value={typed.offeredOn} fault={faultAt('offeredOn')} onChange={(offeredOn) => set({ offeredOn })}
          />
        )}
        <TextField id="on" label={twice ? words.offeredOnSecond : words.on} type="date" width="day" value={typed.on} fault={faultAt('on')} onChange={(on) => set({ on })} />
      </div>
      {asksExactly && (
        <div className={`field${faultAt('exactlyThese') ? ' field--fault' : ''}`}>
          <FieldTexts id="exactlyThese" hint={words.exactlyText} fault={faultAt('exactlyThese')} />
          <Check id="exactlyThese" label={words.exactly} checked={typed.exactly} onChange={(exactly) => set({ exactly })} />
        </div>
      )}
      {!twice && (
        <div className="field">
          <Check id="withOso" label={words.withOso} checked={typed.withOso} onChange={(withOso) => set({ withOso })} />
        </div>
      )}
      <RadioField
        id="agreed" label={words.agreed} hint={words.agreedHint} options={agreedNames} inline value={typed.agreed || undefined} fault={faultAt('agreed')}
        onChange={(agreed) => set({ agreed })}
      />
      {withView ? (
        <TextAreaField id="view" label={words.view} hint={words.viewHint} optional value={typed.view} maxLength={2000} fault={faultAt('view')} onChange={(view) => set({ view })} />
      ) : (
        <p className="nl-paragraph soft small">{words.viewOne}</p>
      )}
      {asksBsn && <Check id="noBsn" label={words.noBsn} checked={typed.noBsn} onChange={(noBsn) => set({ noBsn })} />}
    </>
  )
}
