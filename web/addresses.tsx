// Every address of the app, in Dutch, with the page that stands there.
import { createBrowserRouter } from 'react-router'
import { Frame, Main, PlainMain } from './parts/frame.tsx'
import { FaultPage, NotFound } from './parts/problem-page.tsx'
import { SignedIn } from './parts/signed-in.tsx'
import { faults } from './words/general.ts'
import { Arrive } from './pages/arrive.tsx'
import { Board } from './pages/board.tsx'
import { Roles } from './pages/roles.tsx'
import { Start } from './pages/start.tsx'
import { Regions } from './pages/region/regions.tsx'
import { NewRegion } from './pages/region/new-region.tsx'
import { Region } from './pages/region/region.tsx'
import { YearFrame } from './pages/region/year-frame.tsx'
import { YearOverview } from './pages/region/year-overview.tsx'
import { Settings } from './pages/region/settings.tsx'
import { Messages } from './pages/region/messages.tsx'
import { Contacts } from './pages/region/contacts.tsx'
import { Schools } from './pages/region/schools.tsx'
import { AddSchool } from './pages/region/add-school.tsx'
import { ImportSchools } from './pages/region/import-schools.tsx'
import { RegionSchool, RegionSchoolFrame } from './pages/region/region-school.tsx'
import { Calendar } from './pages/calendar/calendar.tsx'
import { Publish } from './pages/calendar/publish.tsx'
import { Versions } from './pages/calendar/versions.tsx'
import { SchoolFrame } from './pages/school/school-frame.tsx'
import { SchoolSteps } from './pages/school/school-steps.tsx'
import { SchoolContacts } from './pages/school/school-contacts.tsx'
import { SchoolMessages } from './pages/school/school-messages.tsx'

function Broken() {
  return (
    <Main>
      <FaultPage title={faults.faultTitle} text={faults.unknown} again={() => location.reload()} />
    </Main>
  )
}

export const router = createBrowserRouter([
  {
    Component: Frame,
    children: [
      {
        ErrorBoundary: Broken,
        children: [
          {
            Component: PlainMain,
            children: [
              { path: '/', Component: Start },
              { path: '/aangemeld', Component: Arrive },
              { path: '*', Component: NotFound },
            ],
          },
          {
            Component: SignedIn,
            children: [
              {
                Component: PlainMain,
                children: [
                  { path: '/rollen', Component: Roles },
                  { path: '/bestuur', Component: Board },
                  { path: '/regios', Component: Regions },
                  { path: '/regios/nieuw', Component: NewRegion },
                  { path: '/regio/:regionId', Component: Region },
                ],
              },
              {
                path: '/regio/:regionId/:year',
                Component: YearFrame,
                children: [
                  { index: true, Component: YearOverview },
                  { path: 'instellingen', Component: Settings },
                  { path: 'scholen', Component: Schools },
                  { path: 'scholen/inlezen', Component: ImportSchools },
                  { path: 'scholen/toevoegen', Component: AddSchool },
                  {
                    path: 'scholen/:schoolId',
                    Component: RegionSchoolFrame,
                    children: [
                      { index: true, Component: RegionSchool },
                      { path: 'contacten', Component: SchoolContacts },
                    ],
                  },
                  { path: 'contacten', Component: Contacts },
                  { path: 'kalender', Component: Calendar },
                  { path: 'kalender/publiceren', Component: Publish },
                  { path: 'kalender/versies', Component: Versions },
                  { path: 'berichten', Component: Messages },
                ],
              },
              {
                path: '/scholen/:regionId/:year/:schoolId',
                Component: SchoolFrame,
                children: [
                  { index: true, Component: SchoolSteps },
                  { path: 'contacten', Component: SchoolContacts },
                  { path: 'berichten', Component: SchoolMessages },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
])
