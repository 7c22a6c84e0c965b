// Every route of the API as data: method, path below `/v1`, and the shapes that go in and out; who may try stands in `http/policy.ts`.
import * as z from 'zod'
import { sectors } from '../domain/school.ts'
import { attachmentTypes, attachmentTypesInput, templateFile, typeId } from './attachment-types.ts'
import { announced, attachment, attachmentInput, shortLink } from './attachments.ts'
import { calendar, draftInput, notification, notificationList, proposal, publishAnswer, versionList } from './calendars.ts'
import { applicationChange, claimAnswer, claimInput, delivery, deliveryList, fetchInput, manifest, osoMissing, osoMissingInput, receiptInput, released } from './deliveries.ts'
import { applicationId, attachmentId, dossierId, questionId } from './dossier-words.ts'
import {
  codeAnswer, confirmInput, dossier, dossierChange, dossierImport, dossierList, newDossiers, newDossiersAnswer, outcomes, question, questionInput, questions, recallAnswer,
  recallInput, setReadyInput,
} from './dossiers.ts'
import { certificate, closeInput, dossierCounts, processingAgreement, processingAgreementInput, schoolExport } from './endings.ts'
import { inspectionInput, inspectionsInput } from './inspections.ts'
import { callList, overview, readiness, regionReadiness } from './overview.ts'
import { check, letterPreview, letterPreviewInput, mailPlan, message, messageInput, moveAnswer, moveInput, planInput, progressImport, publishInput, yearPreview } from './planning.ts'
import { boardOverview, boardQualificationInput, expectedPupils, expectedPupilsInput, pairs, qualification, qualificationImport, qualificationInput } from './qualifications.ts'
import { me, newRegion, newYear, region, regionChange, regionId, regionList, settingsChange, year, yearList, yearPreviewInput } from './regions.ts'
import { contacts, contactsImport, contactsInput, registerImport, school, schoolBack, schoolChange, schoolInput, schoolList, schoolStep, successorInput, tickInput } from './schools.ts'
import { agreements, feed, feedInput, link, linkInput, mergedCalendar, schoolPage, schoolPageAct } from './shared-pages.ts'
import { flag, line, pageSize, requiredLine, schoolId, schoolYear } from './words.ts'

const R = { regionId }
const Y = { ...R, year: schoolYear }
const S = { ...Y, schoolId }
const D = { dossierId }
const dossiersOf = '/regions/{regionId}/years/{year}/schools/{schoolId}'
const none = z.strictObject({})
const boardId = z.string().regex(/^\d{5}$/)
/** Which location acts, where a role covers all locations of a BRIN. */
const ofSchool = z.strictObject({ schoolId: schoolId.optional() })
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
  getAttachmentTypes: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/attachment-types', summary: 'Which attachments a region asks for', params: z.strictObject(Y), query: none, answer: attachmentTypes, status: 200 }),
  putAttachmentTypes: route({ method: 'PUT', path: '/regions/{regionId}/years/{year}/attachment-types', summary: 'Replace the attachment types, until the first set-ready of the year', params: z.strictObject(Y), query: none, body: attachmentTypesInput, answer: attachmentTypes, status: 200, ifMatch: 'wanted' }),
  putTemplate: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/attachment-types/{typeId}/template', summary: 'Keep the template of an attachment type', params: z.strictObject({ ...Y, typeId }), query: z.strictObject({ fileName: requiredLine(120) }), body: 'file', answer: attachmentTypes, status: 200 }),
  getTemplate: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/attachment-types/{typeId}/template', summary: 'The template of an attachment type', params: z.strictObject({ ...Y, typeId }), query: none, answer: templateFile, status: 200 }),
  getProcessingAgreement: route({ method: 'GET', path: '/boards/{boardId}/processing-agreement', summary: 'Whether a board signed the processing agreement', params: z.strictObject({ boardId }), query: none, answer: processingAgreement, status: 200 }),
  putProcessingAgreement: route({ method: 'PUT', path: '/boards/{boardId}/processing-agreement', summary: 'State that a board signed the processing agreement, and when', params: z.strictObject({ boardId }), query: none, body: processingAgreementInput, answer: processingAgreement, status: 200, ifMatch: 'wanted' }),
  listDossiers: route({ method: 'GET', path: `${dossiersOf}/dossiers`, summary: 'The dossiers of a PO school', params: z.strictObject(S), query: none, answer: dossierList, status: 200 }),
  addDossiers: route({ method: 'POST', path: `${dossiersOf}/dossiers`, summary: 'Add dossiers', params: z.strictObject(S), query: none, body: newDossiers, answer: newDossiersAnswer, status: 201, idempotencyKey: true }),
  importDossiers: route({ method: 'POST', path: `${dossiersOf}/dossiers/import`, summary: 'Add dossiers from a list', params: z.strictObject(S), query: z.strictObject({ dryRun: flag.optional(), noBsn: flag.optional() }), body: 'file', answer: dossierImport, status: 200 }),
  getDossier: route({ method: 'GET', path: '/dossiers/{dossierId}', summary: 'A dossier with its versions, and what it lacks', params: z.strictObject(D), query: none, answer: dossier, status: 200 }),
  changeDossier: route({ method: 'PATCH', path: '/dossiers/{dossierId}', summary: 'Change what a school says of a dossier', params: z.strictObject(D), query: none, body: dossierChange, answer: dossier, status: 200, ifMatch: 'wanted' }),
  removeDossier: route({ method: 'DELETE', path: '/dossiers/{dossierId}', summary: 'Take away a dossier that was never ready', params: z.strictObject(D), query: none, answer: z.strictObject({}), status: 200, ifMatch: 'wanted' }),
  renewCode: route({ method: 'POST', path: '/dossiers/{dossierId}/code', summary: "A new code for the parents' form; the old one is dead", params: z.strictObject(D), query: none, answer: codeAnswer, status: 200 }),
  announceAttachment: route({ method: 'POST', path: '/dossiers/{dossierId}/attachments', summary: 'Announce a file; the answer says where to post it', params: z.strictObject(D), query: none, body: attachmentInput, answer: announced, status: 201 }),
  getAttachment: route({ method: 'GET', path: '/dossiers/{dossierId}/attachments/{attachmentId}', summary: 'How far the check of a file is', params: z.strictObject({ ...D, attachmentId }), query: none, answer: attachment, status: 200 }),
  removeAttachment: route({ method: 'DELETE', path: '/dossiers/{dossierId}/attachments/{attachmentId}', summary: 'Take a file out of the open version', params: z.strictObject({ ...D, attachmentId }), query: none, answer: dossier, status: 200 }),
  getAttachmentContent: route({ method: 'GET', path: '/dossiers/{dossierId}/attachments/{attachmentId}/content', summary: 'A short link to the own file', params: z.strictObject({ ...D, attachmentId }), query: none, answer: shortLink, status: 200 }),
  recordInspection: route({ method: 'PUT', path: '/dossiers/{dossierId}/inspection', summary: 'Take down that the parents could see this list of files', params: z.strictObject(D), query: none, body: inspectionInput, answer: dossier, status: 200 }),
  recordInspections: route({ method: 'POST', path: `${dossiersOf}/inspections`, summary: 'The same for many dossiers', params: z.strictObject(S), query: none, body: inspectionsInput, answer: outcomes, status: 200 }),
  setReady: route({ method: 'POST', path: '/dossiers/{dossierId}/set-ready', summary: 'Freeze the open version for the VO schools', params: z.strictObject(D), query: none, answer: dossier, status: 200 }),
  setReadyMany: route({ method: 'POST', path: `${dossiersOf}/set-ready`, summary: 'The same for many dossiers', params: z.strictObject(S), query: none, body: setReadyInput, answer: outcomes, status: 200 }),
  reopenDossier: route({ method: 'POST', path: '/dossiers/{dossierId}/reopen', summary: 'Open the next version; what is ready stays', params: z.strictObject(D), query: none, answer: dossier, status: 200 }),
  recallDossier: route({ method: 'POST', path: '/dossiers/{dossierId}/recall', summary: 'Take back all that is ready', params: z.strictObject(D), query: none, body: recallInput.optional(), answer: recallAnswer, status: 200 }),
  confirmApplication: route({ method: 'POST', path: '/dossiers/{dossierId}/applications/{applicationId}/confirm', summary: 'Say whether a claim of a VO school is right', params: z.strictObject({ ...D, applicationId }), query: none, body: confirmInput.optional(), answer: dossier, status: 200 }),
  listQuestions: route({ method: 'GET', path: '/dossiers/{dossierId}/questions', summary: 'Questions about a dossier; a VO school sees its own', params: z.strictObject(D), query: ofSchool, answer: questions, status: 200 }),
  askQuestion: route({ method: 'POST', path: '/dossiers/{dossierId}/questions', summary: 'A question of a VO school', params: z.strictObject(D), query: ofSchool, body: questionInput, answer: question, status: 201, idempotencyKey: true }),
  answerQuestion: route({ method: 'POST', path: '/dossiers/{dossierId}/questions/{questionId}/answer', summary: 'Answer a question', params: z.strictObject({ ...D, questionId }), query: none, body: questionInput, answer: question, status: 200 }),
  giveReceipt: route({ method: 'POST', path: '/dossiers/{dossierId}/receipts', summary: 'What a VO school says of what it fetched', params: z.strictObject(D), query: ofSchool, body: receiptInput, answer: delivery, status: 200 }),
  listApplications: route({ method: 'GET', path: `${dossiersOf}/applications`, summary: 'What a VO school may come to know', params: z.strictObject(S), query: none, answer: deliveryList, status: 200 }),
  claimApplications: route({ method: 'POST', path: `${dossiersOf}/applications`, summary: 'Confirm what PO schools named, or claim by codes', params: z.strictObject(S), query: none, body: claimInput, answer: claimAnswer, status: 200 }),
  getApplication: route({ method: 'GET', path: `${dossiersOf}/applications/{applicationId}`, summary: 'One application', params: z.strictObject({ ...S, applicationId }), query: none, answer: delivery, status: 200 }),
  changeApplication: route({ method: 'PATCH', path: `${dossiersOf}/applications/{applicationId}`, summary: 'Place a pupil, end an application, or keep an own reference', params: z.strictObject({ ...S, applicationId }), query: none, body: applicationChange, answer: delivery, status: 200 }),
  listReleased: route({ method: 'GET', path: `${dossiersOf}/released`, summary: 'What may be fetched now', params: z.strictObject(S), query: z.strictObject({ changedSince: z.string().max(40).optional() }), answer: released, status: 200 }),
  fetchDossiers: route({ method: 'POST', path: `${dossiersOf}/fetch`, summary: 'Links to what may be fetched now, for a few minutes', params: z.strictObject(S), query: none, body: fetchInput.optional(), answer: manifest, status: 200 }),
  reportOsoMissing: route({ method: 'POST', path: `${dossiersOf}/oso-missing`, summary: 'How many OSO dossiers were not found, per PO school', params: z.strictObject(S), query: none, body: osoMissingInput, answer: osoMissing, status: 200 }),
  getOsoMissing: route({ method: 'GET', path: `${dossiersOf}/oso-missing`, summary: 'What was reported of OSO dossiers: by a VO school, or about a PO school', params: z.strictObject(S), query: none, answer: osoMissing, status: 200 }),
  exportSchool: route({ method: 'POST', path: `${dossiersOf}/export`, summary: "The school's own proof of what was sent and fetched", params: z.strictObject(S), query: none, answer: schoolExport, status: 200 }),
  getDossierCounts: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/dossier-counts', summary: 'How far schools are with dossiers, in numbers', params: z.strictObject(Y), query: none, answer: dossierCounts, status: 200 }),
  closeYear: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/close', summary: 'Destroy the dossiers of a year', params: z.strictObject(Y), query: none, body: closeInput.optional(), answer: certificate, status: 200 }),
  getCertificate: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/certificate', summary: 'What was destroyed, and when back-ups are gone too', params: z.strictObject(Y), query: none, answer: certificate, status: 200 }),
  getQualification: route({ method: 'GET', path: `${dossiersOf}/qualification`, summary: 'Whether a school can exchange by OSO, who said so, and whose the next step is', params: z.strictObject(S), query: none, answer: qualification, status: 200 }),
  putQualification: route({ method: 'PUT', path: `${dossiersOf}/qualification`, summary: 'State facts of the connection of a school', params: z.strictObject(S), query: none, body: qualificationInput, answer: qualification, status: 200, ifMatch: 'wanted' }),
  getBoardOverview: route({ method: 'GET', path: '/boards/{boardId}/overview', summary: 'The schools of a board in every region', params: z.strictObject({ boardId }), query: none, answer: boardOverview, status: 200 }),
  putBoardQualification: route({ method: 'PUT', path: '/boards/{boardId}/qualification', summary: 'State agreement and mandate for all schools of a board at once', params: z.strictObject({ boardId }), query: none, body: boardQualificationInput, answer: boardOverview, status: 200, ifMatch: 'wanted' }),
  importQualifications: route({ method: 'POST', path: '/regions/{regionId}/years/{year}/qualifications/import', summary: 'Import which schools are connected', params: z.strictObject(Y), query: z.strictObject({ dryRun: flag.optional(), overwrite: flag.optional() }), body: 'file', answer: qualificationImport, status: 200 }),
  getOverview: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/overview', summary: 'How far the region is, who is behind, and of how many schools exchanging works', params: z.strictObject(Y), query: z.strictObject({ atEnd: flag.optional() }), answer: overview, status: 200 }),
  getPairs: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/pairs', summary: 'Pairs of schools that cannot exchange, with the pupils between them', params: z.strictObject(Y), query: none, answer: pairs, status: 200 }),
  getCallList: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/call-list', summary: 'Whom to call, with what is open', params: z.strictObject(Y), query: none, answer: callList, status: 200 }),
  getExpectedPupils: route({ method: 'GET', path: `${dossiersOf}/expected-pupils`, summary: 'How many pupils a school expects to go to, or come from, which school', params: z.strictObject(S), query: none, answer: expectedPupils, status: 200 }),
  reportExpectedPupils: route({ method: 'POST', path: `${dossiersOf}/expected-pupils`, summary: 'State those numbers; no pupil', params: z.strictObject(S), query: none, body: expectedPupilsInput, answer: expectedPupils, status: 200 }),
  getReadiness: route({ method: 'GET', path: `${dossiersOf}/readiness`, summary: 'Where a school stands, its next growth step, and who does it', params: z.strictObject(S), query: none, answer: readiness, status: 200 }),
  getRegionReadiness: route({ method: 'GET', path: '/regions/{regionId}/years/{year}/readiness', summary: 'Where the schools of a region stand', params: z.strictObject(Y), query: none, answer: regionReadiness, status: 200 }),
  moveSchool: route({ method: 'POST', path: `${dossiersOf}/successor`, summary: 'Say in which school this one goes on, or that it closed', params: z.strictObject(S), query: none, body: successorInput, answer: school, status: 200 }),
  moveSchoolBack: route({ method: 'DELETE', path: `${dossiersOf}/successor`, summary: 'Take that back; what was changed at the other stays there', params: z.strictObject(S), query: none, answer: schoolBack, status: 200 }),
} satisfies Record<string, RouteShape>

export type Routes = typeof routes
export type RouteName = keyof Routes

/** What a client sends and gets, by route: types only, for the web app. */
export type Sent<N extends RouteName> = Routes[N] extends { body: infer B } ? (B extends z.ZodType ? z.input<B> : B extends 'file' ? Uint8Array : never) : undefined
export type Answer<N extends RouteName> = z.output<Routes[N]['answer']>
export type Params<N extends RouteName> = z.input<Routes[N]['params']>
export type Query<N extends RouteName> = z.input<Routes[N]['query']>
