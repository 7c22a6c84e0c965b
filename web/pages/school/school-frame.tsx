// A school's own pages: which school and year one is in, and their menu.
import { NavLink, Outlet, useParams } from 'react-router'
import { Main } from '../../parts/frame.tsx'
import { OtherYears } from '../../parts/other-years.tsx'
import { schoolAddress } from '../../roles.ts'
import { useSession } from '../../session.tsx'
import { yearName } from '../../words/dates.ts'
import { pupilWords } from '../../words/pupils.ts'
import { regionWords } from '../../words/region.ts'
import { schoolWords as words } from '../../words/school.ts'
import { ownMutationWords } from '../../words/school-mutations.ts'
import { mergedWords } from '../../words/school-page.ts'
import { isInTwoRegions } from './clash-notice.tsx'
import { SchoolProvider } from './in-school.tsx'

const pages = [
  ['', words.overview],
  ['/contacten', words.contacts],
  ['/berichten', words.messages],
] as const

export function SchoolFrame() {
  const { regionId = '', year = '', schoolId = '' } = useParams()
  const { role } = useSession()
  const home = schoolAddress(regionId, year, schoolId)
  // A school in two regions has its dates twice.
  const ofSide = role?.role === 'vo' ? [['/ophalen', words.fetching] as const] : role?.role === 'po' ? [['/leerlingen', pupilWords.menu] as const] : []
  const shown = [pages[0], ...ofSide, ...pages.slice(1), ...(isInTwoRegions(role, { year, schoolId }) ? [['/alle-datums', mergedWords.menu] as const] : [])]
  const region = role?.years?.find((one) => one.regionId === regionId)?.regionName
  // Under the code of a school of before the header names the school that goes on.
  const before = role?.years?.find((one) => one.goesOnFrom !== undefined && one.regionId === regionId && one.year === year && one.schoolId === schoolId)?.goesOnFrom
  const here = role?.years?.filter((one) => one.regionId === regionId && (one.schoolId ?? role.schoolId) === schoolId && one.year !== year) ?? []
  return (
    <>
      <nav className="app-nav" aria-label={words.menu}>
        <div className="inside">
          <p className="app-nav__where">
            {region && (
              <>
                {region} <span aria-hidden="true">· </span>
              </>
            )}
            <strong>{regionWords.schoolYear(yearName(year))}</strong>
            {before !== undefined && (
              <>
                <span aria-hidden="true"> · </span>
                <strong>{ownMutationWords.underOldCode(schoolId, before)}</strong>
              </>
            )}
          </p>
          <OtherYears years={here.map((one) => [one.year, schoolAddress(regionId, one.year, schoolId)])} />
          <ul>
            {shown.map(([page, name]) => (
              <li key={page}>
                <NavLink to={`${home}${page}`} end={page === ''}>
                  {name}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <Main>
        <SchoolProvider home={() => home}>{() => <Outlet />}</SchoolProvider>
      </Main>
    </>
  )
}
