// The ways to what a school can look up and report beside its steps.
import { Link } from 'react-router'
import { readinessWords } from '../../words/readiness.ts'
import { expectedWords, moreWords, schoolOsoWords } from '../../words/school-oso.ts'
import { sideOf } from '../../words/roles.ts'
import { useSchool } from './in-school.tsx'

export function MoreLinks() {
  const { school, to } = useSchool()
  const links = [
    ...(school.usesOso ? [[to('oso'), schoolOsoWords.title] as const] : []),
    [to('verwacht'), expectedWords.link[sideOf(school.sector)]],
    [to('groei'), readinessWords.title],
  ] as const
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{moreWords.title}</h2>
      <ul className="link-row">
        {links.map(([address, name]) => (
          <li key={address}>
            <Link className="nl-link" to={address}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
