// On the first page of a school: the way to what lies under the code of a school of before, or that this school is the one of before.
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Notice } from '../../parts/notice.tsx'
import { roleFor, schoolAddress } from '../../roles.ts'
import { useSession } from '../../session.tsx'
import { ownMutationWords as words } from '../../words/school-mutations.ts'
import { useSchool, useSchoolRecord } from './in-school.tsx'

/** Above the page, for who opens the school of before. */
export function SchoolOfBefore() {
  const { successor } = useSchoolRecord().ready.data
  return successor ? <HasLeft successor={successor} /> : null
}

/** Among the work, for who works at the school that goes on. */
export function DossiersOfBefore() {
  const { succeeds = [] } = useSchoolRecord().ready.data
  return succeeds.length > 0 ? <OldCodes schoolIds={succeeds} /> : null
}

/** Where the work on dossiers is, for each side. */
const pageOf = (role: string | undefined) => (role === 'vo' ? 'ophalen' : 'leerlingen')

function HasLeft({ successor: { schoolId, at } }: { readonly successor: NonNullable<ReturnType<typeof useSchoolRecord>['ready']['data']['successor']> }) {
  const { params, ready } = useSchoolRecord()
  const { to, own } = useSchool()
  const { roles, role } = useSession()
  const { name } = ready.data
  const address = schoolId && schoolAddress(params.regionId, params.year, schoolId)
  const named = role?.schoolName && role.schoolId === schoolId ? `${role.schoolName} (${schoolId})` : schoolId
  const mayGo = address && schoolId && roleFor(roles, undefined, { path: address, regionId: params.regionId, schoolId })
  return (
    <Notice kind="care" title={words.leftTitle(name, at)}>
      <p className="nl-paragraph">
        {named ? words.goesOn(named) : words.closed} {words.dossiersHere}
      </p>
      <ul className="link-row">
        {own && (
          <li>
            <Link className="nl-link" to={to(pageOf(role?.role))}>
              {words.toDossiers}
            </Link>
          </li>
        )}
        {mayGo && named && (
          <li>
            <Link className="nl-link" to={address}>
              {words.toOther(named)}
            </Link>
          </li>
        )}
      </ul>
    </Notice>
  )
}

function OldCodes({ schoolIds }: { readonly schoolIds: readonly string[] }) {
  const { params } = useSchoolRecord()
  const { role, refresh } = useSession()
  const { regionId, year } = params
  const known = (schoolId: string) => role?.years?.find((one) => one.goesOnFrom !== undefined && one.schoolId === schoolId && one.regionId === regionId && one.year === year)
  const isUnknown = role !== undefined && schoolIds.some((schoolId) => !known(schoolId))
  const asked = useRef(false)
  // What the region said since this person signed in: the pages under that code open once the session knows of it.
  useEffect(() => {
    if (!isUnknown || asked.current) return
    asked.current = true
    void refresh()
  }, [isUnknown, refresh])
  return (
    <section className="block" aria-labelledby="dossiers-van-eerder">
      <h2 className="nl-heading nl-heading--level-2" id="dossiers-van-eerder">
        {words.title}
      </h2>
      <p className="nl-paragraph">{words.text}</p>
      <ul className="tasks">
        {schoolIds.map((schoolId) => (
          <li key={schoolId}>
            <Link className="nl-link tasks__name" to={`${schoolAddress(regionId, year, schoolId)}/${pageOf(role?.role)}`}>
              {words.dossiersOf(schoolId, known(schoolId)?.goesOnFrom)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
