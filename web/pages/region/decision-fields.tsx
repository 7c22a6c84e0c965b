// Who decided the agreements of a year, and when: what the public page says of them.
import { TextAreaField, TextField } from '../../parts/field.tsx'
import { settingsWords as words } from '../../words/region.ts'

type Text = string | undefined

interface Decision {
  readonly decidedBy: string
  readonly decidedOn: string
  readonly document: string
}

/** As it is typed: what nobody filled in is empty. */
export function toDecision(known: { readonly decidedBy?: Text; readonly decidedOn?: Text; readonly document?: Text }): Decision {
  return { decidedBy: known.decidedBy ?? '', decidedOn: known.decidedOn ?? '', document: known.document ?? '' }
}

interface DecisionFieldsProps {
  readonly value: Decision
  readonly onChange: (value: Decision) => void
  readonly faultAt: (field: string) => string | undefined
}

export function DecisionFields({ value, onChange, faultAt }: DecisionFieldsProps) {
  const field = (key: keyof Decision) => ({
    id: key,
    value: value[key],
    onChange: (typed: string) => onChange({ ...value, [key]: typed }),
    fault: faultAt(key),
  })
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.decision}</h2>
      <p className="nl-paragraph soft">{words.decisionHint}</p>
      <div className="fields">
        <TextField {...field('decidedBy')} label={words.decidedBy} hint={words.decidedByHint} optional maxLength={200} />
        <TextField {...field('decidedOn')} label={words.decidedOn} type="date" width="day" optional />
      </div>
      <TextAreaField {...field('document')} label={words.document} hint={words.documentHint} optional maxLength={500} />
    </section>
  )
}
