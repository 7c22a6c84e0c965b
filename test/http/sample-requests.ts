// One request per route that succeeds for whoever may make it: what the tests of the doors send, whole or spoiled.
import type { RouteName } from '../../lambdas/contract/routes.ts'
import { registerRow, registerText, asUtf8 } from '../support/register.ts'
import type { Asking, Running } from '../support/running.ts'
import { access, accessToVoSchool, rowOf } from './expected-access.ts'
import { dossierSamples } from './sample-dossiers.ts'
import { poSchool, region, voSchool, year } from './sample-places.ts'

export { poSchool, region, voSchool, year } from './sample-places.ts'

export interface Sample extends Asking {
  readonly path: string
}

export const contactPoint = { name: 'Contactpunt Noord', email: 'contactpunt@noord.example', phone: '0199 12 34 56', url: 'https://noord.example', hours: 'op dinsdag' }
export const settings = {
  usesOso: true, dossiers: 'with-attachment', opensOn: 'placement', usesCodes: false, channel: { kind: 'external', name: 'Platform Oost', url: 'https://platform.example' },
  schoolHolidays: [{ name: 'Herfstvakantie', first: '2026-10-10', last: '2026-10-18' }],
  decidedBy: 'Stuurgroep', decidedOn: '2026-06-01', document: 'Besluit over de regiokalender',
}
export const milestone = {
  id: 'eigen-stap', kind: 'custom', title: 'Kennismaken', on: '2027-02-10', from: '2027-02-08', at: '16:00', audience: ['po', 'vo'], route: 'regular', round: '1',
  basis: 'region', reminders: [{ workingDays: -3, at: '08:00' }], note: 'Neem een vaste pen mee.',
}
export const contact = { name: 'Anna de Boer', email: 'anna@school.example', roles: ['transfer'], phone: '+31 199 123456', workDays: [1, 2], shared: false }
export const schoolFacts = {
  sector: 'po', name: 'De Nieuwe School', boardId: '99901', street: 'Lindelaan', houseNumber: '1', postcode: '8001 AB', place: 'VOORBEELD', municipality: 'VOORBEELD',
  denomination: 'Openbaar', phone: '0199 00 11 22', website: 'www.denieuweschool.example', membership: 'guest', pupilSystem: 'ParnasSys',
}
export const tick = { done: false, count: 3, of: 28, note: 'Bijna klaar.' }
export const contactsFile = asUtf8(`vestigingscode;rol;naam;e-mail;telefoon;werkdagen\r\n${poSchool};tweede;Bo;bo@school.example;;ma di\r\n`)

export const progressFile = asUtf8(`vestigingscode;stap;klaar;totaal\r\n${poSchool};warm-transfer;3;28\r\n`)

export const qualificationsFile = asUtf8(`vestigingscode;aangesloten\r\n${poSchool};ja\r\n`)

const types = `${year}/attachment-types`
export const attachmentType = {
  typeId: 'music-plan', name: 'Plan voor muziek', explanation: 'Wat de leerling al speelt.', requiredWhen: 'optional', heading: 'education-results',
  whyNotInOso: 'Het OSO-dossier heeft geen plaats voor muziek.', carrier: 'here', hereReason: 'vo-cannot-read', limits: 'Alleen het instrument en het niveau.',
  formats: ['pdf', 'docx'], maxMb: 2, sensitive: false, decidedBy: 'Stuurgroep', ownType: { privacyOfficer: 'F. van der Gaag', decidedOn: '2026-06-01' },
}
export const templateFile = asUtf8('%PDF-1.7\n% een leeg formulier\n')

let made = 0
/** A number that no sample used before, so that what a sample creates is new. */
const nextNumber = () => (made += 1)

const read = (running: Running, path: string) => running.as('coordinator')(path)
const ifMatch = (etag: string) => ({ 'if-match': etag })

/** A school that no other sample needs. */
async function ownSchool(running: Running): Promise<string> {
  const path = `${year}/schools/97${String.fromCharCode(65 + (nextNumber() % 26))}Z${String(nextNumber() % 100).padStart(2, '0')}`
  await running.as('coordinator')(path, { method: 'PUT', body: schoolFacts, headers: { 'if-match': '"0"' } })
  return path
}

type Maker = (running: Running, schoolId: string) => Sample | Promise<Sample>

const school = (id: string) => `${year}/schools/${id}`
const current = async (running: Running, path: string) => ifMatch((await read(running, path)).etag)

export const samples: Readonly<Record<RouteName, Maker>> = {
  ...dossierSamples,
  getMe: () => ({ path: '/me' }),
  getOpenApi: () => ({ path: '/openapi.json' }),
  listRegions: () => ({ path: '/regions' }),
  createRegion: () => {
    const id = `nieuw-${nextNumber()}`
    return { path: '/regions', method: 'POST', body: { id, name: 'Nieuwe regio', contactPoint, holidayRegion: 'noord', coordinators: [{ email: `coordinator@${id}.example` }] } }
  },
  getRegion: () => ({ path: region }),
  changeRegion: async (running) => ({ path: region, method: 'PATCH', body: { name: 'Regio Voorbeeld', contactPoint, holidayRegion: 'noord' }, headers: await current(running, region) }),
  listYears: () => ({ path: `${region}/years` }),
  openYear: () => {
    const first = 2030 + nextNumber()
    return { path: `${region}/years`, method: 'POST', body: { year: `${first}-${first + 1}`, settings } }
  },
  getYear: () => ({ path: year }),
  changeYear: async (running) => ({ path: year, method: 'PATCH', body: settings, headers: await current(running, year) }),
  importRegister: () => ({ path: `${region}/schools/import?year=2026-2027&dryRun=true&municipality=VOORBEELD`, method: 'POST', file: asUtf8(registerText([registerRow()])) }),
  listSchools: () => ({ path: `${year}/schools?sector=po&limit=5` }),
  moveSchool: async (running) => ({ path: `${await ownSchool(running)}/successor`, method: 'POST', body: { how: 'renumbered', schoolId: (await ownSchool(running)).slice(-6) } }),
  moveSchoolBack: async (running) => {
    const path = `${await ownSchool(running)}/successor`
    await running.as('coordinator')(path, { method: 'POST', body: { how: 'closed' } })
    return { path, method: 'DELETE' }
  },
  getSchool: (_running, id) => ({ path: school(id) }),
  putSchool: () => ({ path: school(`98${String.fromCharCode(65 + (nextNumber() % 26))}Z${String(nextNumber() % 100).padStart(2, '0')}`), method: 'PUT', body: schoolFacts, headers: ifMatch('"0"') }),
  changeSchool: async (running, id) => ({ path: school(id), method: 'PATCH', body: { pupilSystem: 'ParnasSys' }, headers: await current(running, school(id)) }),
  getContacts: (_running, id) => ({ path: `${school(id)}/contacts` }),
  putContacts: async (running, id) => ({ path: `${school(id)}/contacts`, method: 'PUT', body: [contact], headers: await current(running, `${school(id)}/contacts`) }),
  importContacts: () => ({ path: `${year}/contacts/import?dryRun=true`, method: 'POST', file: contactsFile }),
  putTick: async (running, id) => {
    const { body } = await read(running, school(id))
    const { etag } = body.steps.find((step: { milestone: { id: string } }) => step.milestone.id === 'contacts-checked')
    return { path: `${school(id)}/milestones/contacts-checked`, method: 'PUT', body: tick, headers: ifMatch(etag) }
  },
  getProposal: () => ({ path: `${year}/calendar/proposal` }),
  getCalendar: () => ({ path: `${year}/calendar` }),
  putCalendar: async (running) => {
    const { body, etag } = await read(running, `${year}/calendar`)
    return { path: `${year}/calendar`, method: 'PUT', body: { milestones: body.draft.milestones }, headers: ifMatch(etag) }
  },
  getAttachmentTypes: () => ({ path: types }),
  putAttachmentTypes: async (running) => {
    const { body, etag } = await read(running, types)
    const kept = body.types.filter(({ typeId }: { typeId: string }) => typeId !== attachmentType.typeId).map(({ template: _template, ...type }: { template?: object }) => type)
    return { path: types, method: 'PUT', body: { types: [attachmentType, ...kept] }, headers: ifMatch(etag) }
  },
  putTemplate: () => ({ path: `${types}/absence/template?fileName=formulier.pdf`, method: 'POST', file: templateFile }),
  getTemplate: async (running) => {
    await running.as('coordinator')(`${types}/absence/template?fileName=formulier.pdf`, { method: 'POST', file: templateFile })
    return { path: `${types}/absence/template` }
  },
  checkCalendar: () => ({ path: `${year}/calendar/check`, method: 'POST', body: { milestones: [milestone] } }),
  publishCalendar: async (running) => {
    const { body } = await running.as('coordinator')(`${year}/calendar/check`, { method: 'POST' })
    const accepted = body.conflicts.map(({ key }: { key: string }) => key)
    return { path: `${year}/calendar/publish`, method: 'POST', body: { reason: 'Afgesproken in de stuurgroep', accepted: ['on-weekend/x', ...accepted] } }
  },
  previewYear: () => ({ path: `${region}/years/preview`, method: 'POST', body: { year: '2027-2028', copyFrom: '2026-2027' } }),
  getAgreements: () => ({ path: `${year}/agreements` }),
  planMails: () => ({ path: `${year}/calendar/mail-plan`, method: 'POST', body: { milestones: [milestone] } }),
  previewLetter: () => ({
    path: `${year}/calendar/letter-preview`, method: 'POST',
    body: { milestones: [milestone], at: '2027-02-05T07:00:00Z', side: 'po', about: [{ kind: 'step-due', milestoneId: milestone.id, workingDays: -3 }], reason: 'Een reden' },
  }),
  moveStep: () => ({
    path: `${year}/calendar/move?dryRun=true`, method: 'POST',
    body: { milestoneId: 'warm-transfer', on: '2027-06-21', from: '2027-06-18', at: '16:00', reason: 'Studiedag', accepted: ['on-weekend/x'] },
  }),
  importProgress: () => ({ path: `${year}/progress/import?dryRun=true`, method: 'POST', file: progressFile }),
  importQualifications: () => ({ path: `${year}/qualifications/import?dryRun=true`, method: 'POST', file: qualificationsFile }),
  sendMessage: () => ({ path: `${year}/messages`, method: 'POST', body: { to: 'behind', milestoneId: 'warm-transfer', subject: 'Studiemiddag', text: 'Beste collega,\nKomt u ook?' } }),
  getMergedCalendar: (_running, id) => ({ path: `${school(id)}/merged-calendar` }),
  makeLink: async (running, id) => {
    const contactId = await someContact(running, id)
    return { path: `${school(id)}/link`, method: 'POST', body: { contactId, renew: false } }
  },
  makeFeed: (_running, id) => ({ path: `${school(id)}/feed`, method: 'POST', body: { renew: false } }),
  getQualification: (_running, id) => ({ path: `${school(id)}/qualification` }),
  putQualification: async (running, id) => ({
    path: `${school(id)}/qualification`, method: 'PUT', headers: await current(running, `${school(id)}/qualification`),
    body: { participates: { state: 'yes' }, agreement: { state: 'yes' }, mandate: { state: 'yes' }, endpoint: { state: 'yes', on: '2026-08-31' }, pupilSystem: 'ParnasSys', note: 'Geprobeerd met één dossier.' },
  }),
  getOverview: () => ({ path: `${year}/overview?atEnd=true` }),
  getCallList: () => ({ path: `${year}/call-list` }),
  getFeed: async (running, id) => {
    const { body } = await running.as('coordinator')(`${school(id)}/feed`, { method: 'POST' })
    return { path: new URL(body.url).pathname.replace('/v1', '') }
  },
  getSchoolPage: async (running, id) => ({ path: '/school-page', headers: { authorization: `Bearer ${await tokenOfPage(running, id)}` } }),
  actOnSchoolPage: async (running, id) => {
    const { body } = await read(running, school(id))
    const { etag } = body.steps.find((step: { milestone: { id: string } }) => step.milestone.id === 'contacts-checked')
    const headers = { authorization: `Bearer ${await tokenOfPage(running, id)}` }
    return { path: '/school-page', method: 'POST', headers, body: { act: 'report', milestoneId: 'contacts-checked', etag, ...tick } }
  },
  getPairs: () => ({ path: `${year}/pairs` }),
  getExpectedPupils: (_running, id) => ({ path: `${school(id)}/expected-pupils` }),
  reportExpectedPupils: (_running, id) => ({ path: `${school(id)}/expected-pupils`, method: 'POST', body: [{ schoolId: id === poSchool ? voSchool : poSchool, count: 12 }] }),
  getReadiness: (_running, id) => ({ path: `${school(id)}/readiness` }),
  getRegionReadiness: () => ({ path: `${year}/readiness` }),
  listVersions: () => ({ path: `${year}/calendar/versions` }),
  listNotifications: () => ({ path: `${year}/notifications?limit=5` }),
  listSchoolNotifications: (_running, id) => ({ path: `${school(id)}/notifications?limit=5` }),
  resendNotification: async (running) => {
    const { body } = await read(running, `${year}/notifications?limit=1000`)
    const sent = body.notifications.find((one: { state: string }) => one.state === 'delivered')
    return { path: `${year}/notifications/${sent.id}/resend`, method: 'POST' }
  },
}

/** Who may make the sample of a route, or may once the time is there: the coordinator where that is possible. */
export function whoMakes(name: RouteName): 'operator' | 'coordinator' | 'board' | 'po' | 'vo' {
  const row = { ...rowOf(accessToVoSchool[name] ?? access[name]), po: rowOf(access[name]).po, coordinator: rowOf(access[name]).coordinator }
  return (['coordinator', 'po', 'vo', 'board', 'operator'] as const).find((user) => row[user] === 'yes' || row[user] === '409') ?? 'coordinator'
}

/** The sample of a route by whoever may make it, about a school of that side. */
export async function sampleOf(running: Running, name: RouteName): Promise<Sample & { readonly user: string }> {
  const user = whoMakes(name)
  return { ...(await samples[name](running, user === 'vo' ? voSchool : poSchool)), user }
}

/** A contact of the school: whoever is there, or else somebody new. */
async function someContact(running: Running, schoolId: string): Promise<string> {
  const path = `${school(schoolId)}/contacts`
  const { body, etag } = await read(running, path)
  if (body.length > 0) return body[0].contactId
  return (await running.as('coordinator')(path, { method: 'PUT', body: [contact], headers: ifMatch(etag) })).body[0].contactId
}

/** What the link of a contact of this school says, and the address of the school's feed. */
async function tokenOfPage(running: Running, schoolId: string): Promise<string> {
  const contactId = await someContact(running, schoolId)
  const { body, text } = await running.as('coordinator')(`${school(schoolId)}/link`, { method: 'POST', body: { contactId } })
  if (body?.url === undefined) throw new Error(text)
  return String(body.url).split('#')[1]!
}

/** Publishes the demo's draft calendar and lets the mails about it go out. */
export async function publishDemoCalendar(running: Running, moment: string): Promise<void> {
  const { status, text } = await running.as('coordinator')(`${year}/calendar/publish`, { method: 'POST' })
  if (status !== 200) throw new Error(text)
  await running.moveTo(moment)
}
