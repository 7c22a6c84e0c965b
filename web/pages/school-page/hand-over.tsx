// "Geef een collega door": somebody else gets the bearer's tasks and mails.
import { useState } from 'react'
import { Check } from '../../parts/choices.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Confirmation } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { checks } from '../../words/general.ts'
import { handOverWords as words, schoolPageWords } from '../../words/school-page.ts'
import { useSchool } from '../school/in-school.tsx'
import { useLinked } from './linked-school.tsx'

const empty = { email: '', name: '', phone: '', keepMe: false }

export function HandOver() {
  const { page, act, to } = useLinked()
  const { again } = useSchool()
  const [typed, setTyped] = useState(empty)
  const [done, setDone] = useState<typeof empty>()
  const { email, name, phone, keepMe } = typed
  const check = () => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? [] : [{ field: 'email', message: checks.email }])
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const field = (key: 'email' | 'name' | 'phone') => ({
    id: key,
    label: words[key],
    value: typed[key],
    onChange: (text: string) => setTyped({ ...typed, [key]: text }),
    fault: faultAt(key),
  })
  const submit = () => {
    void send(check(), async () => {
      const handOver = () => act({ act: 'hand-over', etag: page.contactsEtag, email, ...(name.trim() && { name }), ...(phone.trim() && { phone }), keepMe })
      await showingTheirs(handOver, again, words.changed)
      setDone(typed)
    })
  }
  if (done)
    return (
      <Page title={words.doneTitle} banner={<Confirmation title={words.doneTitle} text={words.done(done.email.trim())} />}>
        <p className="nl-paragraph">{done.keepMe ? words.stayed : words.left}</p>
        {done.keepMe && (
          <div className="acts">
            <ButtonLink to={to()}>{schoolPageWords.toPage}</ButtonLink>
          </div>
        )}
      </Page>
    )
  return (
    <Page title={words.title} lead={words.lead} back={{ to: to(), name: schoolPageWords.toPage }} faults={faults}>
      <FormSheet closes submit={words.submit} busy={busy} onSubmit={submit} cancel={to()}>
        <TextField {...field('email')} type="email" inputMode="email" />
        <TextField {...field('name')} optional maxLength={120} />
        <TextField {...field('phone')} type="tel" inputMode="tel" optional />
        <Check label={words.keepMe} checked={keepMe} onChange={(kept) => setTyped({ ...typed, keepMe: kept })} />
        <p className="nl-paragraph soft small">{words.keepMeHint}</p>
      </FormSheet>
    </Page>
  )
}
