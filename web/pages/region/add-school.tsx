// Adds a school that is in no register file, or a guest from another region.
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { Problem, problemFrom } from '../../api/problem.ts'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { addSchoolWords as words, schoolsWords } from '../../words/schools.ts'
import { asSent, emptySchool, SchoolFields, schoolFaults } from './school-fields.tsx'
import { useYear } from './year-frame.tsx'

/** A school that is there already must not be replaced by a form that is half filled in. */
async function isThere(params: { readonly regionId: string; readonly year: string; readonly schoolId: string }): Promise<boolean> {
  try {
    await call('getSchool', { params })
    return true
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 404) return false
    throw fault
  }
}

export function AddSchool() {
  const { regionId, year, to } = useYear()
  const navigate = useNavigate()
  const [code, setCode] = useTyped('schoolId', '')
  const [school, setSchool] = useTyped('school', emptySchool)
  const schoolId = code.trim().toUpperCase()
  const check = () => [...(/^\d{2}[A-Z]{2}\d{2}$/.test(schoolId) ? [] : [{ field: 'schoolId', message: words.codeFault }]), ...schoolFaults(school)]
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const submit = () => {
    void send(check(), async () => {
      const params = { regionId, year, schoolId }
      if (await isThere(params)) throw problemFrom(409, { errors: [{ path: 'schoolId', code: 'already-exists', message: words.exists }] })
      await call('putSchool', { params, body: asSent(school) })
      await navigate(to('scholen'), { state: { added: words.added(school.name) } })
    })
  }
  return (
    <Page title={words.title} lead={words.lead} back={{ to: to('scholen'), name: schoolsWords.title }} faults={faults}>
      <FormSheet closes submit={words.save} busy={busy} onSubmit={submit} cancel={to('scholen')}>
        <TextField
          id="schoolId"
          label={words.code}
          hint={words.codeHint}
          value={code}
          onChange={setCode}
          fault={faultAt('schoolId')}
          width="short"
          maxLength={6}
        />
        <SchoolFields value={school} onChange={setSchool} faultAt={faultAt} />
      </FormSheet>
    </Page>
  )
}
