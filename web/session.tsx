// Who is signed in and in which role, for every page.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Answer } from '../lambdas/contract/routes.ts'
import { call } from './api/client.ts'
import { Problem, unreachable } from './api/problem.ts'
import { chosenRole, keepRole } from './chosen-role.ts'
import { expiredEvent, isSignedIn, signedInAs } from './sign-in.ts'
import type { RoleEntry } from './words/roles.ts'

export interface Session {
  readonly state: 'out' | 'waiting' | 'in' | 'failed'
  readonly roles: readonly RoleEntry[]
  readonly role: RoleEntry | undefined
  readonly email: string | undefined
  /** What the API calls this person. */
  readonly sub: string | undefined
  readonly problem: Problem | undefined
  /** The session ended while a page was open: the page stays until the person signs in again. */
  readonly ended: boolean
  readonly choose: (key: string) => void
  /** Asks again who is signed in; answers the roles. */
  readonly refresh: () => Promise<readonly RoleEntry[]>
}

const Context = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(Context)
  if (!session) throw new Error('no session around this page')
  return session
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [me, setMe] = useState<Answer<'getMe'>>()
  const [problem, setProblem] = useState<Problem>()
  const [chosen, setChosen] = useState(chosenRole)
  const [ended, setEnded] = useState(false)

  const choose = useCallback((key: string) => {
    keepRole(key)
    setChosen(key)
  }, [])

  const refresh = useCallback(async () => {
    try {
      const { data } = await call('getMe', {})
      const [only, ...others] = data.roles
      const known = data.roles.some((role) => role.key === chosenRole())
      if (!known) keepRole(others.length === 0 ? only?.key : undefined)
      setChosen(chosenRole())
      setMe(data)
      setProblem(undefined)
      setEnded(false)
      return data.roles
    } catch (fault) {
      setProblem(fault instanceof Problem ? fault : unreachable())
      return []
    }
  }, [])

  useEffect(() => {
    if (isSignedIn()) void refresh()
    const end = () => setEnded(true)
    addEventListener(expiredEvent, end)
    return () => removeEventListener(expiredEvent, end)
  }, [refresh])

  const session = useMemo<Session>(() => {
    const roles = me?.roles ?? []
    const state = me ? 'in' : problem ? 'failed' : isSignedIn() ? 'waiting' : 'out'
    return { state, roles, role: roles.find((role) => role.key === chosen), email: signedInAs(), sub: me?.sub, problem, ended, choose, refresh }
  }, [me, problem, chosen, ended, choose, refresh])
  return <Context value={session}>{children}</Context>
}
