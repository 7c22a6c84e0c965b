// The operator makes a region and names its first coordinators.
import { useNavigate } from 'react-router'
import type { Sent } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import type { Fault } from '../../faults.ts'
import { fieldOf } from '../../faults.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextAreaField, TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Page } from '../../parts/page.tsx'
import { useRepeatKey } from '../../parts/use-repeat-key.ts'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { checks } from '../../words/general.ts'
import { regionWords as words } from '../../words/region.ts'
import { asContactPoint, ContactPointFields, contactPointFaults, emptyContactPoint } from './contact-point-fields.tsx'

type HolidayRegion = Sent<'createRegion'>['holidayRegion']

const fieldFor = (path: string) => (path.startsWith('coordinators') ? 'coordinators' : fieldOf(path))

export function NewRegion() {
  const navigate = useNavigate()
  const keyFor = useRepeatKey()
  const [name, setName] = useTyped('name', '')
  const [id, setId] = useTyped('id', '')
  const [holidayRegion, setHolidayRegion] = useTyped<HolidayRegion | undefined>('holidayRegion', undefined)
  const [contactPoint, setContactPoint] = useTyped('contactPoint', emptyContactPoint)
  const [coordinators, setCoordinators] = useTyped('coordinators', '')

  const check = (): readonly Fault[] => [
    ...(name.trim() ? [] : [{ field: 'name', message: checks.required(words.name) }]),
    ...(/^[a-z][a-z0-9-]{0,38}[a-z0-9]$/.test(id) ? [] : [{ field: 'id', message: words.idFault }]),
    ...(holidayRegion ? [] : [{ field: 'holidayRegion', message: checks.choose }]),
    ...contactPointFaults(contactPoint),
  ]
  const { busy, faults, faultAt, send } = useSending(fieldFor, check)
  const submit = () => {
    void send(check(), async () => {
      const emails = coordinators.split(/[\s,;]+/).filter(Boolean)
      const body = { id, name, holidayRegion: holidayRegion!, contactPoint: asContactPoint(contactPoint), coordinators: emails.map((email) => ({ email })) }
      await call('createRegion', { body, idempotencyKey: keyFor(body) })
      await navigate('/regios', { state: { made: name } })
    })
  }
  return (
    <Page title={words.newTitle} back={{ to: '/regios', name: words.listTitle }} faults={faults}>
      <FormSheet closes submit={words.create} busy={busy} onSubmit={submit} cancel="/regios">
        <TextField id="name" label={words.name} value={name} onChange={setName} fault={faultAt('name')} maxLength={120} />
        <TextField
          id="id"
          label={words.id}
          hint={words.idHint}
          value={id}
          onChange={setId}
          fault={faultAt('id')}
          width="middle"
          maxLength={40}
        />
        <RadioField
          id="holidayRegion"
          label={words.holidayRegion}
          options={words.holidayNames}
          value={holidayRegion}
          onChange={setHolidayRegion}
          fault={faultAt('holidayRegion')}
          inline
        />
        <h2 className="nl-heading nl-heading--level-2">{words.contactPoint}</h2>
        <p className="nl-paragraph soft">{words.contactPointHint}</p>
        <ContactPointFields value={contactPoint} onChange={setContactPoint} faultAt={faultAt} />
        <TextAreaField
          id="coordinators"
          label={words.coordinators}
          hint={words.coordinatorsHint}
          value={coordinators}
          onChange={setCoordinators}
          fault={faultAt('coordinators')}
          optional
        />
      </FormSheet>
    </Page>
  )
}
