// What else asks for a call: schools that no mail reaches, and OSO dossiers that were not found.
import { Link } from 'react-router'
import { type Overview, overviewWords as words } from '../../../words/overview.ts'
import { useYear } from '../year-frame.tsx'

export function NotReached({ data: { withoutContacts, bounced } }: { readonly data: Pick<Overview, 'withoutContacts' | 'bounced'> }) {
  if (withoutContacts.length + bounced.length === 0) return null
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.mailTitle}</h2>
      <Schools title={words.bouncedTitle} text={words.bouncedText} schools={bounced} />
      <Schools title={words.withoutTitle} text={words.withoutText} schools={withoutContacts} />
    </section>
  )
}

interface SchoolsProps {
  readonly title: string
  readonly text: string
  readonly schools: Overview['bounced']
}

function Schools({ title, text, schools }: SchoolsProps) {
  const { to } = useYear()
  if (schools.length === 0) return null
  return (
    <details className="fold" open={schools.length <= 12}>
      <summary>
        {title} ({schools.length})
      </summary>
      <p className="nl-paragraph">{text}</p>
      <ul className="columns">
        {schools.map(({ schoolId, name }) => (
          <li key={schoolId}>
            <Link className="nl-link" to={to(`scholen/${schoolId}/contacten`)}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function NotFoundDossiers({ osoMissing }: Pick<Overview, 'osoMissing'>) {
  const { to } = useYear()
  if (osoMissing.length === 0) return null
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.missingTitle}</h2>
      <p className="nl-paragraph">{words.missingText}</p>
      <ul className="columns">
        {osoMissing.map(({ schoolId, name }) => (
          <li key={schoolId}>
            <Link className="nl-link" to={to(`scholen/${schoolId}`)}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <p className="nl-paragraph after-list">
        <Link className="nl-link" to={to('koppels')}>
          {words.toMissing}
        </Link>
      </p>
    </section>
  )
}
