// One school for all pages about it: its data, where its pages are, and who looks at it.
import { createContext, type ReactNode, useContext } from 'react'
import { useParams } from 'react-router'
import { type Answering, type Ready, useAnswer } from '../../api/use-answer.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { useSession } from '../../session.tsx'

export interface InSchool {
  readonly params: { readonly regionId: string; readonly year: string; readonly schoolId: string }
  readonly ready: Ready<'getSchool'>
  readonly answer: Answering<'getSchool'>
  /** The school itself looks, not the region. */
  readonly own: boolean
  readonly mayChange: boolean
  /** Where the school's first page is for whoever looks. */
  readonly home: string
}

const Context = createContext<InSchool | undefined>(undefined)

export function useSchool(): InSchool {
  const school = useContext(Context)
  if (!school) throw new Error('no school around this page')
  return school
}

interface SchoolProviderProps {
  readonly home: (params: InSchool['params']) => string
  readonly children: (ready: Ready<'getSchool'>) => ReactNode
}

export function SchoolProvider({ home, children }: SchoolProviderProps) {
  const { regionId = '', year = '', schoolId = '' } = useParams()
  const params = { regionId, year, schoolId }
  const answer = useAnswer('getSchool', { params })
  const { role } = useSession()
  const own = role?.role === 'po' || role?.role === 'vo'
  return (
    <Loaded answer={answer}>
      {(ready) => (
        <Context value={{ params, ready, answer, own, mayChange: own || role?.role === 'coordinator', home: home(params) }}>
          {children(ready)}
        </Context>
      )}
    </Loaded>
  )
}
