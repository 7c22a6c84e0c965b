// The coordinator changes the region's name and contact point.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import type { Ready } from '../../api/use-answer.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { checks, general } from '../../words/general.ts'
import { regionWords as words } from '../../words/region.ts'
import { asContactPoint, asText, ContactPointFields, contactPointFaults } from './contact-point-fields.tsx'

interface ChangeRegionProps {
  readonly ready: Ready<'getRegion'>
  /** Without data when nothing was changed. */
  readonly onDone: (data: Answer<'getRegion'> | undefined, etag: string) => void
}

export function ChangeRegion({ ready, onDone }: ChangeRegionProps) {
  const { data, etag } = ready
  const [name, setName] = useTyped('name', data.name)
  const [holidayRegion, setHolidayRegion] = useTyped('holidayRegion', data.holidayRegion)
  const [contactPoint, setContactPoint] = useTyped('contactPoint', () => asText(data.contactPoint))
  const check = () => [...(name.trim() ? [] : [{ field: 'name', message: checks.required(words.name) }]), ...contactPointFaults(contactPoint)]
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const submit = () => {
    void send(check(), async () => {
      const body = { name, holidayRegion, contactPoint: asContactPoint(contactPoint) }
      const changed = await call('changeRegion', { params: { regionId: data.id }, body, ifMatch: etag })
      onDone(changed.data, changed.etag)
    })
  }
  return (
    <Page title={words.changeTitle} faults={faults}>
      <FormSheet submit={general.save} busy={busy} onSubmit={submit} cancel={() => onDone(undefined, '')}>
        <TextField id="name" label={words.name} value={name} onChange={setName} fault={faultAt('name')} maxLength={120} />
        <RadioField
          id="holidayRegion"
          label={words.holidayRegion}
          options={words.holidayNames}
          value={holidayRegion}
          onChange={setHolidayRegion}
          inline
        />
        <h2 className="nl-heading nl-heading--level-2">{words.contactPoint}</h2>
        <p className="nl-paragraph soft">{words.contactPointHint}</p>
        <ContactPointFields value={contactPoint} onChange={setContactPoint} faultAt={faultAt} />
      </FormSheet>
    </Page>
  )
}
