// Changes what a school says of one pupil: label, group, kind of education, and the VO schools in order.
import { useNavigate } from 'react-router'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Page } from '../../parts/page.tsx'
import { TheirVersion } from '../../parts/their-version.tsx'
import { useTypedOver } from '../../parts/use-typed-over.ts'
import { general } from '../../words/general.ts'
import { oneWords as words } from '../../words/one-pupil.ts'
import { addWords, routeNames } from '../../words/pupils.ts'
import { PupilFields } from './pupil-fields.tsx'
import { usePupil } from './pupil-frame.tsx'
import { type PupilTyped, pupilSent, pupilTyped } from './pupil-typed.ts'
import { usePupils } from './pupils-frame.tsx'
import { usePupilSending } from './use-pupil-sending.ts'

export function ChangePupil() {
  const { dossier, to, back, change } = usePupil()
  const { list: { voSchools } } = usePupils()
  const saved = pupilTyped(dossier)
  const { form: typed, change: type, byBoth } = useTypedOver<PupilTyped>('pupil', saved)
  const { busy, faults, faultAt, asksBsn, send, found } = usePupilSending(typed)
  const navigate = useNavigate()
  const save = () =>
    void send(found, async () => {
      await change(pupilSent(typed))
      await navigate(to(), { state: { said: words.saved } })
    })
  return (
    <Page title={words.changeTitle(dossier.label)} back={back} faults={faults}>
      <TheirVersion
        byBoth={byBoth}
        facts={{
          label: [addWords.labelField, saved.label],
          group: [addWords.groupField, saved.group],
          routes: [addWords.routesField, saved.routes.map((route) => routeNames[route]).join(', ')],
          warmTransfer: [addWords.warmTransfer, saved.warmTransfer ? general.yes : general.no],
          choices: [addWords.schoolsField, saved.choices.map((choice) => voSchools.find(({ schoolId }) => schoolId === choice.schoolId)?.name ?? choice.schoolId).join(', ')],
        }}
      />
      <FormSheet closes submit={general.save} busy={busy} onSubmit={save} cancel={to()}>
        <PupilFields typed={typed} onChange={type} faultAt={faultAt} asksBsn={asksBsn} />
      </FormSheet>
    </Page>
  )
}
