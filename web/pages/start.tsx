// The start page: what this is for, and the way in.
import { useState } from 'react'
import { ButtonLink, Button } from '../parts/button.tsx'
import { Page } from '../parts/page.tsx'
import { Notice } from '../parts/notice.tsx'
import { homeOf } from '../roles.ts'
import { useSession } from '../session.tsx'
import { signIn } from '../sign-in.ts'
import { faults, general } from '../words/general.ts'
import { startWords as words } from '../words/start.ts'

export function Start() {
  return (
    <Page title={words.title} lead={words.lead}>
      <WayIn />
      <h2 className="nl-heading nl-heading--level-2 block">{words.questionsTitle}</h2>
      <div className="trio">
        {words.groups.map((group) => (
          <section key={group.title} className="trio__one">
            <h3 className="nl-heading nl-heading--level-3">{group.title}</h3>
            <ul>
              {group.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="block">
        <Notice title={words.privacyTitle}>
          <p className="nl-paragraph">{words.privacyText}</p>
        </Notice>
      </div>
    </Page>
  )
}

function WayIn() {
  const { state, role } = useSession()
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const go = () => {
    setBusy(true)
    setFailed(false)
    signIn('/rollen?verder').catch(() => {
      setFailed(true)
      setBusy(false)
    })
  }
  if (state === 'in') return <ButtonLink kind="primary" to={(role && homeOf(role)) ?? '/rollen'}>{words.goOn}</ButtonLink>
  return (
    <>
      <div role="status">{failed && <Notice kind="wrong">{faults.unreachable}</Notice>}</div>
      <Button kind="primary" busy={busy} onClick={go}>
        {general.signIn}
      </Button>
      <p className="nl-paragraph small soft under-button">{words.signInText}</p>
    </>
  )
}
