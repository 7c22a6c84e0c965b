// Fields that are wrong and fields that nobody asked for: refused by name, all at once, and nothing of it kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteName } from '../../lambdas/contract/routes.ts'
import { contact, contactPoint, milestone, poSchool, schoolFacts, year } from './sample-requests.ts'
import { faults, long, school, type Spoiling, startSpoiling } from './spoiling.ts'

let running: Spoiling['running']
let coordinator: Spoiling['coordinator']
let send: Spoiling['send']
let isUntouched: Spoiling['isUntouched']

beforeAll(async () => {
  ;({ running, coordinator, send, isUntouched } = await startSpoiling())
})
afterAll(() => running.stop())

const step = (changes: object) => ({ milestones: [{ ...milestone, ...changes }] })

describe('a field that is wrong', () => {
  it.each<[string, RouteName, unknown, readonly string[]]>([
    ['a day that does not exist', 'putCalendar', step({ on: '2027-02-29' }), ['milestones[0].on: not-a-day']],
    ['a day with a time', 'putCalendar', step({ on: '2027-02-10T00:00:00Z' }), ['milestones[0].on: not-a-day']],
    ['a day as people write it', 'putCalendar', step({ on: '10-02-2027' }), ['milestones[0].on: not-a-day']],
    ['a year of five figures', 'putCalendar', step({ on: '12027-02-10' }), ['milestones[0].on: not-a-day']],
    ['a time that does not exist', 'putCalendar', step({ at: '24:00' }), ['milestones[0].at: not-a-time']],
    ['a step that ends before it begins', 'putCalendar', step({ from: '2027-02-11' }), ['milestones[0].on: ends-before-it-begins']],
    ['the same step twice', 'putCalendar', { milestones: [milestone, milestone] }, ['milestones[1].id: id-twice']],
    ['a title of 10,000 characters', 'putCalendar', step({ title: long(10_000) }), ['milestones[0].title: too-long']],
    ['a title one too long', 'putCalendar', step({ title: long(121) }), ['milestones[0].title: too-long']],
    ['a title of nothing but spaces', 'putCalendar', step({ title: ' \t ' }), ['milestones[0].title: required']],
    ['a title with a control character', 'putCalendar', step({ title: 'Stap\u0007' }), ['milestones[0].title: control-characters']],
    ['a title that turns the text around', 'putCalendar', step({ title: 'Stap \u202etxt.exe' }), ['milestones[0].title: control-characters']],
    ['a title with half a character', 'putCalendar', `{"milestones":[${JSON.stringify({ ...milestone, title: 'x' }).replace('"x"', '"\\ud83d"')}]}`, ['milestones[0].title: control-characters']],
    ['a title of two lines', 'putCalendar', step({ title: 'Stap\nBcc: x@y.example' }), ['milestones[0].title: line-break']],
    ['a step for nobody', 'putCalendar', step({ audience: [] }), ['milestones[0].audience: too-few']],
    ['an audience that there is not', 'putCalendar', step({ audience: ['po', 'parents'] }), ['milestones[0].audience[1]: not-a-choice']],
    ['a kind that there is not', 'putCalendar', step({ kind: 'party' }), ['milestones[0].kind: not-a-choice']],
    ['a reminder sixteen days before', 'putCalendar', step({ reminders: [{ workingDays: -16, at: '08:00' }] }), ['milestones[0].reminders[0].workingDays: too-low']],
    ['a reminder six days after', 'putCalendar', step({ reminders: [{ workingDays: 6, at: '08:00' }] }), ['milestones[0].reminders[0].workingDays: too-high']],
    ['a reminder of half a day', 'putCalendar', step({ reminders: [{ workingDays: 0.5, at: '08:00' }] }), ['milestones[0].reminders[0].workingDays: wrong-type']],
    ['two reminders on one working day', 'putCalendar', step({ reminders: [{ workingDays: 0, at: '08:00' }, { workingDays: 0, at: '14:00' }] }), ['milestones[0].reminders: reminder-twice']],
    ['nine reminders', 'putCalendar', step({ reminders: Array.from({ length: 9 }, () => ({ workingDays: 1, at: '08:00' })) }), ['milestones[0].reminders: too-many']],
    ['an id with capitals', 'putCalendar', step({ id: 'Stap' }), ['milestones[0].id: wrong-shape']],
    ['an id that every object has already', 'putCalendar', step({ id: 'constructor' }), ['milestones[0].id: wrong-shape']],
    ['eighty-one steps', 'putCalendar', { milestones: Array.from({ length: 81 }, (_, i) => ({ ...milestone, id: `stap-${i}` })) }, ['milestones: too-many']],
    ['more holidays than a year can hold', 'changeYear', { schoolHolidays: ['2026-09-01', '2026-11-15', '2027-02-01', '2027-05-01'].map((first, i) => ({ name: `Vakantie ${i}`, first, last: new Date(Date.parse(first) + 60 * 86_400_000).toISOString().slice(0, 10) })) }, ['schoolHolidays: too-many-free-days']],
    ['steps as an object', 'putCalendar', { milestones: { 0: milestone } }, ['milestones: wrong-type']],
    ['an e-mail address with a line break', 'putContacts', [{ ...contact, email: 'anna@school.example\r\nBcc: x@y.example' }], ['[0].email: not-an-email-address']],
    ['an e-mail address with a NUL', 'putContacts', [{ ...contact, email: 'anna@school.example\u0000' }], ['[0].email: not-an-email-address']],
    ['two addresses in one', 'putContacts', [{ ...contact, email: 'anna@school.example,bo@school.example' }], ['[0].email: not-an-email-address']],
    ['an address with a name before it', 'putContacts', [{ ...contact, email: 'Anna <anna@school.example>' }], ['[0].email: not-an-email-address']],
    ['one person twice, in other capitals', 'putContacts', [contact, { ...contact, email: 'ANNA@school.example' }], ['[1].email: person-twice']],
    ['a contact without a task', 'putContacts', [{ ...contact, roles: [] }], ['[0].roles: too-few']],
    ['a contact who works on Sunday', 'putContacts', [{ ...contact, workDays: [7] }], ['[0].workDays[0]: not-a-choice']],
    ['twenty-one contacts', 'putContacts', Array.from({ length: 21 }, (_, i) => ({ ...contact, email: `c${i}@school.example` })), [': too-many']],
    ['contacts as an object', 'putContacts', { 0: contact }, [': wrong-type']],
    ['a phone number of words', 'putContacts', [{ ...contact, phone: 'bel maar' }], ['[0].phone: not-a-phone-number']],
    ['more than there are', 'putTick', { count: 29, of: 28 }, ['count: more-than-all']],
    ['less than nothing', 'putTick', { count: -1 }, ['count: too-low']],
    ['half a dossier', 'putTick', { count: 1.5, of: 2 }, ['count: wrong-type']],
    ['a count in words', 'putTick', { count: '3' }, ['count: wrong-type']],
    ['nothing said', 'putTick', {}, [': nothing-stated']],
    ['a region that begins with a digit', 'createRegion', { id: '1e-regio', name: 'Een', contactPoint, holidayRegion: 'noord' }, ['id: not-a-region-id']],
    ['a region in no part of the country', 'createRegion', { id: 'een', name: 'Een', contactPoint, holidayRegion: 'oost' }, ['holidayRegion: not-a-choice']],
    ['a page of the contact point that is a script', 'changeRegion', { contactPoint: { ...contactPoint, url: 'javascript:alert(1)' } }, ['contactPoint.url: not-a-web-address']],
    ['a page without a lock', 'changeRegion', { contactPoint: { ...contactPoint, url: 'http://noord.example' } }, ['contactPoint.url: not-a-web-address']],
    ['a year of two years', 'openYear', { year: '2028-2030' }, ['year: not-a-school-year']],
    ['a holiday that ends before it begins', 'changeYear', { schoolHolidays: [{ name: 'X', first: '2026-10-18', last: '2026-10-10' }] }, ['schoolHolidays[0].last: ends-before-it-begins']],
    ['a holiday of a quarter of a year', 'changeYear', { schoolHolidays: [{ name: 'X', first: '2026-10-18', last: '2027-01-18' }] }, ['schoolHolidays[0].last: holiday-too-long']],
    ['a channel elsewhere that says not where', 'changeYear', { channel: { kind: 'external' } }, ['channel.name: required', 'channel.url: required']],
    ['a channel that there is not', 'changeYear', { channel: { kind: 'pigeon' } }, ['channel.kind: not-a-choice']],
    ['a postcode of a foreign country', 'putSchool', { ...schoolFacts, postcode: '80801' }, ['postcode: wrong-shape']],
    ['a board of four figures', 'putSchool', { ...schoolFacts, boardId: '9990' }, ['boardId: wrong-shape']],
    ['a school without a name', 'putSchool', { sector: 'po' }, ['name: required']],
    ['a name of nothing', 'changeSchool', { name: '' }, ['name: required']],
  ])('is %s: refused by name', async (_what, name, body, expected) => {
    const reply = await send(name, body)
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-input'])
    expect(faults(reply)).toEqual(expected)
  })

  it('is listed with all others of the same request, the query among them', async () => {
    const reply = await coordinator(`${school}?tab=1&tab=2`, {
      method: 'PATCH', headers: { 'if-match': '"1"' }, body: { name: '', boardId: 'x', postcode: 'x', phone: 'x', sector: 'hbo', extra: 1, place: long(81) },
    })
    expect(faults(reply)).toEqual(['boardId: wrong-shape', 'extra: unknown-field', 'name: required', 'phone: not-a-phone-number', 'place: too-long', 'postcode: wrong-shape', 'sector: not-a-choice', 'tab: unknown-field'])
  })

  it('of many items is listed for each of them', async () => {
    const reply = await send('putContacts', [{ ...contact, email: 'x' }, { ...contact, name: long(121), email: 'y' }])
    expect(faults(reply)).toEqual(['[0].email: not-an-email-address', '[1].email: not-an-email-address', '[1].name: too-long'])
  })

  it('has a sentence of its own in Dutch', async () => {
    const reply = await send('putCalendar', step({ on: '2027-02-30', title: '', audience: [], kind: 'party', extra: 1 }))
    for (const { message } of reply.body.errors) expect(message).toMatch(/^[A-Z].+\.$/)
    expect(new Set(reply.body.errors.map((error: { message: string }) => error.message)).size).toBe(5)
    expect(reply.text).not.toMatch(/klopt niet\.|Invalid|expected|received/)
  })

  it('on its edge is good: the longest title, the earliest and the latest reminder', async () => {
    const reply = await coordinator(`${year}/calendar/check`, {
      method: 'POST', body: step({ title: long(120), reminders: [{ workingDays: -15, at: '00:00' }, { workingDays: 5, at: '23:59' }] }),
    })
    expect(reply.status).toBe(200)
  })
})

describe('what nobody asked for', () => {
  it.each<[RouteName, unknown, readonly string[]]>([
    ['createRegion', { id: 'een', name: 'Een', contactPoint, holidayRegion: 'noord', years: ['2026-2027'], version: 9 }, ['version: unknown-field', 'years: unknown-field']],
    ['createRegion', { id: 'een', name: 'Een', contactPoint, holidayRegion: 'noord', coordinators: [{ email: 'a@b.example', role: 'operator' }] }, ['coordinators[0].role: unknown-field']],
    ['changeRegion', { id: 'buurregio', years: [] }, ['id: unknown-field', 'years: unknown-field']],
    ['openYear', { year: '2028-2029', publishedVersion: 3, regionId: 'buurregio' }, ['publishedVersion: unknown-field', 'regionId: unknown-field']],
    ['changeYear', { publishedVersion: 7, calendar: {}, pk: 'x' }, ['calendar: unknown-field', 'pk: unknown-field', 'publishedVersion: unknown-field']],
    ['putSchool', { ...schoolFacts, schoolId: '99ZZ99', source: 'register', contacts: [], ticks: {}, version: 1 }, ['contacts: unknown-field', 'schoolId: unknown-field', 'source: unknown-field', 'ticks: unknown-field', 'version: unknown-field']],
    ['changeSchool', { contactsConfirmedAt: 0, structure: 'VWO' }, ['contactsConfirmedAt: unknown-field', 'structure: unknown-field']],
    ['putContacts', [{ ...contact, sub: 'u-1' }], ['[0].sub: unknown-field']],
    ['putTick', { done: true, statedBy: 'school', statedAt: '2026-01-01' }, ['statedAt: unknown-field', 'statedBy: unknown-field']],
    ['putCalendar', { milestones: [{ ...milestone, dueAt: 1 }], publishedAt: 1 }, ['milestones[0].dueAt: unknown-field', 'publishedAt: unknown-field']],
    ['publishCalendar', { reason: 'x', number: 9 }, ['number: unknown-field']],
  ])('%s takes no fields that are not its own', async (name, body, expected) => {
    const reply = await send(name, body)
    expect([reply.status, faults(reply)]).toEqual([400, expected])
  })

  it.each<[string, RouteName, string]>([
    ['at the top', 'changeSchool', '{"__proto__":{"name":"Van mij"},"pupilSystem":"X"}'],
    ['inside', 'changeRegion', `{"contactPoint":{"__proto__":{"email":"x@y.example"},"name":"Ons punt","phone":"0199 123456"}}`],
    ['as a constructor', 'changeSchool', '{"constructor":{"prototype":{"isCoordinator":true}}}'],
    ['in a list', 'putContacts', '[{"__proto__":{"shared":true},"email":"a@b.example","roles":["head"]}]'],
  ])('changes nothing about other things by a prototype %s', async (_where, name, body) => {
    expect((await send(name, body)).status).toBe(400)
    expect(({} as Record<string, unknown>)['isCoordinator']).toBeUndefined()
    expect(({} as Record<string, unknown>)['name']).toBeUndefined()
  })

  it.each(['?limit=0', '?limit=1001', '?limit=x', '?limit=1.5', '?limit=5&limit=6', '?sector=hbo', '?page=2', `?cursor=${long(2001)}`])('the query %s is refused', async (query) => {
    const reply = await coordinator(`${year}/schools${query}`)
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-input'])
  })

  it.each(['?cursor=', '?cursor=bm90aGluZw', '?cursor=%00%01', '?cursor=%F0%9F%92%A3', '?limit=2&cursor=OTlaWjk5'])('a cursor that we never gave (%s) breaks nothing', async (query) => {
    for (const list of ['schools', 'notifications', `schools/${poSchool}/notifications`]) {
      expect((await coordinator(`${year}/${list}${query}`)).status).toBeLessThan(500)
    }
  })
})

describe('all of it', () => {
  it('left nothing behind', async () => {
    expect(await isUntouched()).toBe(true)
  })
})
