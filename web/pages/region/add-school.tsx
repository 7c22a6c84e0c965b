// Adds a school that is in no register file, or a guest from another region.
import type { FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { Fault } from '../../faults.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { checks, general } from '../../words/general.ts'
import { type Sector, sectorNames } from '../../words/roles.ts'
import { addSchoolWords as words, schoolsWords } from '../../words/schools.ts'
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

const empty = { schoolId: '', name: '', place: '', municipality: '', boardId: '' }

export function AddSchool() {
  const { regionId, year, to } = useYear()
  const navigate = useNavigate()
  const { busy, faults, faultAt, send } = useSending()
  const [text, setText] = useTyped('school', empty)
  const [sector, setSector] = useTyped<Sector | undefined>('sector', undefined)
  const [membership, setMembership] = useTyped<'member' | 'guest'>('membership', 'member')
  const schoolId = text.schoolId.trim().toUpperCase()
  const check = (): readonly Fault[] => [
    ...(/^\d{2}[A-Z]{2}\d{2}$/.test(schoolId) ? [] : [{ field: 'schoolId', message: words.codeFault }]),
    ...(text.name.trim() ? [] : [{ field: 'name', message: checks.required(words.name) }]),
    ...(sector ? [] : [{ field: 'sector', message: checks.choose }]),
    ...(text.boardId === '' || /^\d{5}$/.test(text.boardId) ? [] : [{ field: 'boardId', message: words.boardFault }]),
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(check(), async () => {
      const params = { regionId, year, schoolId }
      if (await isThere(params)) throw new Problem({ status: 409, code: 'already-exists', title: '', detail: '', errors: [{ path: 'schoolId', code: 'already-exists', message: words.exists }], reasons: [] })
      const { name, place, municipality, boardId } = text
      await call('putSchool', { params, body: { name, sector: sector!, membership, place, municipality, boardId } })
      await navigate(to('scholen'), { state: { added: words.added(name) } })
    })
  }
  const field = (key: keyof typeof empty) => ({ id: key, value: text[key], onChange: (value: string) => setText({ ...text, [key]: value }), fault: faultAt(key) })
  return (
    <Page title={words.title} lead={words.lead} back={{ to: to('scholen'), name: schoolsWords.title }} faults={faults}>
      <form className="sheet" noValidate onSubmit={submit}>
        <TextField {...field('schoolId')} label={words.code} hint={words.codeHint} width="short" maxLength={6} />
        <TextField {...field('name')} label={words.name} maxLength={120} />
        <RadioField id="sector" label={words.sector} options={sectorNames} value={sector} onChange={setSector} fault={faultAt('sector')} />
        <RadioField id="membership" label={words.membership} options={schoolsWords.membershipNames} value={membership} onChange={setMembership} />
        <div className="fields">
          <TextField {...field('place')} label={words.place} optional maxLength={80} />
          <TextField {...field('municipality')} label={words.municipality} optional maxLength={80} />
        </div>
        <TextField {...field('boardId')} label={words.boardId} hint={words.boardHint} optional width="short" inputMode="numeric" maxLength={5} />
        <div className="acts">
          <Button kind="primary" type="submit" busy={busy}>
            {words.save}
          </Button>
          <ButtonLink kind="subtle" to={to('scholen')}>
            {general.cancel}
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}
