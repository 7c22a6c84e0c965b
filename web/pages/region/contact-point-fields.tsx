// The fields of a region's contact point, for a new region and for a change.
import type { Sent } from '../../../lambdas/contract/routes.ts'
import type { Fault } from '../../faults.ts'
import { TextField } from '../../parts/field.tsx'
import { checks } from '../../words/general.ts'
import { regionWords as words } from '../../words/region.ts'

export type ContactPoint = Sent<'createRegion'>['contactPoint']
export type ContactPointText = { readonly [K in keyof Required<ContactPoint>]: string }

export const emptyContactPoint: ContactPointText = { name: '', email: '', phone: '', url: '', hours: '' }

export function asText(contactPoint: ContactPoint): ContactPointText {
  return { ...emptyContactPoint, ...contactPoint, url: contactPoint.url ?? '', hours: contactPoint.hours ?? '' }
}

/** What goes to the API: a field that was left empty is left out. */
export function asContactPoint({ name, email, phone, url, hours }: ContactPointText): ContactPoint {
  return { name, email, phone, ...(url.trim() && { url }), ...(hours.trim() && { hours }) }
}

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())

export function contactPointFaults({ name, email, phone, url }: ContactPointText): readonly Fault[] {
  return [
    ...(name.trim() ? [] : [{ field: 'contactPoint-name', message: checks.required(words.contactName) }]),
    ...(isEmail(email) ? [] : [{ field: 'contactPoint-email', message: checks.email }]),
    ...(phone.trim() ? [] : [{ field: 'contactPoint-phone', message: checks.required(words.phone, 'het') }]),
    ...(!url.trim() || /^https:\/\/.+/.test(url.trim()) ? [] : [{ field: 'contactPoint-url', message: checks.url }]),
  ]
}

interface ContactPointFieldsProps {
  readonly value: ContactPointText
  readonly onChange: (value: ContactPointText) => void
  readonly faultAt: (field: string) => string | undefined
}

export function ContactPointFields({ value, onChange, faultAt }: ContactPointFieldsProps) {
  const field = (key: keyof ContactPointText) => ({
    id: `contactPoint-${key}`,
    value: value[key],
    onChange: (text: string) => onChange({ ...value, [key]: text }),
    fault: faultAt(`contactPoint-${key}`),
  })
  return (
    <>
      <TextField {...field('name')} label={words.contactName} maxLength={120} />
      <div className="fields">
        <TextField {...field('email')} label={words.email} type="email" inputMode="email" />
        <TextField {...field('phone')} label={words.phone} type="tel" inputMode="tel" />
      </div>
      <TextField {...field('hours')} label={words.hours} hint={words.hoursHint} optional maxLength={200} />
      <TextField {...field('url')} label={words.url} type="url" inputMode="url" optional />
    </>
  )
}
