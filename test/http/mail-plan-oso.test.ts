// The plan of mails through the API foresees who will hear that OSO does not work: by what is known now, with what nobody knows beside it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, type Running, startRunning } from '../support/running.ts'
import { poSchool, year } from './sample-requests.ts'

let running: Running
beforeAll(async () => {
  running = await startRunning({ startAt: '2027-01-05T09:00:00Z' })
})
afterAll(() => running.stop())

const ask = (path: string, asking?: Asking) => running.as('coordinator')(`${year}${path}`, asking)
const plan = async () => (await ask('/calendar/mail-plan', { method: 'POST' })).body
const isAboutOso = ({ about }: { readonly about: readonly { readonly kind: string }[] }) => about.some(({ kind }) => kind === 'oso-not-working')

async function state(facts: object) {
  const path = `/schools/${poSchool}/qualification`
  const { etag } = await ask(path)
  return (await ask(path, { method: 'PUT', body: facts, headers: { 'if-match': etag } })).status
}

describe('six weeks before OSO dossiers must stand ready', () => {
  // That Tuesday lies in a school holiday: the Friday before.
  const moment = '2027-02-19T07:00:00.000Z'
  const openSchools = ({ schools }: { readonly schools: Readonly<Record<string, number>> }) => (schools['unknown'] ?? 0) + (schools['recheck'] ?? 0)

  it('a school for which OSO does not work gets a letter of its own, and stands in the counts; all 32 schools do', async () => {
    const before = await plan()
    expect(await state({ endpoint: { state: 'no' } })).toBe(200)
    const after = await plan()
    const [was, is] = [before.connections[0], after.connections[0]]
    expect(is).toMatchObject({ at: moment, milestoneId: 'oso-set-ready', on: '2027-04-06' })
    expect(is.schools['endpoint-missing']).toBe((was.schools['endpoint-missing'] ?? 0) + 1)
    expect(Object.values<number>(is.schools).reduce((sum, count) => sum + count, 0)).toBe(32)
    expect(openSchools(is)).toBeLessThanOrEqual(openSchools(was))
    const told = after.mails.filter(isAboutOso)
    expect(told.find(({ schoolIds }: { schoolIds: readonly string[] }) => schoolIds.includes(poSchool))).toMatchObject({
      at: moment, about: expect.arrayContaining([expect.objectContaining({ kind: 'oso-not-working', milestoneId: 'oso-set-ready', label: 'endpoint-missing' })]),
    })
    expect(told.every(({ at }: { at: string }) => at === moment)).toBe(true)
  })

  it('none does where a region does without OSO', async () => {
    const { etag } = await ask('')
    expect((await ask('', { method: 'PATCH', body: { usesOso: false }, headers: { 'if-match': etag } })).status).toBe(200)
    const { connections, mails } = await plan()
    expect([connections, mails.filter(isAboutOso)]).toEqual([[], []])
    await ask('', { method: 'PATCH', body: { usesOso: true }, headers: { 'if-match': (await ask('')).etag } })
  })

  it.each([
    ['agreement-missing', 'OSO werkt nog niet voor uw school: dit moet uw bestuur doen'],
    ['mandate-missing', 'OSO werkt nog niet voor uw school: dit moet uw bestuur doen'],
    ['endpoint-missing', 'OSO werkt nog niet voor uw school: dit moet uw leverancier doen'],
    ['recheck', 'Kloppen overeenkomst en mandaat nog?'],
  ])('the letter of %s can be read beforehand', async (label, subject) => {
    const about = [{ kind: 'oso-not-working', milestoneId: 'oso-set-ready', label }]
    const { status, body } = await ask('/calendar/letter-preview', { method: 'POST', body: { at: moment, side: 'po', about } })
    expect([status, body.subject]).toEqual([200, subject])
    expect(body.text).toContain('De Voorbeeldschool')
    expect(body.text).toContain('uiterlijk dinsdag 6 april 2027, 16.00 uur')
  })

  it('and so can the two questions to a school of which something is known', async () => {
    const about = [{ kind: 'step-due', milestoneId: 'oso-checked', workingDays: -10, label: 'recheck' }]
    const { body } = await ask('/calendar/letter-preview', { method: 'POST', body: { at: '2027-01-15T07:00:00Z', side: 'vo', about } })
    expect(body.subject).toBe('Werkt OSO nog bij uw school? Antwoord in 2 minuten, uiterlijk vrijdag 29 januari 2027')
    expect(body.text).toContain('Klopt dit nog?')
  })
})
