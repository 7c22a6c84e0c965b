// A new link for the bearer: the address changes with it, and the old one is dead.
import { useNavigate } from 'react-router'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { schoolPageWords as words } from '../../words/school-page.ts'
import { useLinked } from './linked-school.tsx'

export function RenewLink() {
  const { act } = useLinked()
  const { busy, faults, send } = useSending()
  const navigate = useNavigate()
  const renew = () =>
    void send([], async () => {
      const { link } = await act({ act: 'renew' })
      if (!link) throw new Error('the answer holds no link')
      await navigate(`/schoolpagina${new URL(link.url).hash}`, { replace: true, state: { said: words.renewed } })
    })
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.linkTitle}</h2>
      <p className="nl-paragraph">{words.linkText}</p>
      <ErrorSummary faults={faults} />
      <SureButton id="nieuwe-link" label={words.renew} warning={words.renewWarning} sure={words.renewSure} busy={busy} onSure={renew} />
    </section>
  )
}
