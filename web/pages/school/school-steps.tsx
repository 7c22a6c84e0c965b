// A school's first page: what comes next, and all its steps.
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { sectorNames } from '../../words/roles.ts'
import { placeName } from '../../words/places.ts'
import { schoolWords as words } from '../../words/school.ts'
import { ContactPointPanel } from './contact-point-panel.tsx'
import { useSchool } from './in-school.tsx'
import { NextDate } from './next-date.tsx'
import { StepLists } from './step-lists.tsx'

export function SchoolSteps() {
  const { ready } = useSchool()
  const { name, place, sector, steps, calendarVersion } = ready.data
  const sending = useSending()
  return (
    <Page title={name} lead={`${sectorNames[sector]}${place && `, ${placeName(place)}`}`} faults={sending.faults}>
      <NextDate steps={steps} published={calendarVersion > 0} />
      <StepLists title={words.stepsTitle} sending={sending} />
      <ContactPointPanel />
    </Page>
  )
}
