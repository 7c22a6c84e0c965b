// What VO schools ask about this pupil's attachments, with the form to answer.
import { type FormEvent, useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { Fault } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { TextAreaField } from '../../parts/field.tsx'
import { useTyped } from '../../parts/use-typed.ts'
import { longDay } from '../../words/dates.ts'
import { oneWords as words } from '../../words/one-pupil.ts'
import { addWords } from '../../words/pupils.ts'
import type { Saying } from './one-pupil.tsx'
import { usePupil } from './pupil-frame.tsx'

type Question = Answer<'getDossier'>['questions'][number]

export function Questions(saying: Saying) {
  const { questions } = usePupil().dossier
  if (questions.length === 0) return null
  const open = questions.filter(({ answer }) => !answer)
  const answered = questions.filter(({ answer }) => answer)
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.questionsTitle}</h2>
      {[...open, ...answered].map((question) => (
        <div className="sheet" key={question.questionId}>
          <h3 className="nl-heading nl-heading--level-3">{words.questionFrom(question.schoolName ?? '', question.askedAt)}</h3>
          <p className="written">{question.text}</p>
          {question.answer ? (
            <>
              <p className="soft small after-list">{words.answered(question.answer.at)}</p>
              <p className="written">{question.answer.text}</p>
            </>
          ) : (
            <AnswerForm question={question} {...saying} />
          )}
        </div>
      ))}
    </section>
  )
}

function AnswerForm({ question, sending, say }: Saying & { readonly question: Question }) {
  const { dossier, again } = usePupil()
  const { questionId, dueOn } = question
  const field = `answer-${questionId}`
  const [text, setText] = useTyped(field, '')
  const [asksBsn, setAsksBsn] = useState(false)
  const [noBsn, setNoBsn] = useState(false)
  const found: readonly Fault[] = text.trim() === '' ? [{ field, message: words.answerFault }] : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void sending.send(found, async () => {
      try {
        await call('answerQuestion', { params: { dossierId: dossier.dossierId, questionId }, body: { text: text.trim(), ...(noBsn && { noBsn }) } })
      } catch (fault) {
        if (!(fault instanceof Problem)) throw fault
        if (fault.answer.errors.some(({ code }) => code === 'bsn-possible')) setAsksBsn(true)
        throw new Problem({ ...fault.answer, errors: fault.answer.errors.map((error) => ({ ...error, path: field })) })
      }
      await again()
      say(words.answerSent)
    })
  }
  return (
    <form noValidate onSubmit={submit} className="after-list">
      <p className="nl-paragraph">
        <strong>{words.answerBefore(longDay(dueOn))}</strong>
      </p>
      <TextAreaField id={field} label={words.answer} hint={words.answerHint} value={text} onChange={setText} maxLength={1000} fault={sending.faultAt(field)} />
      {asksBsn && <Check label={addWords.noBsn} checked={noBsn} onChange={setNoBsn} />}
      <Button kind="primary" type="submit" busy={sending.busy}>
        {words.sendAnswer}
      </Button>
    </form>
  )
}
