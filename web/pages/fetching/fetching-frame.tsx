// What all pages of fetching have in common: the menu, and what this VO school may know of by now.
import { createContext, useContext } from 'react'
import { NavLink, Outlet } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { type Answering, useAnswer } from '../../api/use-answer.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { useSession } from '../../session.tsx'
import { fetchingWords as words } from '../../words/fetching.ts'
import { receiptWords } from '../../words/receipts.ts'
import { useSchoolRecord } from '../school/in-school.tsx'
import { YearOver } from './year-over.tsx'

export interface InFetching {
  readonly params: { readonly regionId: string; readonly year: string; readonly schoolId: string }
  readonly data: Answer<'listApplications'>
  readonly answer: Answering<'listApplications'>
  /** This person has the right to sensitive files. */
  readonly sensitive: boolean
  /** The address of a page of fetching; without a name the first one. */
  readonly to: (page?: string) => string
}

const Context = createContext<InFetching | undefined>(undefined)

export function useFetching(): InFetching {
  const fetching = useContext(Context)
  if (!fetching) throw new Error('no deliveries around this page')
  return fetching
}

export function FetchingFrame() {
  const { params } = useSchoolRecord()
  const answer = useAnswer('listApplications', { params })
  const sensitive = useSession().role?.rights?.includes('sensitive') === true
  // A year that is over reads as one that never was; the certificate knows which.
  if (answer.state === 'failed' && answer.problem.status === 404) return <YearOver />
  const home = `/scholen/${params.regionId}/${params.year}/${params.schoolId}/ophalen`
  const to = (page = '') => `${home}${page && `/${page}`}`
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <Context value={{ params, data, answer, sensitive, to }}>
          <Menu usesCodes={data.usesCodes} to={to} />
          <Outlet />
        </Context>
      )}
    </Loaded>
  )
}

function Menu({ usesCodes, to }: { readonly usesCodes: boolean; readonly to: InFetching['to'] }) {
  const pages = [
    ['', words.overview],
    ...(usesCodes ? [['codes', words.codes] as const] : []),
    ['alles', words.all],
    ['terugmelden', receiptWords.title],
    ['oso', words.oso],
    ['bewijs', words.proof],
  ] as const
  return (
    <nav className="sub-nav" aria-label={words.pages}>
      <ul>
        {pages.map(([page, name]) => (
          <li key={page}>
            <NavLink to={to(page)} end={page === ''}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
