// Changes what a region knows of a school.
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { TheirVersion } from '../../parts/their-version.tsx'
import { useTypedOver } from '../../parts/use-typed-over.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { general } from '../../words/general.ts'
import { sectorNames } from '../../words/roles.ts'
import { addSchoolWords, schoolsWords as words } from '../../words/schools.ts'
import { useSchool, useSchoolRecord } from '../school/in-school.tsx'
import { asSent, SchoolFields, schoolFaults, type SchoolTyped } from './school-fields.tsx'

export function EditSchool() {
  const { params, ready, answer } = useSchoolRecord()
  const home = useSchool().to()
  const navigate = useNavigate()
  const { name, sector, membership, place, municipality, boardId, pupilSystem, source } = ready.data
  const { form: school, change, byBoth } = useTypedOver<SchoolTyped>('school', { name, sector, membership, place, municipality, boardId, pupilSystem })
  const { busy, faults, faultAt, send } = useSending(undefined, () => schoolFaults(school))
  const submit = () => {
    void send(schoolFaults(school), async () => {
      await showingTheirs(() => call('changeSchool', { params, body: asSent(school), ifMatch: ready.etag }), answer.again)
      await answer.again()
      await navigate(home, { state: { saved: true } })
    })
  }
  return (
    <Page title={words.changeTitle(name)} back={{ to: home, name }} faults={faults}>
      {source === 'register' && <Notice>{words.registerWins}</Notice>}
      <TheirVersion
        byBoth={byBoth}
        facts={{
          name: [addSchoolWords.name, name],
          sector: [addSchoolWords.sector, sectorNames[sector]],
          membership: [addSchoolWords.membership, words.membershipNames[membership]],
          place: [addSchoolWords.place, place],
          municipality: [addSchoolWords.municipality, municipality],
          boardId: [addSchoolWords.boardId, boardId],
          pupilSystem: [words.pupilSystem, pupilSystem],
        }}
      />
      <FormSheet closes submit={general.save} busy={busy} onSubmit={submit} cancel={home}>
        <SchoolFields value={school} onChange={change} faultAt={faultAt} />
      </FormSheet>
    </Page>
  )
}
