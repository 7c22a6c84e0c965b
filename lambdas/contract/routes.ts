// Every route of the API as data: method, path below `/v1`, and the shapes that go in and out; who may try stands in `http/policy.ts`.
import * as z from 'zod'
import { calendar, draftInput, notification, notificationList, proposal, publishAnswer, versionList } from './calendars.ts'
import {
  check, letterPreview, letterPreviewInput, mailPlan, message, messageInput, moveAnswer, moveInput, planInput, progressImport, publishInput, yearPreview,
} from './planning.ts'
import { me, newRegion, newYear, region, regionChange, regionId, regionList, settingsChange, year, yearList, yearPreviewInput } from './regions.ts'
import { contacts, contactsImport, contactsInput, registerImport, school, schoolChange, schoolInput, schoolList, schoolStep, tickInput } from './schools.ts'
import { agreements, feed, feedInput, link, linkInput, mergedCalendar, schoolPage, schoolPageAct } from './shared-pages.ts'
import { flag, line, pageSize, schoolId, schoolYear } from './words.ts'
import { sectors } from '../domain/school.ts'

const R = { regionId }
const Y = { ...R, year: schoolYear }
const S = { ...Y, schoolId }
const none = z.strictObject({})
const page = { limit: pageSize.optional(), cursor: line(2000).optional() }

/** A register or list of contacts, as its bytes; larger than this does not fit through the gateway once it is base64 (6 MB). */
export const largestFile = 4_400_000

interface RouteShape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** One English sentence for the API's own page. */
  readonly summary: string
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  /** A JSON body; `file` is `application/octet-stream`. */
  readonly body?: z.ZodType | 'file'
  readonly answer: z.ZodType
  readonly status: 200 | 201
  /** `wanted`: refused with 428 without `If-Match`. `if-given`: checked when it is there. */
  readonly ifMatch?: 'wanted' | 'if-given'
  readonly idempotencyKey?: true
  /** Open without signing in. */
  readonly open?: true
  /** Opened by the token of a link that was mailed, as `Authorization: Bearer …`: no account stands behind it. */
  readonly link?: true
  /** The answer is a calendar file (`text/calendar`), not JSON. */
  readonly calendarFile?: true
}

const route = <const T extends RouteShape>(shape: T): T => shape

export const routes = {
  getMe: route({ method: 'GET', path: '/me', summary: 'Who is signed in, in which roles', params: none, query: none, answer: me, status: 200 }),
  getOpenApi: route({ method: 'GET', path: '/openapi.json', summary: 'This description', params: none, query: none, answer: z.unknown(), status: 200, open: true }),
  listRegions: route({ method: 'GET', path: '/regions', summary: 'All regions', params: none, query: none, answer: regionList, status: 200 }),
  createRegion: route({ method: 'POST', path: '/regions', summary: 'Make a region and name its first coordinators', params: none, query: none, body: newRegion, answer: region, status: 201, idempotencyKey: true }),
  getRegion: route({ method: 'GET', path: '/regions/{regionId}', summary: 'A region', params: z.strictObject(R), query: none, answer: region, status: 200 }),
  changeRegion: route({ method: 'PATCH', path: '/regions/{regionId}', summary: 'Change name, contact point or holiday region', params: z.strictObject(R), query: none, body: regionChange, answer: region, status: 200, ifMatch: 'wanted' }),
  listYears: route({ method: 'GET', path: '/regions/{regionId}/years', summary: 'The years of a region', params: z.strictObject(R), query: none, answer: yearList, status: 200 }),
  openYear: route({ method: 'POST', path: '/regions/{regionId}/years', summary: 'Open a school year', params: z.strictObject(R), query: none, body: newYear, answer: year, status: 201, idempotencyKey: true }),
  getYear: route({ method: 'GET', path: '/regions/{regionId}/years/{year}', summary: 'A year and its settings', params: z.strictObject(Y), query: none, answer: year, status: 200 }),
  changeYear: route({ method: 'PATCH', path: '/regions/{regionId}/years/{year}', summary: 'Change the settings of a year', params: z.strictObject(Y), query: none, body: settingsChange, answer: year, status: 200, ifMatch: 'wanted' }),
  importRegister: route({
    method: 'POST', path: '/regions/{regionId}/schools/import', summary: 'Import a DUO register file as delivered',
    params: z.strictObject(R), query: z.strictObject({ dryRun: flag.optional(), municipality: z.string().max(2000).optional(), year: schoolYear.optional() }),
    body: 'file', answer: registerImport, status: 200,
  }),
  listSchools: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/schools', summary: 'The schools of a year', params: z.strictObject(Y), query: z.strictObject({ sector: z.enum(sectors).optional(), ...page }), answer: schoolList, status: 200 }),
  getSchool: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/schools/{schoolId}', summary: 'A school with its contacts and steps', params: z.strictObject(S), query: none, answer: school, status: 200 }),
  putSchool: route({ method: 'PUT', path: '/regions/{regionId}/years/{year}/schools/{schoolId}', summary: 'Add or replace a school by hand', params: z.strictObject(S), query: none, body: schoolInput, answer: school, status: 200, ifMatch: 'if-given' }),
  changeSchool: route({ method: 'PATCH', path: '/regions/{regionId}/years/{year}/schools/{schoolId}', summary: 'Change facts of a school', params: z.strictObject(S), query: none, body: schoolChange, answer: school, status: 200, ifMatch: 'wanted' }),
  getContacts: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/schools/{schoolId}/contacts', summary: 'Whom to write or call', params: z.strictObject(S), query: none, answer: contacts, status: 200 }),
  putContacts: route({ method: 'PUT', path: '/regions/{regionId}/years/{year}/schools/{schoolId}/contacts', summary: 'Replace the contacts; by the school itself this confirms them', params: z.strictObject(S), query: none, body: contactsInput, answer: contacts, status: 200, ifMatch: 'wanted' }),
  importContacts: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/contacts/import', summary: 'Import contact addresses', params: z.strictObject(Y), query: z.strictObject({ dryRun: flag.optional() }), body: 'file', answer: contactsImport, status: 200 }),
  putTick: route({ method: 'PUT', path: '/regions/{regionId}/years/{year}/schools/{schoolId}/milestones/{milestoneId}', summary: 'Report a step done, or how far it is', params: z.strictObject({ ...S, milestoneId: z.string().max(40) }), query: none, body: tickInput, answer: schoolStep, status: 200, ifMatch: 'wanted' }),
  getProposal: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/calendar/proposal', summary: "The year's default steps", params: z.strictObject(Y), query: none, answer: proposal, status: 200 }),
  getCalendar: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/calendar', summary: 'The calendar: the draft for the region, what is published for its schools', params: z.strictObject(Y), query: none, answer: calendar, status: 200 }),
  putCalendar: route({ method: 'PUT', path: '/regions/{regionId}/years/{year}/calendar', summary: 'Write the draft', params: z.strictObject(Y), query: none, body: draftInput, answer: calendar, status: 200, ifMatch: 'wanted' }),
  checkCalendar: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/calendar/check', summary: 'What speaks against the draft, and whom publishing touches', params: z.strictObject(Y), query: none, body: draftInput.optional(), answer: check, status: 200 }),
  publishCalendar: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/calendar/publish', summary: 'Publish the draft', params: z.strictObject(Y), query: none, body: publishInput.optional(), answer: publishAnswer, status: 200, ifMatch: 'if-given' }),
  listVersions: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/calendar/versions', summary: 'What was published, when and why', params: z.strictObject(Y), query: none, answer: versionList, status: 200 }),
  listNotifications: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/notifications', summary: 'The mails of a year, newest first', params: z.strictObject(Y), query: z.strictObject(page), answer: notificationList, status: 200 }),
  listSchoolNotifications: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/schools/{schoolId}/notifications', summary: 'The mails to a school, newest first', params: z.strictObject(S), query: z.strictObject(page), answer: notificationList, status: 200 }),
  resendNotification: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/notifications/{notificationId}/resend', summary: 'Send a mail again', params: z.strictObject({ ...Y, notificationId: z.string().max(120) }), query: none, answer: notification, status: 200 }),
  previewYear: route({ method: 'POST', path: '/regions/{regionId}/years/preview', summary: 'What opening a year from an earlier one takes along, and how its dates shift', params: z.strictObject(R), query: none, body: yearPreviewInput, answer: yearPreview, status: 200 }),
  getAgreements: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/agreements', summary: 'The agreements of a published year, for everybody', params: z.strictObject(Y), query: none, answer: agreements, status: 200, open: true }),
  planMails: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/calendar/mail-plan', summary: 'Every mail to come, of the draft or of a body', params: z.strictObject(Y), query: none, body: planInput.optional(), answer: mailPlan, status: 200 }),
  previewLetter: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/calendar/letter-preview', summary: 'A letter of the plan, for an invented school', params: z.strictObject(Y), query: none, body: letterPreviewInput, answer: letterPreview, status: 200 }),
  moveStep: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/calendar/move', summary: 'Move one published date, or look what that would do', params: z.strictObject(Y), query: z.strictObject({ dryRun: flag.optional() }), body: moveInput, answer: moveAnswer, status: 200, ifMatch: 'if-given' }),
  importProgress: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/progress/import', summary: 'Import how far schools are, for regions on another platform', params: z.strictObject(Y), query: z.strictObject({ dryRun: flag.optional() }), body: 'file', answer: progressImport, status: 200 }),
  sendMessage: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/messages', summary: 'A message of the region to a selection of schools', params: z.strictObject(Y), query: z.strictObject({ dryRun: flag.optional() }), body: messageInput, answer: message, status: 201, idempotencyKey: true }),
  getMergedCalendar: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/schools/{schoolId}/merged-calendar', summary: 'The published calendars of all regions of a school, with their clashes', params: z.strictObject(S), query: none, answer: mergedCalendar, status: 200 }),
  makeLink: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/schools/{schoolId}/link', summary: 'The link to the page without signing in, for one contact', params: z.strictObject(S), query: none, body: linkInput.optional(), answer: link, status: 200 }),
  makeFeed: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/schools/{schoolId}/feed', summary: 'The address of the calendar feed; renewing kills the old one', params: z.strictObject(S), query: none, body: feedInput.optional(), answer: feed, status: 200 }),
  getFeed: route({ method: 'GET', path: '/feeds/{file}', summary: 'A calendar feed (iCalendar)', params: z.strictObject({ file: z.string().max(4000) }), query: none, answer: z.string(), status: 200, open: true, calendarFile: true }),
  getSchoolPage: route({ method: 'GET', path: '/school-page', summary: 'The school page without signing in', params: none, query: none, answer: schoolPage, status: 200, link: true }),
  actOnSchoolPage: route({ method: 'POST', path: '/school-page', summary: 'Report, hand over, or keep contacts on the school page', params: none, query: none, body: schoolPageAct, answer: schoolPage, status: 200, link: true }),
} satisfies Record<string, RouteShape>

export type Routes = typeof routes
export type RouteName = keyof Routes

/** What a client sends and gets, by route: types only, for the web app. */
export type Sent<N extends RouteName> = Routes[N] extends { body: infer B } ? (B extends z.ZodType ? z.input<B> : B extends 'file' ? Uint8Array : never) : undefined
export type Answer<N extends RouteName> = z.output<Routes[N]['answer']>
export type Params<N extends RouteName> = z.input<Routes[N]['params']>
export type Query<N extends RouteName> = z.input<Routes[N]['query']>
