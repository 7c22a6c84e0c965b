// The fields about one pupil: own label, group, kind of education, and VO schools in order of preference.
import { useEffect, useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import { Check, CheckList } from '../../parts/choices.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { placeName } from '../../words/places.ts'
import { addWords as words, roundNames, routeNames, type Round } from '../../words/pupils.ts'
import { type ChoiceTyped, mostChoices, movedUp, noChoice, type PupilTyped } from './pupil-typed.ts'
import { usePupils } from './pupils-frame.tsx'

interface PupilFieldsProps {
  readonly typed: PupilTyped
  readonly onChange: (typed: PupilTyped) => void
  readonly faultAt: (field: string) => string | undefined
  /** A number that may be a BSN was found: somebody has to look. */
  readonly asksBsn: boolean
}

export function PupilFields({ typed, onChange, faultAt, asksBsn }: PupilFieldsProps) {
  return (
    <>
      <div className="fields">
        <TextField
          id="label" label={words.labelField} hint={words.labelHint} value={typed.label} maxLength={60} fault={faultAt('label')} onChange={(label) => onChange({ ...typed, label })}
        />
        <TextField
          id="group" label={words.groupField} optional value={typed.group} maxLength={30} width="short" fault={faultAt('group')} onChange={(group) => onChange({ ...typed, group })}
        />
      </div>
      {asksBsn && <Check id="noBsn" label={words.noBsn} checked={typed.noBsn} onChange={(noBsn) => onChange({ ...typed, noBsn })} />}
      <CheckList
        id="routes" label={words.routesField} hint={words.routesHint} options={routeNames} values={typed.routes} fault={faultAt('routes')} onChange={(routes) => onChange({ ...typed, routes })}
      />
      <Choices choices={typed.choices} faultAt={faultAt} onChange={(choices) => onChange({ ...typed, choices })} />
      <Check label={words.warmTransfer} checked={typed.warmTransfer} onChange={(warmTransfer) => onChange({ ...typed, warmTransfer })} />
    </>
  )
}

interface ChoicesProps {
  readonly choices: readonly ChoiceTyped[]
  readonly faultAt: (field: string) => string | undefined
  readonly onChange: (choices: readonly ChoiceTyped[]) => void
}

function Choices({ choices, faultAt, onChange }: ChoicesProps) {
  const { list: { voSchools, rounds } } = usePupils()
  const schools = { '': words.noChoice, ...Object.fromEntries(voSchools.map(({ schoolId, name, place }) => [schoolId, place ? `${name}, ${placeName(place)}` : name])) }
  const roundOptions = { '': words.roundUsual, ...Object.fromEntries(rounds.map(({ round }) => [round, roundNames[round]])) } as Record<Round | '', string>
  const focusNext = useRef<string>(undefined)
  useEffect(() => {
    if (focusNext.current) document.getElementById(focusNext.current)?.focus()
    focusNext.current = undefined
  }, [choices])
  const change = (at: number, choice: Partial<ChoiceTyped>) => onChange(choices.map((one, index) => (index === at ? { ...one, ...choice } : one)))
  const add = () => {
    focusNext.current = `destinations-${choices.length}`
    onChange([...choices, noChoice])
  }
  const up = (at: number) => {
    focusNext.current = `destinations-${at - 1}`
    onChange(movedUp(choices, at))
  }
  const remove = (at: number) => {
    focusNext.current = 'add-choice'
    onChange(choices.filter((_, index) => index !== at))
  }
  return (
    <fieldset className="field" id="destinations" tabIndex={-1} data-quiet-focus>
      <legend>{words.schoolsField}</legend>
      <p className="field__hint">{words.schoolsHint}</p>
      {choices.map((choice, at) => (
        <div className="choice-row" key={at}>
          <SelectField
            id={`destinations-${at}`} label={words.choice(at + 1)} value={choice.schoolId} options={schools} fault={faultAt(`destinations-${at}`)}
            onChange={(schoolId) => change(at, { schoolId })}
          />
          {choice.schoolId !== '' && rounds.length > 1 && (
            <SelectField id={`round-${at}`} label={words.roundOf(at + 1)} value={choice.round} options={roundOptions} onChange={(round) => change(at, { round })} />
          )}
          {choices.length > 1 && (
            <span className="choice-row__acts">
              {at > 0 && (
                <Button kind="subtle" about={words.choice(at + 1)} onClick={() => up(at)}>
                  {words.up}
                </Button>
              )}
              <Button kind="subtle" about={words.choice(at + 1)} onClick={() => remove(at)}>
                {words.remove}
              </Button>
            </span>
          )}
        </div>
      ))}
      {choices.length < mostChoices && (
        <Button id="add-choice" kind="subtle" onClick={add}>
          {words.addChoice}
        </Button>
      )}
    </fieldset>
  )
}
