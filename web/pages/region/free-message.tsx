// Writes a message to a selection of schools in three steps: write, see who gets it and how it looks, and only then send.
import { useState } from 'react'
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'
import { afterSent } from '../../after-sent.ts'
import { call } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { isReported } from '../../calendar/reported.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { SelectField, TextAreaField, TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Confirmation } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useRepeatKey } from '../../parts/use-repeat-key.ts'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { checks } from '../../words/general.ts'
import { freeMessageWords as words } from '../../words/free-message.ts'
import { messagesWords } from '../../words/messages.ts'
import { FreeMessageReview } from './free-message-review.tsx'
import { useYear } from './year-frame.tsx'

type To = Sent<'sendMessage'>['to']

interface Typed {
  readonly to: To
  readonly milestoneId: string
  readonly subject: string
  readonly text: string
}

const empty: Typed = { to: 'all', milestoneId: '', subject: '', text: '' }

/** What goes to the API: a step only where schools that are behind are meant. */
function asSent({ to, milestoneId, subject, text }: Typed): Sent<'sendMessage'> {
  return { to, subject, text, ...(to === 'behind' && milestoneId && { milestoneId }) }
}

export function FreeMessage() {
  const { regionId, year, ready } = useYear()
  const calendar = useAnswer('getCalendar', { params: { regionId, year } })
  return (
    <Loaded answer={calendar}>
      {({ data }) => {
        const steps = (data.published?.milestones ?? []).filter((step) => isReported(step, ready.data.settings))
        return <Writing steps={{ '': words.anyStep, ...Object.fromEntries(steps.map(({ id, title }) => [id, title])) }} />
      }}
    </Loaded>
  )
}

function Writing({ steps }: { readonly steps: Readonly<Record<string, string>> }) {
  const { regionId, year, to } = useYear()
  const [typed, setTyped] = useTyped('message', empty)
  /** What was looked at goes out, whatever was typed since. */
  const [review, setReview] = useState<{ readonly of: Typed; readonly answer: Answer<'sendMessage'> }>()
  const [done, setDone] = useState<Answer<'sendMessage'>>()
  const keyFor = useRepeatKey()
  const post = async (message: Typed, dryRun: boolean) => {
    const body = asSent(message)
    const query = { dryRun: dryRun ? ('true' as const) : ('false' as const) }
    return (await call('sendMessage', { params: { regionId, year }, query, body, idempotencyKey: keyFor({ ...body, dryRun }) })).data
  }
  const check = () => [
    ...(typed.subject.trim() ? [] : [{ field: 'subject', message: checks.required(words.subject, 'het') }]),
    ...(typed.text.trim() ? [] : [{ field: 'text', message: words.textMissing }]),
  ]
  const { busy, faults, faultAt, send, clear } = useSending(undefined, check)
  const look = () => {
    void send(check(), async () => setReview({ of: typed, answer: await post(typed, true) }))
  }
  const write = () => {
    clear()
    setReview(undefined)
  }
  const confirm = ({ of }: NonNullable<typeof review>) =>
    void send([], async () => {
      setDone(await post(of, false))
      setReview(undefined)
      setTyped(afterSent(of, empty))
    })
  const written = typed.subject !== '' || typed.text !== ''
  const guard = <LeaveGuard when={written && !done} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />

  if (done)
    return (
      <Page title={words.doneTitle} banner={<Confirmation title={words.doneTitle} text={words.when(done.goesOutAt)} />}>
        <p className="nl-paragraph">{words.who(done.persons, done.schools)}</p>
        <div className="acts">
          <ButtonLink kind="primary" to={to('berichten')}>
            {words.toMessages}
          </ButtonLink>
          <Button onClick={() => setDone(undefined)}>{words.another}</Button>
        </div>
      </Page>
    )
  if (review)
    return (
      <>
        {guard}
        <FreeMessageReview toBoards={review.of.to === 'boards'} review={review.answer} busy={busy} faults={faults} send={() => confirm(review)} change={write} />
      </>
    )
  return (
    <Page key="write" title={words.title} lead={words.lead} back={{ to: to('berichten'), name: messagesWords.title }} faults={faults}>
      {guard}
      <FormSheet submit={words.look} busy={busy} onSubmit={look} cancel={to('berichten')}>
        <RadioField<To>
          id="to"
          label={words.to}
          options={words.toNames}
          value={typed.to}
          onChange={(chosen) => setTyped({ ...typed, to: chosen })}
          fault={faultAt('to')}
        />
        {typed.to === 'behind' && (
          <SelectField
            id="milestoneId"
            label={words.step}
            hint={words.stepHint}
            options={steps}
            value={typed.milestoneId}
            onChange={(milestoneId) => setTyped({ ...typed, milestoneId })}
            fault={faultAt('milestoneId')}
          />
        )}
        <TextField
          id="subject"
          label={words.subject}
          value={typed.subject}
          onChange={(subject) => setTyped({ ...typed, subject })}
          fault={faultAt('subject')}
          maxLength={100}
        />
        <TextAreaField
          id="text"
          label={words.text}
          hint={words.textHint}
          rows={10}
          value={typed.text}
          onChange={(text) => setTyped({ ...typed, text })}
          fault={faultAt('text')}
          maxLength={4000}
        />
        {busy && <Progress text={words.looking} />}
      </FormSheet>
    </Page>
  )
}
