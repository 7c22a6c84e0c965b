// The page that opens from a mail: what comes next, reporting it, whom to call. Nobody signs in.
import { Link, useLocation } from 'react-router'
import { ButtonLink } from '../../parts/button.tsx'
import { ContactList } from '../../parts/contact-list.tsx'
import { Notice, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { placeName } from '../../words/places.ts'
import { sectorNames } from '../../words/roles.ts'
import { schoolWords } from '../../words/school.ts'
import { handOverWords, schoolPageWords as words } from '../../words/school-page.ts'
import { schoolOsoWords } from '../../words/school-oso.ts'
import { ownMutationWords } from '../../words/school-mutations.ts'
import { agreementsWords } from '../../words/agreements.ts'
import { ContactPointPanel } from '../school/contact-point-panel.tsx'
import { FeedPanel } from '../school/feed-panel.tsx'
import { LabelAndStep } from '../school/oso-outcome.tsx'
import { NextDate } from '../school/next-date.tsx'
import { StepLists } from '../school/step-lists.tsx'
import { useLinked } from './linked-school.tsx'
import { RenewLink } from './renew-link.tsx'

export function SchoolPage() {
  const { page, act, to } = useLinked()
  const { school, steps, calendarVersion, me, agreementsUrl, successor } = page
  const sending = useSending()
  const said = (useLocation().state as { said?: string } | null)?.said
  const feed = async () => {
    const { feed: made } = await act({ act: 'feed' })
    if (!made) throw new Error('the answer holds no feed')
    return made
  }
  return (
    <Page title={school.name} lead={!successor && words.lead} faults={sending.faults}>
      <p className="nl-paragraph soft">
        {sectorNames[school.sector]}
        {school.place && `, ${placeName(school.place)}`}. {words.forYou(me.name ?? me.email)}{' '}
        {!successor && (
          <Link className="nl-link" to={to('doorgeven')}>
            {words.notYou}
          </Link>
        )}
      </p>
      <Said text={said} />
      {successor ? (
        <Notice kind="care" title={ownMutationWords.leftTitle(school.name, successor.at)}>
          <p className="nl-paragraph">
            {successor.schoolId === undefined ? ownMutationWords.closed : ownMutationWords.goesOn(successor.schoolId)}{' '}
            {successor.schoolId !== undefined && calendarVersion > 0 && ownMutationWords.linkByMail}
          </p>
        </Notice>
      ) : (
        <>
          <NextDate steps={steps} published={calendarVersion > 0} />
          <StepLists title={schoolWords.stepsTitle} sending={sending} />
          <Oso />
        </>
      )}
      <Contacts />
      {!successor && calendarVersion > 0 && <FeedPanel make={feed} />}
      <ContactPointPanel />
      {calendarVersion > 0 && (
        <p className="nl-paragraph after-list">
          <Link className="nl-link" to={new URL(agreementsUrl).pathname}>
            {agreementsWords.link}
          </Link>
        </p>
      )}
      <RenewLink />
    </Page>
  )
}

function Oso() {
  const { page: { qualification }, to } = useLinked()
  if (!qualification) return null
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{schoolOsoWords.title}</h2>
      <LabelAndStep {...qualification} />
      <div className="acts">
        <ButtonLink to={to('oso')}>{qualification.works === 'unknown' ? schoolOsoWords.ask : schoolOsoWords.see}</ButtonLink>
      </div>
    </section>
  )
}

function Contacts() {
  const { page, to } = useLinked()
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{schoolWords.contactsTitle}</h2>
      <ContactList contacts={page.contacts} />
      <p className="nl-paragraph soft after-list">
        {page.contactsConfirmedAt ? schoolWords.confirmedOn(page.contactsConfirmedAt) : schoolWords.neverConfirmed}
      </p>
      {!page.successor && (
        <div className="acts">
          <ButtonLink to={to('contacten')}>{words.toContacts}</ButtonLink>
          <ButtonLink to={to('doorgeven')}>{handOverWords.title}</ButtonLink>
        </div>
      )}
    </section>
  )
}
