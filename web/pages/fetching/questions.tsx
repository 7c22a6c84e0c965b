// The questions about one dossier, with when an answer is due, and a new one.
import { useState } from 'react'
import { afterSent } from '../../after-sent.ts'
import { call } from '../../api/client.ts'
import { Check } from '../../parts/choices.tsx'
import { TextAreaField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice, Said } from '../../parts/notice.tsx'
import { useRepeatKey } from '../../parts/use-repeat-key.ts'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import type { Delivery } from '../../words/deliveries.ts'
import { fetchingWords } from '../../words/fetching.ts'
import { questionWords as words } from '../../words/receipts.ts'
import { useFetching } from './fetching-frame.tsx'
import { dueText, QuestionMark } from './open-questions.tsx'
import { mayBeBsn } from './reference-cell.tsx'

export function Questions({ delivery }: { readonly delivery: Delivery }) {
  const { questions, endedAt } = delivery
  const [said, setSaid] = useState<string>()
  return (
    <>
      {questions.length === 0 && <p className="nl-paragraph">{words.none}</p>}
      {questions.map((question) => (
        <article key={question.questionId} className="sheet">
          <p className="row">
            <QuestionMark question={question} />
            <span className="soft small">{words.asked(question.askedAt)}</span>
          </p>
          <p className="written">{question.text}</p>
          <p className="nl-paragraph soft">{dueText(question)}</p>
          {question.answer && <blockquote className="fetching__view">{question.answer.text}</blockquote>}
        </article>
      ))}
      <Said text={said} />
      {endedAt === undefined && <Ask delivery={delivery} onSent={setSaid} />}
    </>
  )
}

function Ask({ delivery, onSent }: { readonly delivery: Delivery; readonly onSent: (text: string) => void }) {
  const { params, answer } = useFetching()
  const [open, setOpen] = useState(false)
  const [text, setText] = useTyped(`question ${delivery.applicationId}`, '')
  const [asksBsn, setAsksBsn] = useState(false)
  const [noBsn, setNoBsn] = useState(false)
  const keyFor = useRepeatKey()
  const check = () => (text.trim() ? [] : [{ field: 'text', message: words.empty }])
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  if (!open && text === '') return <Button onClick={() => setOpen(true)}>{words.ask}</Button>
  const submit = () =>
    void send(check(), async () => {
      const body = { text: text.trim(), ...(noBsn && { noBsn }) }
      try {
        const { data } = await call('askQuestion', { params: { dossierId: delivery.dossierId }, query: { schoolId: params.schoolId }, body, idempotencyKey: keyFor(body) })
        await answer.again()
        setText(afterSent(text, ''))
        setOpen(false)
        onSent(words.sent(data.dueOn))
      } catch (fault) {
        setAsksBsn(mayBeBsn(fault))
        throw fault
      }
    })
  const others = faults.filter(({ field }) => field !== 'text')
  return (
    <FormSheet
      submit={words.send}
      busy={busy}
      onSubmit={submit}
      cancel={() => {
        setText('')
        setOpen(false)
      }}
    >
      <div role="alert">{others.map(({ message }) => <Notice key={message} kind="wrong">{message}</Notice>)}</div>
      <TextAreaField id="text" label={words.text} hint={words.textHint} value={text} onChange={setText} rows={4} maxLength={1000} fault={faultAt('text')} />
      {asksBsn && <Check label={fetchingWords.noBsn} checked={noBsn} onChange={setNoBsn} />}
    </FormSheet>
  )
}
