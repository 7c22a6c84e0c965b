// Says that nothing can be fetched while the board has not signed, and who can change that.
import { Notice } from '../../parts/notice.tsx'
import { fetchingWords as words } from '../../words/fetching.ts'

export function NoAgreement() {
  return (
    <Notice kind="care" title={words.noAgreement}>
      <p className="nl-paragraph">{words.noAgreementText}</p>
    </Notice>
  )
}
