// How many pupils a school expects to go to, or to come from, each school of the other side: numbers alone.
import { useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { sideOf } from '../../words/roles.ts'
import { schoolWords } from '../../words/school.ts'
import { expectedWords as words } from '../../words/school-oso.ts'
import { useSchool, useSchoolRecord } from './in-school.tsx'

type Expected = Answer<'getExpectedPupils'>['schools'][number]
interface Other extends Pick<Expected, 'schoolId' | 'name'> {
  readonly applied?: number | undefined
}

/** As many as one request takes. */
const atOnce = 200
/** From here on looking for a school by its name is quicker than reading the list. */
const manySchools = 12

export function ExpectedPupils() {
  const { params } = useSchoolRecord()
  const { school } = useSchool()
  const expected = useAnswer('getExpectedPupils', { params })
  const agreements = useAnswer('getAgreements', { params: { regionId: params.regionId, year: params.year } })
  // Kept here: what was saved is read again, and the form begins anew with it.
  const [said, setSaid] = useState<string>()
  const others = agreements.state === 'ready' ? agreements.data.schools.filter(({ sector }) => sideOf(sector) !== sideOf(school.sector)) : []
  return (
    <Loaded answer={expected}>
      {({ data }) =>
        agreements.state === 'waiting' ? null : <Counts key={JSON.stringify(data)} known={data.schools} others={others} said={said} onSaid={setSaid} onSaved={expected.again} />
      }
    </Loaded>
  )
}

interface CountsProps {
  readonly known: readonly Expected[]
  readonly others: readonly Other[]
  readonly said: string | undefined
  readonly onSaid: (text: string | undefined) => void
  readonly onSaved: () => Promise<void>
}

const isCount = (text: string) => /^\d{0,3}$/.test(text.trim())
const countOf = (text: string | undefined) => Number((text ?? '').trim() || 0)

function Counts({ known, others, said, onSaid, onSaved }: CountsProps) {
  const { params } = useSchoolRecord()
  const { school, own, to } = useSchool()
  const side = sideOf(school.sector)
  const named = new Set(known.map(({ schoolId }) => schoolId))
  const rest = others.filter(({ schoolId }) => !named.has(schoolId)).toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  const all: readonly Other[] = [...known, ...rest]
  const before = Object.fromEntries(known.map(({ schoolId, expected }) => [schoolId, expected === 0 ? '' : String(expected)]))
  const [typed, setTyped] = useTyped<Readonly<Record<string, string>>>('expected', before)
  const [sought, setSought] = useState('')
  const check = () => all.flatMap(({ schoolId, name }) => (isCount(typed[schoolId] ?? '') ? [] : [{ field: `count-${schoolId}`, message: words.notNumber(name) }]))
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const changed = all.filter(({ schoolId }) => (typed[schoolId] ?? '').trim() !== (before[schoolId] ?? ''))
  const save = () => {
    // A field with a fault is shown, whatever was looked for.
    if (check().length > 0) setSought('')
    onSaid(undefined)
    void send(check(), async () => {
      const body = changed.map(({ schoolId }) => ({ schoolId, count: countOf(typed[schoolId]) }))
      if (body.length === 0) return onSaid(words.nothingChanged)
      for (let at = 0; at < body.length; at += atOnce) await call('reportExpectedPupils', { params, body: body.slice(at, at + atOnce) })
      onSaid(words.saved)
      await onSaved()
    })
  }
  const field = ({ schoolId, name, applied }: Other) => (
    <TextField
      key={schoolId}
      id={`count-${schoolId}`}
      label={
        <>
          <span className="only-heard">{words.count}: </span>
          {name}
        </>
      }
      hint={applied ? words.applied(applied) : undefined}
      value={typed[schoolId] ?? ''}
      onChange={(value) => setTyped({ ...typed, [schoolId]: value })}
      inputMode="numeric"
      width="short"
      fault={faultAt(`count-${schoolId}`)}
    />
  )
  const isSought = ({ name }: Other) => name.toLocaleLowerCase('nl').includes(sought.trim().toLocaleLowerCase('nl'))
  const [ownFound, restFound] = [known.filter(isSought), rest.filter(isSought)]
  const total = all.reduce((sum, { schoolId }) => sum + (isCount(typed[schoolId] ?? '') ? countOf(typed[schoolId]) : 0), 0)
  return (
    <Page title={words.title[side]} lead={words.lead} back={{ to: to(), name: own ? schoolWords.overview : school.name }} faults={faults}>
      <LeaveGuard when={changed.length > 0 && !busy} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      <p className="nl-paragraph">{words.why}</p>
      <Said text={said} />
      {all.length === 0 ? (
        <Empty title={words.none} text={words.noneText} />
      ) : (
        <>
          {all.length > manySchools && <TextField id="find-school" label={words.find} value={sought} onChange={setSought} width="middle" />}
          <FormSheet submit={words.save} busy={busy} onSubmit={save}>
            {ownFound.length + restFound.length === 0 && <p className="nl-paragraph">{words.noneFound}</p>}
            <div className="fields">{ownFound.map(field)}</div>
            {known.length > 0 && restFound.length > 0 && sought.trim() === '' ? (
              <details className="fold" open={restFound.some(({ schoolId }) => faultAt(`count-${schoolId}`) !== undefined) || undefined}>
                <summary>{words.others[side]}</summary>
                <div className="fields">{restFound.map(field)}</div>
              </details>
            ) : (
              <div className="fields">{restFound.map(field)}</div>
            )}
            <p className="nl-paragraph">{words.total(total)}</p>
          </FormSheet>
        </>
      )}
    </Page>
  )
}
