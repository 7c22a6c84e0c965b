// Every address of the app, in Dutch, with the page that stands there.
import type { ComponentType } from 'react'
import { createBrowserRouter } from 'react-router'
import { Arrive } from './pages/arrive.tsx'
import { Roles } from './pages/roles.tsx'
import { Start } from './pages/start.tsx'
import { Frame, Main, PlainMain } from './parts/frame.tsx'
import { FaultPage, NotFound } from './parts/problem-page.tsx'
import { Progress } from './parts/progress.tsx'
import { SignedIn } from './parts/signed-in.tsx'
import { faults, general } from './words/general.ts'

/** Pages are fetched when they are first needed: a school does not load the coordinator's calendar. */
function page<K extends string>(load: () => Promise<{ readonly [key in K]: ComponentType }>, name: K) {
  return { lazy: async () => ({ Component: (await load())[name] }) }
}

const region = () => import('./pages/region-pages.ts')
const school = () => import('./pages/school-pages.ts')
const fetching = () => import('./pages/fetching-pages.ts')
const pupils = () => import('./pages/pupil-pages.ts')
const shared = () => import('./pages/shared-pages.ts')

function Broken() {
  return (
    <Main>
      <FaultPage title={faults.faultTitle} text={faults.unknown} again={() => location.reload()} />
    </Main>
  )
}

const anyone = [
  { path: '/', Component: Start },
  { path: '/aangemeld', Component: Arrive },
  { path: '/afspraken/:regionId/:year', ...page(shared, 'Agreements') },
  {
    path: '/schoolpagina',
    ...page(shared, 'LinkedSchool'),
    children: [
      { index: true, ...page(shared, 'SchoolPage') },
      { path: 'contacten', ...page(shared, 'LinkedContacts') },
      { path: 'oso', ...page(shared, 'LinkedOso') },
      { path: 'doorgeven', ...page(shared, 'HandOver') },
    ],
  },
  { path: '*', Component: NotFound },
]

const ofRoles = [
  { path: '/rollen', Component: Roles },
  { path: '/bestuur', ...page(school, 'Board') },
  { path: '/bestuur/oso', ...page(school, 'StateOnce') },
  { path: '/regios', ...page(region, 'Regions') },
  { path: '/regios/nieuw', ...page(region, 'NewRegion') },
  { path: '/regio/:regionId', ...page(region, 'Region') },
  { path: '/regio/:regionId/nieuw-schooljaar', ...page(region, 'OpenYear') },
]

const ofYear = [
  { index: true, ...page(region, 'YearOverview') },
  { path: 'instellingen', ...page(region, 'Settings') },
  { path: 'scholen', ...page(region, 'Schools') },
  { path: 'scholen/inlezen', ...page(region, 'ImportSchools') },
  { path: 'scholen/toevoegen', ...page(region, 'AddSchool') },
  {
    path: 'scholen/:schoolId',
    ...page(region, 'RegionSchoolFrame'),
    children: [
      { index: true, ...page(region, 'RegionSchool') },
      { path: 'contacten', ...page(school, 'SchoolContacts') },
      { path: 'wijzigen', ...page(region, 'EditSchool') },
      { path: 'alle-datums', ...page(school, 'MergedCalendar') },
      { path: 'aansluiting', ...page(region, 'StateFacts') },
      { path: 'groei', ...page(school, 'SchoolReadiness') },
    ],
  },
  { path: 'bellijst', ...page(region, 'CallList') },
  { path: 'koppels', ...page(region, 'PairsPage') },
  { path: 'aansluiting-inlezen', ...page(region, 'ImportQualifications') },
  { path: 'groei', ...page(region, 'RegionReadiness') },
  { path: 'contacten', ...page(region, 'Contacts') },
  {
    path: 'kalender',
    ...page(region, 'CalendarFrame'),
    children: [
      { index: true, ...page(region, 'Calendar') },
      { path: 'publiceren', ...page(region, 'Publish') },
      { path: 'gepubliceerd', ...page(region, 'PublishedCalendar') },
      { path: 'verplaatsen/:milestoneId', ...page(region, 'MoveStep') },
      { path: 'geplande-mails', ...page(region, 'PlannedMails') },
      { path: 'versies', ...page(region, 'Versions') },
    ],
  },
  {
    path: 'bijlagen',
    ...page(region, 'AttachmentTypesFrame'),
    children: [
      { index: true, ...page(region, 'AttachmentTypes') },
      { path: 'nieuw', ...page(region, 'NewType') },
      { path: ':typeId', ...page(region, 'EditType') },
    ],
  },
  { path: 'berichten', ...page(region, 'Messages') },
  { path: 'berichten/nieuw', ...page(region, 'FreeMessage') },
  { path: 'voortgang', ...page(region, 'ImportProgress') },
  { path: 'dossiers', ...page(region, 'DossierCounts') },
  { path: 'afsluiten', ...page(region, 'Closing') },
]

const ofSchool = [
  { index: true, ...page(school, 'SchoolSteps') },
  { path: 'contacten', ...page(school, 'SchoolContacts') },
  { path: 'berichten', ...page(school, 'SchoolMessages') },
  { path: 'alle-datums', ...page(school, 'MergedCalendar') },
  { path: 'oso', ...page(school, 'OwnOso') },
  { path: 'verwacht', ...page(school, 'ExpectedPupils') },
  { path: 'groei', ...page(school, 'SchoolReadiness') },
  {
    path: 'leerlingen',
    ...page(pupils, 'PupilsFrame'),
    children: [
      { index: true, ...page(pupils, 'Pupils') },
      { path: 'toevoegen', ...page(pupils, 'AddPupils') },
      { path: 'bijlagen', ...page(pupils, 'UploadPile') },
      { path: 'inzage', ...page(pupils, 'Inspections') },
      { path: 'inzage/bladen', ...page(pupils, 'InspectionSheets') },
      { path: 'klaarzetten', ...page(pupils, 'CheckReady') },
      { path: 'klaarzetten/ontvangstbewijs', ...page(pupils, 'ReadyReceipt') },
      { path: 'bewijs', ...page(pupils, 'Proofs') },
      {
        path: ':number',
        ...page(pupils, 'PupilFrame'),
        children: [
          { index: true, ...page(pupils, 'OnePupil') },
          { path: 'wijzigen', ...page(pupils, 'ChangePupil') },
          { path: 'inzage', ...page(pupils, 'InspectOne') },
          { path: 'inzageblad', ...page(pupils, 'OneInspectionSheet') },
          { path: 'intrekken', ...page(pupils, 'RecallPupil') },
          { path: 'bewijs', ...page(pupils, 'DeliveryProof') },
        ],
      },
    ],
  },
  {
    path: 'ophalen',
    ...page(fetching, 'FetchingFrame'),
    children: [
      { index: true, ...page(fetching, 'Fetching') },
      { path: 'codes', ...page(fetching, 'EnterCodes') },
      { path: 'alles', ...page(fetching, 'FetchAll') },
      { path: 'terugmelden', ...page(fetching, 'GiveReceipts') },
      { path: 'oso', ...page(fetching, 'OsoMissing') },
      { path: 'bewijs', ...page(fetching, 'OwnProof') },
      { path: ':applicationId', ...page(fetching, 'FetchedDossier') },
    ],
  },
]

function Waiting() {
  return <Progress text={general.loading} />
}

export const router = createBrowserRouter([
  {
    Component: Frame,
    HydrateFallback: Waiting,
    children: [
      {
        ErrorBoundary: Broken,
        children: [
          { Component: PlainMain, children: anyone },
          {
            Component: SignedIn,
            children: [
              { Component: PlainMain, children: ofRoles },
              { path: '/regio/:regionId/:year', ...page(region, 'YearFrame'), children: ofYear },
              { path: '/scholen/:regionId/:year/:schoolId', ...page(school, 'SchoolFrame'), children: ofSchool },
            ],
          },
        ],
      },
    ],
  },
])
