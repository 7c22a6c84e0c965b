// One school for all pages about it, however one came in: by an account, or by a link that was mailed.
import { createContext, type ReactNode, useContext } from 'react'
import { useParams } from 'react-router'
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { type Answering, type Ready, useAnswer } from '../../api/use-answer.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { useSession } from '../../session.tsx'
import type { SchoolStep } from '../../words/steps.ts'

/** What these pages show of a school. */
export type SchoolShown = Pick<
  Answer<'getSchool'>,
  'name' | 'place' | 'sector' | 'usesOso' | 'calendarVersion' | 'steps' | 'contacts' | 'contactsEtag' | 'contactsConfirmedAt' | 'contactPoint'
>

export interface Report {
  readonly done?: boolean
  readonly count?: number
  readonly of?: number
  readonly note?: string
}

export interface InSchool {
  readonly school: SchoolShown
  /** The school itself looks, not the region. */
  readonly own: boolean
  readonly mayChange: boolean
  /** The address of a page of this school for whoever looks; without a name the first one. */
  readonly to: (page?: string) => string
  readonly report: (step: SchoolStep, body: Report) => Promise<void>
  /** Replaces the contacts of the version that was looked at; by the school itself that confirms them too. */
  readonly keepContacts: (contacts: Sent<'putContacts'>, etag: string) => Promise<void>
  /** Asks anew what is shown. */
  readonly again: () => Promise<void>
}

/** What only somebody with an account has: the whole record, and where it is in the API. */
interface SchoolRecord {
  readonly params: { readonly regionId: string; readonly year: string; readonly schoolId: string }
  readonly ready: Ready<'getSchool'>
  readonly answer: Answering<'getSchool'>
}

export const SchoolContext = createContext<InSchool | undefined>(undefined)
const RecordContext = createContext<SchoolRecord | undefined>(undefined)

export function useSchool(): InSchool {
  const school = useContext(SchoolContext)
  if (!school) throw new Error('no school around this page')
  return school
}

export function useSchoolRecord(): SchoolRecord {
  const record = useContext(RecordContext)
  if (!record) throw new Error('no record of a school around this page')
  return record
}

interface SchoolProviderProps {
  readonly home: (params: SchoolRecord['params']) => string
  readonly children: (ready: Ready<'getSchool'>) => ReactNode
}

export function SchoolProvider({ home, children }: SchoolProviderProps) {
  const { regionId = '', year = '', schoolId = '' } = useParams()
  const params = { regionId, year, schoolId }
  const answer = useAnswer('getSchool', { params })
  const { role } = useSession()
  const own = role?.role === 'po' || role?.role === 'vo'
  const given = {
    own,
    mayChange: own || role?.role === 'coordinator',
    to: (page = '') => `${home(params)}${page && `/${page}`}`,
    again: answer.again,
    report: async (step: SchoolStep, body: Report) => {
      await call('putTick', { params: { ...params, milestoneId: step.milestone.id }, body, ifMatch: step.etag })
      await answer.again()
    },
    keepContacts: async (contacts: Sent<'putContacts'>, etag: string) => {
      await call('putContacts', { params, body: contacts, ifMatch: etag })
      await answer.again()
    },
  }
  return (
    <Loaded answer={answer}>
      {(ready) => (
        <RecordContext value={{ params, ready, answer }}>
          <SchoolContext value={{ ...given, mayChange: given.mayChange && !ready.data.successor, school: ready.data }}>{children(ready)}</SchoolContext>
        </RecordContext>
      )}
    </Loaded>
  )
}
