// The parents' code of a pupil, where the region uses codes.
import { call } from '../../api/client.ts'
import { SureButton } from '../../parts/sure-button.tsx'
import { oneWords as words } from '../../words/one-pupil.ts'
import type { Saying } from './one-pupil.tsx'
import { usePupil } from './pupil-frame.tsx'

export function CodePart({ sending, say }: Saying) {
  const { dossier, again } = usePupil()
  const { dossierId, code } = dossier
  if (code === undefined) return null
  const renew = () =>
    void sending.send([], async () => {
      await call('renewCode', { params: { dossierId } })
      await again()
      say(words.renewed)
    })
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.codeTitle}</h2>
      <p className="code-slip">{code}</p>
      <p className="nl-paragraph">{words.codeText}</p>
      <SureButton id="renew-code" label={words.renewCode} warning={words.renewWarning} sure={words.renewSure} busy={sending.busy} onSure={renew} />
    </section>
  )
}
