// Chooses in which role, for which school and which year one works.
import { Link, Navigate, useSearchParams } from 'react-router'
import { roleLine } from '../parts/frame.tsx'
import { Page } from '../parts/page.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { homeOf, schoolAddress, yearAddress } from '../roles.ts'
import { useSession } from '../session.tsx'
import { yearName } from '../words/dates.ts'
import { regionWords } from '../words/region.ts'
import { type RoleEntry, roleNames, roleWords as words } from '../words/roles.ts'

interface Choice {
  readonly role: RoleEntry
  readonly to: string | undefined
  readonly name: string
  readonly about: string
}

/** What one can work as: a role, and for each of its years apart. */
function choicesOf(role: RoleEntry): readonly Choice[] {
  if (!role.years || role.years.length === 0) {
    const school = role.role === 'po' || role.role === 'vo'
    return [{ role, to: homeOf(role), name: roleLine(role), about: school ? words.noYear : '' }]
  }
  return role.years.map(({ regionId, regionName, year, schoolId }) => {
    const school = role.role === 'po' || role.role === 'vo'
    const id = schoolId ?? role.schoolId ?? ''
    return {
      role,
      to: school ? schoolAddress(regionId, year, id) : yearAddress(regionId, year),
      name: school ? `${role.schoolName ?? id}, ${regionName}` : `${roleNames[role.role]}, ${regionName}`,
      about: `${school ? `${roleNames[role.role]} ${id} · ` : ''}${regionWords.schoolYear(yearName(year)).toLowerCase()}`,
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
            </div>
            {choice.role.key === role?.key && choices.filter((other) => other.role.key === role.key).length === 1 && <StatusMark kind="good">{words.current}</StatusMark>}
          </li>
        ))}
      </ul>
    </Page>
  )
}
