// The coordinator changes the region's name and contact point.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import type { Ready } from '../../api/use-answer.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormSheet } from '../../parts/form-sheet.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { TheirVersion } from '../../parts/their-version.tsx'
import { useTypedOver } from '../../parts/use-typed-over.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { checks, general } from '../../words/general.ts'
import { regionWords as words } from '../../words/region.ts'
import { asContactPoint, asText, ContactPointFields, contactPointFaults } from './contact-point-fields.tsx'

interface ChangeRegionProps {
  readonly ready: Ready<'getRegion'>
  readonly again: () => Promise<void>
  /** Without data when nothing was changed. */
  readonly onDone: (data: Answer<'getRegion'> | undefined, etag: string) => void
}

export function ChangeRegion({ ready, again, onDone }: ChangeRegionProps) {
  const { data, etag } = ready
  const contactPointSaved = asText(data.contactPoint)
  const { form, change, byBoth } = useTypedOver('region', { name: data.name, holidayRegion: data.holidayRegion })
  const point = useTypedOver('contactPoint', contactPointSaved)
  const { name, holidayRegion } = form
  const check = () => [...(name.trim() ? [] : [{ field: 'name', message: checks.required(words.name) }]), ...contactPointFaults(point.form)]
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const submit = () => {
    void send(check(), async () => {
      const body = { name, holidayRegion, contactPoint: asContactPoint(point.form) }
      const changed = await showingTheirs(() => call('changeRegion', { params: { regionId: data.id }, body, ifMatch: etag }), again)
      onDone(changed.data, changed.etag)
    })
  }
  return (
    <Page title={words.changeTitle} faults={faults}>
      <TheirVersion
        byBoth={[...byBoth, ...point.byBoth.map((field) => `contactPoint-${field}` as const)]}
        facts={{
          name: [words.name, data.name],
          holidayRegion: [words.holidayRegion, words.holidayNames[data.holidayRegion]],
          'contactPoint-name': [words.contactName, contactPointSaved.name],
          'contactPoint-email': [words.email, contactPointSaved.email],
          'contactPoint-phone': [words.phone, contactPointSaved.phone],
          'contactPoint-hours': [words.hours, contactPointSaved.hours],
          'contactPoint-url': [words.url, contactPointSaved.url],
        }}
      />
      <FormSheet closes submit={general.save} busy={busy} onSubmit={submit} cancel={() => onDone(undefined, '')}>
        <TextField id="name" label={words.name} value={name} onChange={(typed) => change({ ...form, name: typed })} fault={faultAt('name')} maxLength={120} />
        <RadioField
          id="holidayRegion"
          label={words.holidayRegion}
          options={words.holidayNames}
          value={holidayRegion}
          onChange={(chosen) => change({ ...form, holidayRegion: chosen })}
          inline
        />
        <h2 className="nl-heading nl-heading--level-2">{words.contactPoint}</h2>
        <p className="nl-paragraph soft">{words.contactPointHint}</p>
        <ContactPointFields value={point.form} onChange={point.change} faultAt={faultAt} />
      </FormSheet>
    </Page>
  )
}
