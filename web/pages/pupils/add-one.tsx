// Adds one pupil.
import { type ReactNode, useState } from 'react'
import { afterSent } from '../../after-sent.ts'
import { call } from '../../api/client.ts'
import { focusAfter } from '../../parts/focus-after.ts'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useRepeatKey } from '../../parts/use-repeat-key.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { addWords as words, pupilWords } from '../../words/pupils.ts'
import { PupilFields } from './pupil-fields.tsx'
import { emptyPupil, type PupilTyped, pupilSent } from './pupil-typed.ts'
import { usePupilSending } from './use-pupil-sending.ts'
import { usePupils } from './pupils-frame.tsx'

export function AddOne({ choice }: { readonly choice: ReactNode }) {
  const { params, to, again } = usePupils()
  const [typed, setTyped] = useTyped<PupilTyped>('one', emptyPupil)
  const [said, setSaid] = useState<string>()
  const { busy, faults, faultAt, asksBsn, send, found } = usePupilSending(typed)
  const keyFor = useRepeatKey()
  const add = async () => {
    const body = [pupilSent(typed)]
    const taken = await send(found, async () => {
      const { dossiers: [made] } = (await call('addDossiers', { params, body, idempotencyKey: keyFor(body) })).data
      await again()
      setSaid(made?.code ? `${words.saved(made.label)} ${words.savedCode(made.code)}` : words.saved(made?.label ?? typed.label))
      setTyped(afterSent(typed, emptyPupil))
    })
    if (taken) focusAfter(document.getElementById('label'))
  }
  return (
    <Page key="one" title={words.title} lead={words.lead} back={{ to: to(), name: pupilWords.title }} faults={faults}>
      <Said text={said} />
      {choice}
      <FormSheet submit={words.save} busy={busy} onSubmit={() => void add()} cancel={to()}>
        <PupilFields typed={typed} onChange={setTyped} faultAt={faultAt} asksBsn={asksBsn} />
      </FormSheet>
    </Page>
  )
}
