// Closing a year through the doors: who may, what is answered, and what every read answers from that moment on.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { poSchool, voSchool, year } from '../http/sample-places.ts'
import { publishDemoCalendar } from '../http/sample-requests.ts'
import { type Running, startRunning } from '../support/running.ts'

let running: Running
beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  await publishDemoCalendar(running, '2026-09-01T10:05:00Z')
  await running.as('po')(`${year}/schools/${poSchool}/dossiers`, { method: 'POST', body: [{ label: 'Leerling 1', destinations: [voSchool] }] })
})
afterAll(() => running.stop())

const close = (user: string, body?: object) => running.as(user)(`${year}/close`, { method: 'POST', ...(body && { body }) })
const certificate = (user: string) => running.as(user)(`${year}/certificate`)
const dossiers = () => running.as('po')(`${year}/schools/${poSchool}/dossiers`)

it('too early it is refused, with every reason in Dutch', async () => {
  const { status, body } = await close('coordinator')
  expect([status, body.code, body.title]).toEqual([409, 'cannot-close-year', 'Het schooljaar kan nog niet worden afgesloten'])
  expect(body.reasons).toEqual([
    { code: 'still-open', message: 'Het schooljaar loopt nog. U kunt afsluiten vanaf zaterdag 11 september 2027.' },
    { code: 'exports-missing', message: 'Eén school heeft haar bewijs nog niet bewaard. Vraag het haar, of sluit af zonder te wachten.' },
  ])
  expect((await dossiers()).body.dossiers).toHaveLength(1)
  expect((await running.as('po')(`${year}/schools/${poSchool}`)).body).not.toHaveProperty('dossiersGone')
})

it.each([['coordinator', 'and whose proof is missing', 1, 32], ['helpdesk', 'and whose proof is missing', 1, 32], ['po', 'and nothing of others', 0, 0], ['vo', 'and nothing of others', 0, 0]] as const)(
  '%s sees from when it may be, %s',
  async (user, _what, count, schoolsAll) => {
    const { status, body } = await certificate(user)
    expect(status).toBe(200)
    expect(body).toEqual({
      regionName: expect.any(String), year: '2026-2027', state: 'open', lastDay: '2027-10-01', mayCloseFrom: '2027-09-11', schoolsDone: 0, schoolsAll, exportsMissing: count,
      destroyed: { dossiers: 0, versions: 0, files: 0, objects: 0, codes: 0, deliveries: 0, fetches: 0 },
    })
  },
)

it.each([['helpdesk', 403], ['po', 403], ['vo', 403], ['coordinator-buur', 404], ['board', 404]])('%s may not close it (%i)', async (user, status) => {
  expect((await close(user, { withoutExports: true })).status).toBe(status)
})

it('from its day on it is done, without the proofs where the coordinator says so; from then on nothing can be read', async () => {
  await running.moveTo('2027-09-11T08:00:00Z', true)
  expect((await close('coordinator')).body.reasons.map(({ code }: { code: string }) => code)).toEqual(['exports-missing'])
  const { status, body } = await close('coordinator', { withoutExports: true })
  expect([status, body.state, body.exportsMissing]).toEqual([200, 'closing', 1])
  expect((await dossiers()).status).toBe(404)
  expect((await running.as('po')(`${year}/schools/${poSchool}`)).body.dossiersGone).toBe(true)
  expect((await running.as('vo')(`${year}/schools/${voSchool}/applications`)).status).toBe(404)
})

it('the chores of one machine destroy it, and everybody can read the certificate; the calendar stays', async () => {
  await running.moveTo('2027-09-11T08:30:00Z')
  const { body } = await certificate('po')
  expect(body).toMatchObject({ state: 'closed', destroyed: { dossiers: 1, versions: 1, deliveries: 1 }, backupsGoneOn: '2027-10-16' })
  expect((await close('coordinator', { withoutExports: true })).body.reasons.map(({ code }: { code: string }) => code)).toEqual(['closed-before'])
  expect((await running.as('po')(`${year}/calendar`)).status).toBe(200)
})
