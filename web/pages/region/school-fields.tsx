// The fields of a school that a coordinator types, for a new school and for a change.
import type { Sent } from '../../../lambdas/contract/routes.ts'
import type { Fault } from '../../faults.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { checks } from '../../words/general.ts'
import { type Sector, sectorNames } from '../../words/roles.ts'
import { addSchoolWords as words, schoolsWords } from '../../words/schools.ts'

export interface SchoolTyped {
  readonly name: string
  readonly sector: Sector | undefined
  readonly membership: 'member' | 'guest'
  readonly place: string
  readonly municipality: string
  readonly boardId: string
  readonly pupilSystem: string
}

export const emptySchool: SchoolTyped = {
  name: '',
  sector: undefined,
  membership: 'member',
  place: '',
  municipality: '',
  boardId: '',
  pupilSystem: '',
}

export function schoolFaults({ name, sector, boardId }: SchoolTyped): readonly Fault[] {
  return [
    ...(name.trim() ? [] : [{ field: 'name', message: checks.required(words.name) }]),
    ...(sector ? [] : [{ field: 'sector', message: checks.choose }]),
    ...(boardId === '' || /^\d{5}$/.test(boardId) ? [] : [{ field: 'boardId', message: words.boardFault }]),
  ]
}

/** What goes to the API, once `schoolFaults` finds nothing. */
export function asSent({ sector, ...school }: SchoolTyped): Sent<'putSchool'> {
  return { ...school, sector: sector! }
}

interface SchoolFieldsProps {
  readonly value: SchoolTyped
  readonly onChange: (value: SchoolTyped) => void
  readonly faultAt: (field: string) => string | undefined
}

export function SchoolFields({ value, onChange, faultAt }: SchoolFieldsProps) {
  const text = (key: 'name' | 'place' | 'municipality' | 'boardId' | 'pupilSystem') => ({
    id: key,
    value: value[key],
    onChange: (typed: string) => onChange({ ...value, [key]: typed }),
    fault: faultAt(key),
  })
  return (
    <>
      <TextField {...text('name')} label={words.name} maxLength={120} />
      <RadioField
        id="sector"
        label={words.sector}
        options={sectorNames}
        value={value.sector}
        onChange={(sector) => onChange({ ...value, sector })}
        fault={faultAt('sector')}
      />
      <RadioField
        id="membership"
        label={words.membership}
        options={schoolsWords.membershipNames}
        value={value.membership}
        onChange={(membership) => onChange({ ...value, membership })}
        fault={faultAt('membership')}
      />
      <div className="fields">
        <TextField {...text('place')} label={words.place} optional maxLength={80} />
        <TextField {...text('municipality')} label={words.municipality} optional maxLength={80} />
      </div>
      <TextField
        {...text('boardId')}
        label={words.boardId}
        hint={words.boardHint}
        optional
        width="short"
        inputMode="numeric"
        maxLength={5}
      />
      <TextField {...text('pupilSystem')} label={schoolsWords.pupilSystem} optional width="middle" maxLength={60} />
    </>
  )
}
