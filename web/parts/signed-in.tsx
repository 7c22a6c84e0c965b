// Lets only signed-in people through, in a role that fits the page; everybody else goes to sign in first.
import { useEffect, useState } from 'react'
import { Outlet, useLocation, useParams } from 'react-router'
import { keepRole } from '../chosen-role.ts'
import { roleFor } from '../roles.ts'
import { useSession } from '../session.tsx'
import { signIn } from '../sign-in.ts'
import { faults, general } from '../words/general.ts'
import { roleWords } from '../words/roles.ts'
import { startWords } from '../words/start.ts'
import { Main } from './frame.tsx'
import { Page } from './page.tsx'
import { FaultPage, NotFound, ProblemPage } from './problem-page.tsx'
import { Progress } from './progress.tsx'

export function SignedIn() {
  const session = useSession()
  if (session.state === 'in') return <InRole />
  const { state, problem, refresh } = session
  return (
    <Main>
      {state === 'failed' && problem && problem.status !== 401 ? <ProblemPage problem={problem} again={refresh} /> : <ToSignIn waiting={state === 'waiting'} />}
    </Main>
  )
}

function ToSignIn({ waiting }: { readonly waiting: boolean }) {
  const { pathname, search } = useLocation()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!waiting) signIn(pathname + search).catch(() => setFailed(true))
  }, [waiting, pathname, search])
  if (failed) return <FaultPage title={faults.unreachableTitle} text={faults.unreachable} again={() => location.reload()} />
  return <Progress text={waiting ? general.loading : startWords.arriving} />
}

/** A link in a mail says which school it is about: the role follows from the address. */
function InRole() {
  const { roles, role, choose, ended } = useSession()
  const { regionId, schoolId } = useParams()
  const { pathname } = useLocation()
  const fitting = roleFor(roles, role?.key, { path: pathname, regionId, schoolId })
  const key = fitting?.key
  useEffect(() => {
    if (key !== undefined && key !== role?.key) choose(key)
  }, [key, role?.key, choose])
  if (roles.length === 0)
    return (
      <Main>
        <Page title={roleWords.none} lead={roleWords.noneText} />
      </Main>
    )
  if (!fitting && !ended)
    return (
      <Main>
        <NotFound />
      </Main>
    )
  // The pages ask the API at once, so the role must be the right one before they are there.
  if (fitting) keepRole(fitting.key)
  return <Outlet />
}
