// Back from signing in: exchanges the code and goes on to where the person was.
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { ButtonLink } from '../parts/button.tsx'
import { Page, useTitle } from '../parts/page.tsx'
import { Progress } from '../parts/progress.tsx'
import { useSession } from '../session.tsx'
import { arrive } from '../sign-in.ts'
import { faults } from '../words/general.ts'
import { startWords as words } from '../words/start.ts'

export function Arrive() {
  const { refresh } = useSession()
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)
  const begun = useRef(false)
  useTitle(words.arriving)
  useEffect(() => {
    // A code is good once.
    if (begun.current) return
    begun.current = true
    const goOn = async () => {
      const from = await arrive(new URL(location.href))
      await refresh()
      await navigate(from, { replace: true })
    }
    goOn().catch(() => setFailed(true))
  }, [refresh, navigate])
  if (!failed) return <Progress text={words.arriving} />
  return (
    <Page title={words.arriveFault} lead={words.arriveFaultText}>
      <div className="acts">
        <ButtonLink to="/">{faults.toStart}</ButtonLink>
      </div>
    </Page>
  )
}
