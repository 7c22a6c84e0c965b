// A link that opens nothing: what to do, and not whether it ever worked.
import { Page } from '../../parts/page.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { faults } from '../../words/general.ts'
import { schoolPageWords as words } from '../../words/school-page.ts'

export function DeadLink() {
  return (
    <Page title={words.deadTitle} lead={words.deadText}>
      <p className="nl-paragraph">{words.deadWhole}</p>
      <p className="nl-paragraph">{words.deadAccount}</p>
      <div className="acts">
        <ButtonLink to="/">{faults.toStart}</ButtonLink>
      </div>
    </Page>
  )
}
