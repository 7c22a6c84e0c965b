// How many pupils a school expects to go to, or to come from, each school of the other side: numbers alone.
import { useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { CountField } from '../../parts/count-field.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSchoolCounts } from '../../parts/use-school-counts.ts'
import { sideOf } from '../../words/roles.ts'
import { schoolWords } from '../../words/school.ts'
import { expectedWords as words } from '../../words/school-oso.ts'
import { useSchool, useSchoolRecord } from './in-school.tsx'

type Expected = Answer<'getExpectedPupils'>['schools'][number]
interface Other extends Pick<Expected, 'schoolId' | 'name'> {
  readonly applied?: number | undefined
}

/** From here on looking for a school by its name is quicker than reading the list. */
const manySchools = 12

export function ExpectedPupils() {
  const { params } = useSchoolRecord()
  const { school } = useSchool()
  const expected = useAnswer('getExpectedPupils', { params })
  const agreements = useAnswer('getAgreements', { params: { regionId: params.regionId, year: params.year } })
  const others = agreements.state === 'ready' ? agreements.data.schools.filter(({ sector }) => sideOf(sector) !== sideOf(school.sector)) : []
  return <Loaded answer={expected}>{({ data }) => (agreements.state === 'waiting' ? null : <Counts known={data.schools} others={others} again={expected.again} />)}</Loaded>
}

interface CountsProps {
  readonly known: readonly Expected[]
  readonly others: readonly Other[]
  readonly again: () => Promise<void>
}

function Counts({ known, others, again }: CountsProps) {
  const { params } = useSchoolRecord()
  const { school, own, to } = useSchool()
  const side = sideOf(school.sector)
  // As they were on arrival: a school with its first number stays where it was typed.
  const [first] = useState(known)
  const named = new Set(first.map(({ schoolId }) => schoolId))
  const rest = others.filter(({ schoolId }) => !named.has(schoolId)).toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  const all: readonly Other[] = [...first, ...rest]
  const counts = useSchoolCounts({
    name: 'expected',
    schools: all,
    saved: Object.fromEntries(known.map(({ schoolId, expected }) => [schoolId, expected])),
    words,
    report: (body) => call('reportExpectedPupils', { params, body }),
    again,
  })
  const [sought, setSought] = useState('')
  const save = () => {
    // A field with a fault is shown, whatever was looked for.
    if (!counts.isRight) setSought('')
    counts.save()
  }
  const field = ({ schoolId, name, applied }: Other) => <CountField key={schoolId} schoolId={schoolId} school={name} counts={counts} text={words.count} hint={applied ? words.applied(applied) : undefined} />
  const isSought = ({ name }: Other) => name.toLocaleLowerCase('nl').includes(sought.trim().toLocaleLowerCase('nl'))
  const [ownFound, restFound] = [first.filter(isSought), rest.filter(isSought)]
  return (
    <Page title={words.title[side]} lead={words.lead} back={{ to: to(), name: own ? schoolWords.overview : school.name }} faults={counts.faults}>
      <LeaveGuard when={counts.isChanged && !counts.busy} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      <p className="nl-paragraph">{words.why}</p>
      <Said text={counts.said} />
      {all.length === 0 ? (
        <Empty title={words.none} text={words.noneText} />
      ) : (
        <>
          {all.length > manySchools && <TextField id="find-school" label={words.find} value={sought} onChange={setSought} width="middle" />}
          <FormSheet submit={words.save} busy={counts.busy} onSubmit={save}>
            {ownFound.length + restFound.length === 0 && <p className="nl-paragraph">{words.noneFound}</p>}
            <div className="fields">{ownFound.map(field)}</div>
            {first.length > 0 && restFound.length > 0 && sought.trim() === '' ? (
              <details className="fold" open={restFound.some(({ schoolId }) => counts.faultOf(schoolId) !== undefined) || undefined}>
                <summary>{words.others[side]}</summary>
                <div className="fields">{restFound.map(field)}</div>
              </details>
            ) : (
              <div className="fields">{restFound.map(field)}</div>
            )}
            <p className="nl-paragraph">{words.total(counts.total)}</p>
          </FormSheet>
        </>
      )}
    </Page>
  )
}
