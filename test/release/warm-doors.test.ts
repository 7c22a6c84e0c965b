// Doors that remember a region's year for a minute, while its coordinator changes what opens: by any door the same is told at the same moment.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, minutes } from '../../lambdas/domain/moment.ts'
import { at } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, voSchool } from '../domain/dossiers.ts'
import { closing, freezeOf, milestones, release } from '../domain/releases.ts'
import { base, ofSchool, type Reply, type TransferWorld, transferWorld } from './world.ts'

const opens = at('2027-04-07 09:00')
const secret = freezeOf(dossier({ routes: ['pro'], open: inspected(open(file('plan'))), applications: [application()] }), at('2027-04-05 15:00'))

type Ask = ReturnType<TransferWorld['newDoor']>['ask']

async function publish(ask: Ask, steps: readonly Milestone[]): Promise<Reply> {
  const { headers } = await ask('coordinator', `${base}/calendar`)
  await ask('coordinator', `${base}/calendar`, { method: 'PUT', body: { milestones: steps }, headers: { 'if-match': headers['etag']! } })
  return ask('coordinator', `${base}/calendar/publish`, { method: 'POST', body: { reason: 'Verzet' } })
}

async function setOpensOn(ask: Ask, opensOn: string): Promise<Reply> {
  const { headers } = await ask('coordinator', base)
  return ask('coordinator', base, { method: 'PATCH', body: { opensOn }, headers: { 'if-match': headers['etag']! } })
}

const changes: readonly (readonly [string, string, (ask: Ask) => Promise<Reply>])[] = [
  ['a later release for the route of its pupil', 'release-cannot-move', (ask) => publish(ask, [...milestones, release({ id: 'release-pro', route: 'pro', on: day('2027-04-20') })])],
  ['a later closing for the route of its pupil', 'release-cannot-move', (ask) => publish(ask, [...milestones, closing({ id: 'close-pro', route: 'pro', on: day('2027-04-19') })])],
  ['that it opens on placement', 'opens-on-stands', (ask) => setOpensOn(ask, 'placement')],
]

/** A door reads the year, a second later another door changes it; then each second of two minutes around the opening both are asked. */
async function around(changedAt: Instant, change: (ask: Ask) => Promise<Reply>) {
  const world = await transferWorld({ now: later(changedAt, -1000), dossiers: [secret] })
  const warm = world.newDoor()
  const released = async ({ ask }: { readonly ask: Ask }): Promise<number> => (await ask('sensitive', `${ofSchool(voSchool)}/released`)).body.dossiers.length
  expect(await released(warm)).toBe(0)
  world.moveTo(changedAt)
  const reply = await change(world.newDoor().ask)
  const differ: string[] = []
  let told = 0
  for (let second = -60; second <= 60; second++) {
    const now = later(opens, second * 1000)
    if (now < changedAt) continue
    world.moveTo(now)
    const [byWarm, byCold] = [await released(warm), await released(world.newDoor())]
    told += byWarm
    if (byWarm !== byCold || (byWarm > 0 && second < 0)) differ.push(`${second}: ${byWarm} and ${byCold}`)
  }
  return { reply, differ, told }
}

describe.each(changes)('a dossier that is about to open, and %s', (_what, reason, change) => {
  it('five minutes before: it is done, and neither door opens it', async () => {
    const { reply, differ, told } = await around(later(opens, -minutes(5)), change)
    expect([reply.status, differ, told]).toEqual([200, [], 0])
  })
  it('half a minute before: it is refused, and every door opens it at its moment', async () => {
    const { reply, differ, told } = await around(later(opens, -30_000), change)
    expect([reply.status, reply.body.reasons.map(({ code }: { code: string }) => code), differ, told]).toEqual([409, [reason], [], 61])
  })
})
