// Changes what a school says of one pupil: label, group, kind of education, and the VO schools in order.
import { useNavigate } from 'react-router'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Page } from '../../parts/page.tsx'
import { useTyped } from '../../parts/use-typed.ts'
import { general } from '../../words/general.ts'
import { oneWords as words } from '../../words/one-pupil.ts'
import { PupilFields } from './pupil-fields.tsx'
import { usePupil } from './pupil-frame.tsx'
import { type PupilTyped, pupilSent, pupilTyped } from './pupil-typed.ts'
import { usePupilSending } from './use-pupil-sending.ts'

export function ChangePupil() {
  const { dossier, to, back, change } = usePupil()
  const [typed, setTyped] = useTyped<PupilTyped>('pupil', () => pupilTyped(dossier))
  const { busy, faults, faultAt, asksBsn, send, found } = usePupilSending(typed)
  const navigate = useNavigate()
  const save = () =>
    void send(found, async () => {
      await change(pupilSent(typed))
      await navigate(to(), { state: { said: words.saved } })
    })
  return (
    <Page title={words.changeTitle(dossier.label)} back={back} faults={faults}>
      <FormSheet submit={general.save} busy={busy} onSubmit={save} cancel={to()}>
        <PupilFields typed={typed} onChange={setTyped} faultAt={faultAt} asksBsn={asksBsn} />
      </FormSheet>
    </Page>
  )
}
