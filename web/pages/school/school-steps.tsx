// A school's first page: what comes next, and all its steps.
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useSession } from '../../session.tsx'
import { sectorNames } from '../../words/roles.ts'
import { placeName } from '../../words/places.ts'
import { schoolWords as words } from '../../words/school.ts'
import { PupilTasks } from '../pupils/pupil-tasks.tsx'
import { AccountFeed } from './account-feed.tsx'
import { AgreementsLink } from './agreements-link.tsx'
import { ClashNotice } from './clash-notice.tsx'
import { ContactPointPanel } from './contact-point-panel.tsx'
import { DossiersOfBefore, SchoolOfBefore } from './goes-on.tsx'
import { useSchool, useSchoolRecord } from './in-school.tsx'
import { MoreLinks } from './more-links.tsx'
import { NextDate } from './next-date.tsx'
import { StepLists } from './step-lists.tsx'

export function SchoolSteps() {
  const { name, place, sector, steps, calendarVersion, contactPoint } = useSchool().school
  const { params, ready } = useSchoolRecord()
  const { role } = useSession()
  const sending = useSending()
  // A school of before has dossiers and nothing else to do.
  const takesPart = ready.data.successor === undefined
  return (
    <Page title={name} lead={`${sectorNames[sector]}${place && `, ${placeName(place)}`}. ${contactPoint.regionName}.`} faults={sending.faults}>
      <ClashNotice />
      <SchoolOfBefore />
      {takesPart && <NextDate steps={steps} published={calendarVersion > 0} />}
      {role?.role === 'po' && !ready.data.dossiersGone && <PupilTasks />}
      <DossiersOfBefore />
      {takesPart && <StepLists title={words.stepsTitle} sending={sending} />}
      {takesPart && calendarVersion > 0 && <AccountFeed params={params} />}
      {takesPart && <MoreLinks />}
      <ContactPointPanel />
      {calendarVersion > 0 && <AgreementsLink regionId={params.regionId} year={params.year} />}
    </Page>
  )
}
