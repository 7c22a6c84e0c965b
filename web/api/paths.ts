// Where each route of the API is, checked against the contract: a difference does not compile.
import type { RouteName, Routes } from '../../lambdas/contract/routes.ts'

const region = '/regions/{regionId}'
const year = '/regions/{regionId}/years/{year}'
const school = '/regions/{regionId}/years/{year}/schools/{schoolId}'

export const paths = {
  getMe: { method: 'GET', path: '/me' },
  getOpenApi: { method: 'GET', path: '/openapi.json' },
  listRegions: { method: 'GET', path: '/regions' },
  createRegion: { method: 'POST', path: '/regions' },
  getRegion: { method: 'GET', path: region },
  changeRegion: { method: 'PATCH', path: region },
  listYears: { method: 'GET', path: `${region}/years` },
  openYear: { method: 'POST', path: `${region}/years` },
  getYear: { method: 'GET', path: year },
  changeYear: { method: 'PATCH', path: year },
  importRegister: { method: 'POST', path: `${region}/schools/import` },
  listSchools: { method: 'GET', path: `${year}/schools` },
  getSchool: { method: 'GET', path: school },
  putSchool: { method: 'PUT', path: school },
  changeSchool: { method: 'PATCH', path: school },
  getContacts: { method: 'GET', path: `${school}/contacts` },
  putContacts: { method: 'PUT', path: `${school}/contacts` },
  importContacts: { method: 'POST', path: `${year}/contacts/import` },
  putTick: { method: 'PUT', path: `${school}/milestones/{milestoneId}` },
  getProposal: { method: 'GET', path: `${year}/calendar/proposal` },
  getCalendar: { method: 'GET', path: `${year}/calendar` },
  putCalendar: { method: 'PUT', path: `${year}/calendar` },
  checkCalendar: { method: 'POST', path: `${year}/calendar/check` },
  publishCalendar: { method: 'POST', path: `${year}/calendar/publish` },
  listVersions: { method: 'GET', path: `${year}/calendar/versions` },
  listNotifications: { method: 'GET', path: `${year}/notifications` },
  listSchoolNotifications: { method: 'GET', path: `${school}/notifications` },
  resendNotification: { method: 'POST', path: `${year}/notifications/{notificationId}/resend` },
} as const satisfies { [N in RouteName]: { readonly method: Routes[N]['method']; readonly path: Routes[N]['path'] } }
