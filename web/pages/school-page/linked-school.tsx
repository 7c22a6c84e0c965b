// The pages behind a mailed link: its token stands behind `#` in the address, is held in memory, and is kept nowhere else.
import { createContext, type ReactNode, useContext } from 'react'
import { Outlet, useLocation } from 'react-router'
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { tokenIn } from '../../link-token.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { yearName } from '../../words/dates.ts'
import { schoolPageWords as words } from '../../words/school-page.ts'
import { type InSchool, SchoolContext } from '../school/in-school.tsx'
import { DeadLink } from './dead-link.tsx'

interface Linked {
  readonly page: Answer<'getSchoolPage'>
  /** Does something on the page; what comes back is shown at once. */
  readonly act: (body: Sent<'actOnSchoolPage'>) => Promise<Answer<'getSchoolPage'>>
  readonly to: InSchool['to']
}

const Context = createContext<Linked | undefined>(undefined)

export function useLinked(): Linked {
  const linked = useContext(Context)
  if (!linked) throw new Error('no link around this page')
  return linked
}

/** The API does not say whether a link ever was one. */
const isDead = (problem: Problem) => problem.status === 400 || problem.status === 401 || problem.status === 404

export function LinkedSchool() {
  const token = tokenIn(useLocation().hash)
  return token === undefined ? <DeadLink /> : <Opened token={token} />
}

function Opened({ token }: { readonly token: string }) {
  const answer = useAnswer('getSchoolPage', { linkToken: token })
  const act: Linked['act'] = async (body) => {
    try {
      const { data, etag } = await call('actOnSchoolPage', { linkToken: token, body })
      answer.replace(data, etag)
      return data
    } catch (fault) {
      // The link died while the page was open.
      if (fault instanceof Problem && (fault.status === 401 || fault.status === 404)) await answer.again()
      throw fault
    }
  }
  if (answer.state === 'failed' && isDead(answer.problem)) return <DeadLink />
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <AsSchool linked={{ page: data, act, to: (page = '') => `/schoolpagina${page && `/${page}`}#${token}` }} again={answer.again}>
          <p className="where">{words.where(data.regionName, yearName(data.year))}</p>
          <Outlet />
        </AsSchool>
      )}
    </Loaded>
  )
}

interface AsSchoolProps {
  readonly linked: Linked
  readonly again: () => Promise<void>
  readonly children: ReactNode
}

/** For the pages that a school has when it signs in: the same school, reached in another way. */
function AsSchool({ linked, again, children }: AsSchoolProps) {
  const { page, act, to } = linked
  const { school, regionName, contactPoint } = page
  const given: InSchool = {
    school: { ...page, ...school, usesOso: page.qualification !== undefined, contactPoint: { ...contactPoint, regionName } },
    own: true,
    mayChange: true,
    to,
    again,
    report: async ({ milestone, etag }, body) => void (await act({ act: 'report', milestoneId: milestone.id, etag, ...body })),
    keepContacts: async (contacts, etag) => void (await act({ act: 'keep-contacts', etag, contacts })),
  }
  return (
    <Context value={linked}>
      <SchoolContext value={given}>{children}</SchoolContext>
    </Context>
  )
}
