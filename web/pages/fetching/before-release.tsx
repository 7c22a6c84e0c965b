// What a VO school sees before the calendar opens anything: from when, what it can do now, and what it said itself.
import { ButtonLink } from '../../parts/button.tsx'
import { Page } from '../../parts/page.tsx'
import { fetchingWords as words } from '../../words/fetching.ts'
import { DeliveryList } from './delivery-list.tsx'
import { useFetching } from './fetching-frame.tsx'
import { NoAgreement } from './no-agreement.tsx'

export function BeforeRelease() {
  const { data, to } = useFetching()
  const { releaseAt, usesCodes, opensOn, agreementSigned, applications } = data
  return (
    <Page title={words.titleBefore} lead={releaseAt ? words.leadBefore(releaseAt, opensOn) : words.noDate}>
      {!agreementSigned && <NoAgreement />}
      <p className="nl-paragraph">{words.whyEmpty}</p>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.thenTitle}</h2>
        <ul>
          {[...(usesCodes ? [words.thenCodes] : []), ...words.thenNow].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        {usesCodes && (
          <div className="acts">
            <ButtonLink kind="primary" to={to('codes')}>
              {words.codes}
            </ButtonLink>
          </div>
        )}
      </section>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.laterTitle}</h2>
        <ol>
          {words.later.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      </section>
      {applications.length > 0 && <DeliveryList title={words.ownClaims} />}
    </Page>
  )
}
