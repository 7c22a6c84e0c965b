// The coordinator's school year: which region and year one is in, its menu, and the year itself for the pages below.
import { createContext, useContext } from 'react'
import { Link, NavLink, Outlet, useParams } from 'react-router'
import { type Answering, type Ready, useAnswer } from '../../api/use-answer.ts'
import { Main } from '../../parts/frame.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OtherYears } from '../../parts/other-years.tsx'
import { yearAddress } from '../../roles.ts'
import { useSession } from '../../session.tsx'
import { yearName } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { overviewWords } from '../../words/overview.ts'
import { regionWords, yearWords as words } from '../../words/region.ts'

export interface InYear {
  readonly regionId: string
  readonly year: string
  readonly ready: Ready<'getYear'>
  readonly answer: Answering<'getYear'>
  /** A helpdesk looks along. */
  readonly mayChange: boolean
  /** The address of a page of this year. */
  readonly to: (page?: string) => string
}

const Context = createContext<InYear | undefined>(undefined)

export function useYear(): InYear {
  const year = useContext(Context)
  if (!year) throw new Error('no school year around this page')
  return year
}

/** Where schools report on another platform, reading that in comes before all else. */
const progress = [['voortgang', words.progress]] as const

const pages = [
  ['bellijst', overviewWords.callList],
  ['scholen', words.schools],
  ['contacten', words.contacts],
  ['bijlagen', words.attachmentTypes],
  ['koppels', overviewWords.pairs],
  ['dossiers', words.dossiers],
  ['kalender', words.calendar],
  ['berichten', words.messages],
  ['instellingen', words.settings],
] as const

function pagesOf({ channel, usesOso }: Ready<'getYear'>['data']['settings']): readonly (readonly [page: string, name: string])[] {
  return [['', words.overview], ...(channel.kind === 'external' ? progress : []), ...pages.filter(([page]) => usesOso || page !== 'koppels')]
}

export function YearFrame() {
  const { regionId = '', year = '' } = useParams()
  const answer = useAnswer('getYear', { params: { regionId, year } })
  const { role } = useSession()
  const mayChange = role?.role === 'coordinator'
  const others = role?.years?.filter((one) => one.regionId === regionId && one.year !== year) ?? []
  const to = (page = '') => `${yearAddress(regionId, year)}${page && `/${page}`}`
  return (
    <>
      {answer.state === 'ready' && (
        <nav className="app-nav" aria-label={general.mainMenu}>
          <div className="inside">
            <p className="app-nav__where">
              <Link className="nl-link" to={`/regio/${regionId}`}>
                {answer.data.regionName}
              </Link>
              <span aria-hidden="true"> · </span>
              <strong>{regionWords.schoolYear(yearName(year))}</strong>
            </p>
            <OtherYears years={others.map((one) => [one.year, yearAddress(regionId, one.year)])} />
            <ul>
              {pagesOf(answer.data.settings).map(([page, name]) => (
                <li key={page}>
                  <NavLink to={to(page)} end={page === ''}>
                    {name}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        </nav>
      )}
      <Main>
        <Loaded answer={answer}>
          {(ready) => (
            <Context value={{ regionId, year, ready, answer, mayChange, to }}>
              {!mayChange && <Notice>{general.lookAlong}</Notice>}
              <Outlet />
            </Context>
          )}
        </Loaded>
      </Main>
    </>
  )
}
