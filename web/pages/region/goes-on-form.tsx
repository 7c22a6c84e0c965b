// The question what became of one school, with what a register makes likely as the first answers; nothing is chosen beforehand.
import { type FormEvent, useState } from 'react'
import type { Sent } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAllSchools } from '../../api/use-all-schools.ts'
import type { Fault } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Progress } from '../../parts/progress.tsx'
import type { Sending } from '../../parts/use-sending.ts'
import { sideOf } from '../../school-list.ts'
import { mutationWords as words, type NamedSchool } from '../../words/school-mutations.ts'
import { useYear } from './year-frame.tsx'

/** What was said of a school: in which other it goes on, that it closed, or nothing yet. */
export type Said = { readonly kind: 'goes-on'; readonly to: NamedSchool } | { readonly kind: 'closed' } | { readonly kind: 'later' }

export const choiceId = (schoolId: string): string => `wat-${schoolId}`
const schoolFieldId = (schoolId: string) => `welke-${schoolId}`

interface GoesOnFormProps {
  readonly school: NamedSchool
  readonly side: 'po' | 'vo'
  /** Schools in which it may go on, the likeliest first. */
  readonly candidates: readonly NamedSchool[]
  /** How it goes on in a school: under another code, or merged with one that was there. */
  readonly howIn: (schoolId: string) => 'renumbered' | 'merged'
  /** Also to be left for later. */
  readonly mayWait: boolean
  readonly sending: Sending
  /** Shows it: until that is done the button does not say it once more. */
  readonly onSaid: (said: Said) => void | Promise<void>
}

export function GoesOnForm({ school, side, candidates, howIn, mayWait, sending, onSaid }: GoesOnFormProps) {
  const { regionId, year } = useYear()
  const [choice, setChoice] = useState<string>()
  const [other, setOther] = useState<NamedSchool>()
  const [trying, setTrying] = useState(false)
  const options: Readonly<Record<string, string>> = {
    ...Object.fromEntries(candidates.map((candidate) => [candidate.schoolId, words.goesOnIn(candidate)])),
    other: words.goesOnElsewhere,
    closed: words.closed,
    ...(mayWait && { later: words.later }),
  }
  const fieldId = choiceId(school.schoolId)
  const otherId = schoolFieldId(school.schoolId)
  const to = choice === 'other' ? other : candidates.find(({ schoolId }) => schoolId === choice)
  const faults: readonly Fault[] =
    choice === undefined
      ? [{ field: fieldId, message: words.choose(school.name) }]
      : choice === 'other' && !other
        ? [{ field: otherId, message: words.chooseWhich(school.name) }]
        : []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (choice === 'later') return void onSaid({ kind: 'later' })
    const body: Sent<'moveSchool'> = to ? { how: howIn(to.schoolId), schoolId: to.schoolId } : { how: 'closed' }
    setTrying(true)
    await sending.send(faults, async () => {
      await call('moveSchool', { params: { regionId, year, schoolId: school.schoolId }, body })
      await onSaid(to ? { kind: 'goes-on', to } : { kind: 'closed' })
    })
    setTrying(false)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <RadioField id={fieldId} label={words.question(school.name)} options={options} value={choice} onChange={setChoice} fault={sending.faultAt(fieldId)} />
      {choice === 'other' && <OtherSchool id={otherId} side={side} except={school.schoolId} value={other} onChange={setOther} fault={sending.faultAt(otherId)} />}
      {trying && sending.busy && <Progress text={words.busy} />}
      <div className="acts">
        <Button type="submit" busy={sending.busy} about={words.undoAbout(school.name)}>
          {words.keep}
        </Button>
      </div>
    </form>
  )
}

interface OtherSchoolProps {
  readonly id: string
  readonly side: 'po' | 'vo'
  readonly except: string
  readonly value: NamedSchool | undefined
  readonly onChange: (school: NamedSchool | undefined) => void
  readonly fault: string | undefined
}

function OtherSchool({ id, side, except, value, onChange, fault }: OtherSchoolProps) {
  const { regionId, year } = useYear()
  const all = useAllSchools(regionId, year)
  return (
    <Loaded answer={all}>
      {({ data }) => {
        const able = data.schools.filter((school) => sideOf(school.sector) === side && school.schoolId !== except && !school.successor)
        const options = { '': words.chooseSchool, ...Object.fromEntries(able.map((school) => [school.schoolId, words.placed(school)])) }
        return (
          <SelectField<string>
            id={id}
            label={words.which}
            hint={words.whichHint}
            options={options}
            value={value?.schoolId ?? ''}
            onChange={(schoolId) => onChange(able.find((school) => school.schoolId === schoolId))}
            fault={fault}
          />
        )
      }}
    </Loaded>
  )
}

/** What goes along and what can be taken back, beside the question. */
export function WhatGoesAlong() {
  const { data } = useYear().ready
  return (
    <details className="fold" open>
      <summary>{words.whatTitle}</summary>
      <ul>
        {words.what(data.publishedVersion > 0).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}
