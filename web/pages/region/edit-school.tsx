// Changes what a region knows of a school.
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { general } from '../../words/general.ts'
import { schoolsWords as words } from '../../words/schools.ts'
import { useSchool, useSchoolRecord } from '../school/in-school.tsx'
import { asSent, SchoolFields, schoolFaults, type SchoolTyped } from './school-fields.tsx'

export function EditSchool() {
  const { params, ready, answer } = useSchoolRecord()
  const home = useSchool().to()
  const navigate = useNavigate()
  const { name, sector, membership, place, municipality, boardId, pupilSystem, source } = ready.data
  const [school, setSchool] = useTyped<SchoolTyped>('school', { name, sector, membership, place, municipality, boardId, pupilSystem })
  const { busy, faults, faultAt, send } = useSending(undefined, () => schoolFaults(school))
  const submit = () => {
    void send(schoolFaults(school), async () => {
      await call('changeSchool', { params, body: asSent(school), ifMatch: ready.etag })
      await answer.again()
      await navigate(home, { state: { saved: true } })
    })
  }
  return (
    <Page title={words.changeTitle(name)} back={{ to: home, name }} faults={faults}>
      {source === 'register' && <Notice>{words.registerWins}</Notice>}
      <FormSheet submit={general.save} busy={busy} onSubmit={submit} cancel={home}>
        <SchoolFields value={school} onChange={setSchool} faultAt={faultAt} />
      </FormSheet>
    </Page>
  )
}
