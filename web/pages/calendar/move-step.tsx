// Moving one published date in one act: the new date, what that does, the reason, and then the schools hear of it.
import { type FormEvent, useState } from 'react'
import { useParams } from 'react-router'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { isDay } from '../../calendar/days.ts'
import { acceptedKeys, type Conflict, isError, tickFaults } from '../../calendar/ticks.ts'
import type { Fault } from '../../faults.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { TextAreaField, TextField } from '../../parts/field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Facts } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { NotFound } from '../../parts/problem-page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { whenDue } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { moveWords as words, publishedWords, tickWords } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { CannotMove } from './cannot-move.tsx'
import { MovePreview } from './move-preview.tsx'
import { MovedPage } from './moved-page.tsx'
import { type Move, type Moved, usePreview, useStands } from './use-move.ts'

export function MoveStep() {
  const { regionId, year, mayChange } = useYear()
  const { milestoneId = '' } = useParams()
  const calendar = useAnswer('getCalendar', { params: { regionId, year } })
  const [moved, setMoved] = useState<{ readonly before: Step; readonly moved: Moved }>()
  if (moved) return <MovedPage {...moved} />
  return (
    <Loaded answer={calendar}>
      {(ready) => {
        const { published } = ready.data
        const step = (published?.milestones as readonly Step[] | undefined)?.find(({ id }) => id === milestoneId)
        if (!published || !step || !mayChange) return <NotFound />
        return <Movable key={step.id} step={step} version={published.number} etag={ready.etag} again={calendar.again} onMoved={(done) => setMoved({ before: step, moved: done })} />
      }}
    </Loaded>
  )
}

/** A release that has begun, or nearly, stands: that is told before anything is typed. */
function Movable(props: MoveFormProps) {
  const { regionId, year } = useYear()
  const stands = useStands({ regionId, year }, props.step)
  if (stands === undefined) return <Progress text={general.loading} />
  return stands === '' ? <MoveForm {...props} /> : <CannotMove step={props.step} why={stands} />
}

interface Typed {
  readonly on: string
  readonly from: string
  readonly at: string
  readonly reason: string
}

function dateFaults({ on, from, at }: Typed, step: Step): readonly Fault[] {
  if (!isDay(on)) return [{ field: 'on', message: words.dayMissing }]
  if (from && from > on) return [{ field: 'from', message: words.fromAfter }]
  return on === step.on && at === (step.at ?? '') && from === (step.from ?? '') ? [{ field: 'on', message: words.sameDay }] : []
}

interface MoveFormProps {
  readonly step: Step
  /** The published version that is looked at: a newer one is refused, not overwritten. */
  readonly version: number
  /** Of the draft, into which the date goes too. */
  readonly etag: string
  readonly again: () => Promise<void>
  readonly onMoved: (moved: Moved) => void
}

function MoveForm({ step, version, etag, again, onMoved }: MoveFormProps) {
  const { regionId, year, answer, to } = useYear()
  const [typed, setTyped] = useTyped<Typed>('move', { on: step.on, from: step.from ?? '', at: step.at ?? '', reason: '' })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const { on, from, at, reason } = typed
  const complete = dateFaults(typed, step).length === 0
  const move: Move = { milestoneId: step.id, number: version, on, ...(from && { from }), ...(at && { at }) }
  const preview = usePreview({ regionId, year }, complete ? move : undefined)
  const conflicts = preview.state === 'ready' ? preview.moved.conflicts : []
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const faultsNow = () => [
    ...dateFaults(typed, step),
    ...conflicts.filter(isError).map((conflict) => ({ field: 'on', message: conflict.message })),
    ...tickFaults(conflicts, ticked),
    ...(reason.trim() === '' ? [{ field: 'reason', message: words.reasonMissing }] : []),
  ]
  const { busy, faults, faultAt, send } = useSending(undefined, faultsNow)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(faultsNow(), async () => {
      const body = { ...move, reason, accepted: acceptedKeys(conflicts, ticked) }
      const { data } = await showingTheirs(() => call('moveStep', { params: { regionId, year }, body, ifMatch: etag }), again)
      await answer.again()
      onMoved(data)
    })
  }
  return (
    <Page
      title={words.title(step.title)}
      lead={words.lead}
      back={{ to: to('kalender/gepubliceerd'), name: publishedWords.title }}
      faults={faults}
    >
      <form noValidate onSubmit={submit}>
        <Facts facts={[[words.now, whenDue(step)]]} />
        <div className="fields block">
          {step.from && (
            <TextField id="from" label={words.begins} type="date" width="day" value={from} onChange={(value) => set({ from: value })} fault={faultAt('from')} />
          )}
          <TextField id="on" label={words.day} type="date" width="day" value={on} onChange={(value) => set({ on: value })} fault={faultAt('on')} />
          <TextField
            id="at"
            label={words.time}
            hint={words.timeHint}
            type="time"
            width="short"
            value={at}
            onChange={(value) => set({ at: value })}
            fault={faultAt('at')}
            optional
          />
        </div>
        <TextAreaField
          id="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          onChange={(value) => set({ reason: value })}
          fault={faultAt('reason')}
          maxLength={500}
        />
        <MovePreview preview={preview} step={step} ticked={ticked} onTick={setTicked} faultAt={faultAt}>
          {(conflict) => <WayOut conflict={conflict} step={step} onTake={(other) => set({ on: other.on, from: other.from ?? '', at: other.at ?? '' })} />}
        </MovePreview>
        <div className="acts">
          <Button kind="primary" type="submit" busy={busy}>
            {words.act}
          </Button>
          <ButtonLink kind="subtle" to={to('kalender/gepubliceerd')}>
            {general.cancel}
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}

/** A suggestion about this very step can be taken over here; one about another is only told. */
function WayOut({ conflict, step, onTake }: { readonly conflict: Conflict; readonly step: Step; readonly onTake: (step: Step) => void }) {
  const { suggestion } = conflict
  if (!suggestion) return null
  const milestone = 'milestone' in suggestion ? suggestion.milestone : undefined
  // Where it stands already is no way out of moving it.
  if (milestone && milestone.id === step.id && milestone.on === step.on && milestone.at === step.at) return null
  if (milestone?.id !== step.id)
    return (
      <span className="soft">
        {tickWords.advice} {suggestion.message}
      </span>
    )
  const take = () => {
    onTake(milestone as Step)
    document.getElementById('on')?.focus()
  }
  return (
    <Button onClick={take}>
      {tickWords.advice} {suggestion.message}
    </Button>
  )
}
