// What the region looked up about the connection of a school: only what is filled in is stated, all of it of one day.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Sent } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { type Ready, useAnswer } from '../../api/use-answer.ts'
import type { Fault } from '../../faults.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextAreaField, TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { now } from '../../today.ts'
import { onTheWall } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { factNames, type FactName, type FactState, osoWords, type Qualification } from '../../words/oso.ts'
import { stateFactsWords as words } from '../../words/region-oso.ts'
import { useSchool, useSchoolRecord } from '../school/in-school.tsx'

interface Typed {
  readonly states: Readonly<Record<FactName, FactState | ''>>
  readonly on: string
  readonly pupilSystem: string
  readonly note: string
}

const today = () => onTheWall(now()).day
const nothing: Typed['states'] = { participates: '', agreement: '', mandate: '', endpoint: '' }

export function StateFacts() {
  const { mayChange, school: { name }, to } = useSchool()
  if (mayChange) return <KnownFacts />
  return (
    <Page title={words.title(name)} back={{ to: to(), name }}>
      <Empty title={words.noRight} text={words.noRightText} />
    </Page>
  )
}

function KnownFacts() {
  const { params } = useSchoolRecord()
  const answer = useAnswer('getQualification', { params })
  return <Loaded answer={answer}>{(ready) => <FactsForm ready={ready} again={answer.again} />}</Loaded>
}

function faultsIn({ states, on, pupilSystem }: Typed, known: Qualification): readonly Fault[] {
  const says = factNames.some((name) => states[name] !== '')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && on <= today()
  if (!says && pupilSystem.trim() === known.pupilSystem) return [{ field: 'participates', message: words.nothing }]
  return says && !isDay ? [{ field: 'on', message: words.onFault }] : []
}

function bodyOf({ states, on, pupilSystem, note }: Typed, known: Qualification): Sent<'putQualification'> {
  const stated = factNames.flatMap((name) => (states[name] === '' ? [] : [[name, states[name] === 'unknown' ? { state: 'unknown' } : { state: states[name], on }]]))
  return {
    ...(Object.fromEntries(stated) as Partial<Record<FactName, { state: FactState; on?: string }>>),
    ...(pupilSystem.trim() !== known.pupilSystem && { pupilSystem: pupilSystem.trim() }),
    ...(note.trim() && { note: note.trim() }),
  } as Sent<'putQualification'>
}

/** A fault in a fact, or its day, is shown at what was filled in for it. */
const fieldFor = (path: string): string => {
  const [first = '', part] = path.split('.')
  return part === 'on' ? 'on' : first
}

function FactsForm({ ready, again }: { readonly ready: Ready<'getQualification'>; readonly again: () => Promise<void> }) {
  const { params, answer } = useSchoolRecord()
  const home = useSchool().to()
  const navigate = useNavigate()
  const known = ready.data
  const [typed, setTyped] = useTyped<Typed>('facts', { states: nothing, on: today(), pupilSystem: known.pupilSystem, note: '' })
  const [kept, setKept] = useState(false)
  const { busy, faults, faultAt, send } = useSending(fieldFor, () => faultsIn(typed, known))
  const submit = async () => {
    const isSent = await send(faultsIn(typed, known), async () => {
      await showingTheirs(() => call('putQualification', { params, body: bodyOf(typed, known), ifMatch: ready.etag }), again, words.changed)
      setKept(true)
      await answer.again()
    })
    if (isSent) await navigate(home, { state: { saved: words.saved } })
  }
  const isChanged = factNames.some((name) => typed.states[name] !== '') || typed.pupilSystem !== known.pupilSystem || typed.note !== ''
  return (
    <Page title={words.title(known.name)} lead={words.lead} back={{ to: home, name: known.name }} faults={faults}>
      <LeaveGuard when={isChanged && !busy && !kept} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      <FormSheet closes submit={general.save} busy={busy} onSubmit={() => void submit()} cancel={home}>
        {factNames.map((name) => (
          <RadioField<FactState | ''>
            key={name}
            id={name}
            label={osoWords.factNames[name]}
            hint={words.now(known[name].state, known[name].on && known[name].source ? `${osoWords.saidOn(known[name].source, known[name].on)}.` : '')}
            options={words.states}
            inline
            value={typed.states[name]}
            onChange={(state) => setTyped({ ...typed, states: { ...typed.states, [name]: state } })}
            fault={faultAt(name)}
          />
        ))}
        <p className="nl-paragraph soft small">{words.reach}</p>
        <TextField id="on" label={words.on} type="date" width="day" value={typed.on} onChange={(on) => setTyped({ ...typed, on })} fault={faultAt('on')} />
        <TextField
          id="pupilSystem"
          label={words.pupilSystem}
          hint={words.pupilSystemHint}
          maxLength={60}
          optional
          value={typed.pupilSystem}
          onChange={(pupilSystem) => setTyped({ ...typed, pupilSystem })}
          fault={faultAt('pupilSystem')}
        />
        <TextAreaField id="note" label={words.note} hint={words.noteHint} maxLength={500} optional value={typed.note} onChange={(note) => setTyped({ ...typed, note })} fault={faultAt('note')} />
      </FormSheet>
    </Page>
  )
}
