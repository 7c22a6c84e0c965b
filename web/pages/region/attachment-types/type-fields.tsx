// The fields of an attachment type, for a new one and for a change.
import { Check, CheckList, RadioField } from '../../../parts/choices.tsx'
import { SelectField, TextAreaField, TextField } from '../../../parts/field.tsx'
import { attachmentTypesWords as words, carrierNames, formatNames, headingNames, hereReasonNames, requiredWhenNames } from '../../../words/attachment-types.ts'
import { isAlwaysSensitive, sizes, type TypeTyped } from './type-typed.ts'

const sizeNames = Object.fromEntries(sizes.map((size) => [size, words.megabytes(Number(size))]))

interface TypeFieldsProps {
  readonly value: TypeTyped
  readonly onChange: (value: TypeTyped) => void
  readonly faultAt: (field: string) => string | undefined
  readonly isOwn: boolean
}

export function TypeFields({ value, onChange, faultAt, isOwn }: TypeFieldsProps) {
  const field = <K extends keyof TypeTyped>(key: K) => ({
    id: key,
    value: value[key],
    onChange: (typed: TypeTyped[K]) => onChange({ ...value, [key]: typed }),
    fault: faultAt(key),
  })
  return (
    <>
      <TextField {...field('name')} label={words.name} maxLength={80} />
      <TextAreaField {...field('explanation')} label={words.explanation} hint={words.explanationHint} maxLength={500} />
      <SelectField {...field('requiredWhen')} label={words.requiredWhen} options={requiredWhenNames} />
      <RadioField {...field('heading')} label={words.heading} hint={words.headingHint} options={headingNames} />
      <TextAreaField {...field('limits')} label={words.limits} hint={words.limitsHint} maxLength={500} />
      <TextAreaField {...field('whyNotInOso')} label={words.whyNotInOso} hint={words.whyNotInOsoHint} maxLength={300} />
      <RadioField {...field('carrier')} label={words.carrier} options={carrierNames} />
      {value.carrier === 'here' && <HereFields value={value} onChange={onChange} faultAt={faultAt} />}
      {isAlwaysSensitive(value.heading) ? (
        <p className="nl-paragraph" id="sensitive">
          {words.alwaysSensitive}
        </p>
      ) : (
        <fieldset className="field" id="sensitive" tabIndex={-1} data-quiet-focus>
          <legend className="only-heard">{words.sensitiveLabel}</legend>
          <Check label={words.sensitiveLabel} checked={value.sensitive} onChange={(sensitive) => onChange({ ...value, sensitive })} />
          <p className="field__hint">{words.sensitiveHint}</p>
        </fieldset>
      )}
      <TextField {...field('decidedBy')} label={words.decidedBy} hint={words.decidedByHint} optional maxLength={200} />
      {isOwn && (
        <fieldset className="bare" id="ownType">
          <legend className="sheet__legend">{words.ownLegend}</legend>
          <p className="nl-paragraph soft">{words.ownHint}</p>
          <div className="fields">
            <TextField {...field('privacyOfficer')} label={words.privacyOfficer} maxLength={120} />
            <TextField {...field('decidedOn')} label={words.decidedOn} type="date" width="day" />
          </div>
        </fieldset>
      )}
    </>
  )
}

function HereFields({ value, onChange, faultAt }: Omit<TypeFieldsProps, 'isOwn'>) {
  return (
    <>
      <RadioField
        id="hereReason"
        label={words.hereReason}
        options={hereReasonNames}
        value={value.hereReason}
        onChange={(hereReason) => onChange({ ...value, hereReason })}
        fault={faultAt('hereReason')}
      />
      <CheckList
        id="formats"
        label={words.formats}
        options={formatNames}
        values={value.formats}
        onChange={(formats) => onChange({ ...value, formats })}
        fault={faultAt('formats')}
        inline
      />
      <SelectField
        id="maxMb"
        label={words.maxMb}
        options={sizeNames}
        value={value.maxMb}
        onChange={(maxMb) => onChange({ ...value, maxMb })}
        fault={faultAt('maxMb')}
      />
    </>
  )
}
