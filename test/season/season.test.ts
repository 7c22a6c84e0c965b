// One whole season of the demo region through the doors and the embedded engines: who heard what, when; nobody twice, nobody forgotten.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playSeason, type SeasonOutcome } from '../support/season.ts'
import { type Running, startRunning } from '../support/running.ts'

let running: Running
let outcome: SeasonOutcome

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T08:00:00Z' })
  const users = new Map([['90AA00', 'po'], ['90BA00', 'po2'], ['92AA00', 'vo'], ['92BA00', 'vo2'], ['90BG00', 'grens']])
  outcome = await playSeason({ running, regionId: 'voorbeeld', coordinator: 'coordinator', users, seed: 2026 })
  const { faults, ...figures } = outcome
  console.log('season of the demo region:', JSON.stringify({ ...figures, faults: faults.length }))
}, 120_000)
afterAll(() => running.stop())

describe('a season of the demo region', () => {
  it('tells every due step of every school exactly once, to whom it must, and nothing else', () => {
    expect(outcome.faults).toEqual([])
    expect(outcome.schools).toBe(32)
    expect(outcome.told).toBeGreaterThan(500)
    expect(outcome.mails).toBeGreaterThan(300)
  })

  it('tells the schools for which OSO does not work, and somebody of the board once for more of them', () => {
    expect(outcome.osoSchools).toBeGreaterThan(5)
    expect(outcome.osoSchools).toBeLessThan(32)
    expect(outcome.osoPersons).toBe(outcome.osoMails)
    expect(outcome.osoMost).toBeGreaterThan(1)
  })

  it('decides each step at eight in the morning in Amsterdam, in winter and in summer', () => {
    expect(Object.keys(outcome.onTheWall).sort()).toEqual(['08:00 +01:00', '08:00 +02:00'])
  })

  it('shows a school of a mail about more schools only what is its own', async () => {
    const ask = running.as('coordinator')
    const { body } = await ask('/regions/voorbeeld/years/2026-2027/notifications?limit=1000')
    const bundled = body.notifications.find(({ schools }: { schools: readonly object[] }) => schools.length === 3)
    for (const { schoolId, name } of bundled.schools) {
      const own = (await ask(`/regions/voorbeeld/years/2026-2027/schools/${schoolId}/notifications?limit=1000`)).body.notifications.find(({ id }: { id: string }) => id === bundled.id)
      expect(own.schools).toEqual([{ schoolId, name }])
      expect(own.about.length).toBeGreaterThan(0)
      expect(own.about.every((about: { schoolId: string }) => about.schoolId === schoolId)).toBe(true)
    }
  })

  it('writes nobody of the other region, which has published nothing', async () => {
    const { body } = await running.as('coordinator-buur')('/regions/buurregio/years/2026-2027/notifications')
    expect(body.notifications).toEqual([])
    expect(await running.mails()).toHaveLength(outcome.mails)
  })
})
