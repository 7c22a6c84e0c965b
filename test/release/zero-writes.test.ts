// Releasing a whole region costs no write: its dossiers open by a rule that every read asks.
import { describe, expect, it } from 'vitest'
import { deliveriesOf, type Delivery } from '../../lambdas/domain/delivery.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { later } from '../../lambdas/domain/moment.ts'
import { isVisible, mayFetch } from '../../lambdas/domain/release.ts'
import { at, school } from '../domain/builders.ts'
import { application, readyDossier, year } from '../domain/dossiers.ts'
import { milestones, releaseFacts } from '../domain/releases.ts'
import { base, ofSchool, transferWorld } from './world.ts'

const opened = at('2027-04-07 09:00')
const code = (letters: string, i: number) => `${String(10 + Math.floor(i / 100))}${letters}${String(i % 100).padStart(2, '0')}`
const poIds = Array.from({ length: 400 }, (_, i) => code('PP', i))
const voIds = Array.from({ length: 40 }, (_, i) => code('VV', i))

/** 400 schools with 30 pupils each, spread over 40 VO schools. */
function region(): readonly Dossier[] {
  const [model] = [readyDossier()]
  return poIds.flatMap((schoolId, po) =>
    Array.from({ length: 30 }, (_, i) => {
      const number = String(100_000 + i)
      return { ...model!, schoolId, number, dossierId: dossierIdOf({ schoolId, year, number }), applications: [application({ schoolId: voIds[(po * 30 + i) % voIds.length]! })] }
    }),
  )
}

describe('a region with 12,000 dossiers that stand ready', () => {
  const dossiers = region()
  const deliveries: readonly Delivery[] = dossiers.flatMap(deliveriesOf)

  it('opens all of them at the second of its release by the rule, and none before', () => {
    const open = (now: Parameters<typeof mayFetch>[2]) => deliveries.filter((delivery) => mayFetch(delivery, releaseFacts(), now) && isVisible(delivery, releaseFacts(), now)).length
    expect([open(later(opened, -1)), open(opened)]).toEqual([0, 12_000])
    expect(deliveries.filter((delivery) => isVisible(delivery, releaseFacts(), later(opened, -1)))).toEqual([])
  })

  it('opens them through the doors without a single write, but for the trace of who looks', async () => {
    const people = Object.fromEntries(voIds.map((schoolId) => [`vo-${schoolId}`, { role: 'vo' as const, schoolId, rights: ['sensitive' as const] }]))
    const schools = [...poIds.map((schoolId) => school({ schoolId, boardId: '99901' })), ...voIds.map((schoolId) => school({ schoolId, sector: 'vo', boardId: '99902' }))]
    const world = await transferWorld({ now: later(opened, -1000), dossiers, schools, people, milestones })
    const seen = async () => {
      let count = 0
      for (const schoolId of voIds) count += (await world.ask(`vo-${schoolId}`, `${ofSchool(schoolId)}/released`)).body.dossiers.length
      return count
    }
    const read = /^(Query|GetItem|BatchGetItem)$/
    let [before, after] = [0, 0]
    const callsBefore = await world.callsOf(async () => void (before = await seen()))
    // What the release itself does: nothing but that time passes.
    const atRelease = await world.callsOf(async () => world.moveTo(opened))
    const callsAfter = await world.callsOf(async () => void (after = await seen()))
    expect([before, after, atRelease]).toEqual([0, 12_000, []])
    const writes = (calls: typeof callsAfter) => calls.filter(({ operation }) => !read.test(operation)).map(({ operation, input }) => [operation, (input['TransactItems'] as unknown[]).length])
    // One trace for each of the 40 schools that looked, before and after: a membership that is checked and an event that is put.
    const traces = voIds.map(() => ['TransactWriteItems', 2])
    expect([writes(callsBefore), writes(callsAfter)]).toEqual([traces, traces])
    expect(callsAfter.length).toBeLessThanOrEqual(callsBefore.length)
    expect((await world.ask(`vo-${voIds[0]}`, `${base}/schools/${voIds[1]}/released`)).status).toBe(404)
  })
})
