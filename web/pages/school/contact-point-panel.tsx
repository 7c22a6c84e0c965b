// Whom a school can call when something does not work out.
import { Facts } from '../../parts/notice.tsx'
import { regionWords } from '../../words/region.ts'
import { schoolWords as words } from '../../words/school.ts'
import { useSchool } from './in-school.tsx'

export function ContactPointPanel() {
  const { contactPoint } = useSchool().school
  const { regionName, name, email, phone, url, hours } = contactPoint
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.help}</h2>
      <p className="nl-paragraph">{words.helpText(regionName)}</p>
      <Facts
        facts={[
          [regionWords.contactName, name],
          [
            regionWords.phone,
            <a key="phone" className="nl-link" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
              {phone}
            </a>,
          ],
          [
            regionWords.email,
            <a key="email" className="nl-link" href={`mailto:${email}`}>
              {email}
            </a>,
          ],
          ...(hours ? [[words.hours, hours] as const] : []),
          ...(url ? [[regionWords.url, <a key="url" className="nl-link" href={url}>{words.website}</a>] as const] : []),
        ]}
      />
    </section>
  )
}
