// Chooses in which role, for which school and which year one works.
import { Link, Navigate, useSearchParams } from 'react-router'
import { roleLine } from '../parts/frame.tsx'
import { Page } from '../parts/page.tsx'
import { OtherYears } from '../parts/other-years.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { addressIn, homeOf, isSchoolRole, workplacesOf } from '../roles.ts'
import { useSession } from '../session.tsx'
import { yearName } from '../words/dates.ts'
import { regionWords } from '../words/region.ts'
import { type RoleEntry, roleNames, roleWords as words } from '../words/roles.ts'

interface Choice {
  readonly role: RoleEntry
  readonly to: string | undefined
  readonly name: string
  readonly about: string
  readonly otherYears: readonly (readonly [year: string, to: string])[]
}

/** What one can work as: a role, and for each of its places apart. */
function choicesOf(role: RoleEntry): readonly Choice[] {
  const places = workplacesOf(role)
  // A board has one page for all its regions.
  if (places.length === 0 || role.role === 'board') return [{ role, to: homeOf(role), name: roleLine(role), about: isSchoolRole(role) ? words.noYear : '', otherYears: [] }]
  return places.map((place) => {
    const { regionName, schoolId, year, otherYears } = place
    return {
      role,
      to: addressIn(place, year),
      name: schoolId === undefined ? `${roleNames[role.role]}, ${regionName}` : `${role.schoolName ?? schoolId}, ${regionName}`,
      about: `${schoolId === undefined ? '' : `${roleNames[role.role]} ${schoolId} · `}${regionWords.schoolYear(yearName(year)).toLowerCase()}`,
      otherYears: otherYears.map((other) => [other, addressIn(place, other)] as const),
    }
  })
}

export function Roles() {
  const { roles, role, choose } = useSession()
  const [search] = useSearchParams()
  const choices = roles.flatMap(choicesOf)
  const [only, ...others] = choices
  if (search.has('verder') && only?.to && others.length === 0) return <Navigate to={only.to} replace />
  return (
    <Page title={words.title} lead={others.length > 0 ? words.lead : words.one}>
      <ul className="tasks">
        {choices.map((choice) => (
          <li key={`${choice.role.key} ${choice.to}`}>
            <div>
              {choice.to ? (
                <Link className="nl-link tasks__name" to={choice.to} onClick={() => choose(choice.role.key)}>
                  {choice.name}
                </Link>
              ) : (
                <span className="tasks__name">{choice.name}</span>
              )}
              {choice.about && <p className="tasks__text">{choice.about}</p>}
              <OtherYears years={choice.otherYears} onChoose={() => choose(choice.role.key)} />
            </div>
            {choice.role.key === role?.key && choices.filter((other) => other.role.key === role.key).length === 1 && <StatusMark kind="good">{words.current}</StatusMark>}
          </li>
        ))}
      </ul>
    </Page>
  )
}
