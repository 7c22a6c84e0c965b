// A school as its region sees it: steps, connection to OSO, contacts, facts and mails on one page.
import { Link, Outlet, useLocation } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { usePaged } from '../../api/use-paged.ts'
import { ContactList } from '../../parts/contact-list.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { MessageTable } from '../../parts/message-table.tsx'
import { Empty, Facts, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { general } from '../../words/general.ts'
import { placeName } from '../../words/places.ts'
import { sectorNames } from '../../words/roles.ts'
import { schoolWords } from '../../words/school.ts'
import { mergedWords } from '../../words/school-page.ts'
import { schoolsWords as words } from '../../words/schools.ts'
import { SchoolProvider, useSchool, useSchoolRecord } from '../school/in-school.tsx'
import { StepLists } from '../school/step-lists.tsx'
import { ContactLinks } from './contact-links.tsx'
import { SchoolGoesOn, SchoolLeft } from './school-goes-on.tsx'
import { SchoolOso } from './school-oso.tsx'
import { useYear } from './year-frame.tsx'

export function RegionSchoolFrame() {
  const { to } = useYear()
  return <SchoolProvider home={({ schoolId }) => to(`scholen/${schoolId}`)}>{() => <Outlet />}</SchoolProvider>
}

export function RegionSchool() {
  const { to, ready: region } = useYear()
  const { ready } = useSchoolRecord()
  const sending = useSending()
  const saved = (useLocation().state as { saved?: boolean | string } | null)?.saved
  const school = ready.data
  return (
    <Page title={school.name} lead={sectorNames[school.sector]} back={{ to: to('scholen'), name: words.title }} faults={sending.faults}>
      <Said text={saved === true ? general.saved : saved || undefined} />
      <SchoolLeft sending={sending} />
      {!school.successor && <StepLists title={schoolWords.stepsTitleOther} sending={sending} />}
      {school.steps.length === 0 && !school.successor && <p className="nl-paragraph">{schoolWords.noCalendar}</p>}
      {region.data.settings.usesOso && !school.successor && <SchoolOso />}
      <RegionsPart />
      <ContactsPart />
      <FactsPart />
      <MessagesPart />
      <SchoolGoesOn sending={sending} />
    </Page>
  )
}

/** Only a school in two regions has dates that can clash. */
function RegionsPart() {
  const { params } = useSchoolRecord()
  const { to } = useSchool()
  const merged = useAnswer('getMergedCalendar', { params })
  if (merged.state !== 'ready' || merged.data.regions.length < 2) return null
  return (
    <p className="nl-paragraph after-list">
      <Link className="nl-link" to={to('alle-datums')}>
        {mergedWords.link}
      </Link>
    </p>
  )
}

function ContactsPart() {
  const { school, to, mayChange } = useSchool()
  const { contacts, contactsConfirmedAt } = school
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{schoolWords.contacts}</h2>
      {contacts.length === 0 ? (
        <Empty title={schoolWords.noContacts} text={schoolWords.noContactsText} />
      ) : mayChange ? (
        <ContactLinks contacts={contacts} />
      ) : (
        <ContactList contacts={contacts} />
      )}
      <p className="nl-paragraph soft after-list">
        {contactsConfirmedAt ? schoolWords.confirmedOn(contactsConfirmedAt) : schoolWords.neverConfirmed}
      </p>
      {mayChange && (
        <Link className="nl-link" to={to('contacten')}>
          {contacts.length === 0 ? schoolWords.addContact : schoolWords.changeContacts}
        </Link>
      )}
    </section>
  )
}

function FactsPart() {
  const { to, mayChange } = useSchool()
  const { ready } = useSchoolRecord()
  const school = ready.data
  const address = [`${school.street} ${school.houseNumber}`.trim(), `${school.postcode} ${placeName(school.place)}`.trim()].filter(Boolean).join(', ')
  const shown: readonly (readonly [string, string])[] = [
    [words.code, school.schoolId],
    [words.address, address],
    [words.municipality, placeName(school.municipality)],
    [words.board, school.boardId],
    [words.denomination, school.denomination],
    [words.structure, school.structure],
    [words.phone, school.phone],
    [words.website, school.website],
    [words.pupilSystem, school.pupilSystem],
    [words.membership, words.membershipNames[school.membership]],
    [words.source, words.sourceNames[school.source]],
  ]
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.facts}</h2>
      <Facts facts={shown.filter(([, value]) => value !== '')} />
      {mayChange && (
        <p className="nl-paragraph after-list">
          <Link className="nl-link" to={to('wijzigen')}>
            {words.change}
          </Link>
        </p>
      )}
    </section>
  )
}

function MessagesPart() {
  const { params, ready } = useSchoolRecord()
  const paged = usePaged('listSchoolNotifications', params)
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{schoolWords.messagesTitleOther(ready.data.name)}</h2>
      <Loaded answer={paged}>
        {({ data }) => <MessageTable messages={data.notifications} more={paged.more} empty={[schoolWords.noMessages, schoolWords.noMessagesText]} />}
      </Loaded>
    </section>
  )
}
