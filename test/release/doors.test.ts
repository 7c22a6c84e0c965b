// Each second of the two minutes before and after a release, by each way to read and each role, through the doors: never early, never late.
import { beforeAll, describe, expect, it } from 'vitest'
import { applicationIdOf, dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Instant, later, time, toIso } from '../../lambdas/domain/moment.ts'
import { application, dossier, file, inspected, open, poSchool, voSchool, year } from '../domain/dossiers.ts'
import { at } from '../domain/builders.ts'
import { closing, freezeOf, milestones, release } from '../domain/releases.ts'
import { base, key, ofSchool, type Asked, type TransferWorld, transferWorld } from './world.ts'

const number = '481516'
const dossierId = dossierIdOf({ schoolId: poSchool, year, number })
const applicationId = applicationIdOf(dossierId, voSchool)
/** Words that stand nowhere but in what is released: its number, its file, and what the parents said of it. */
const marks = [number, 'geheim-plan', 'Wij zien dit anders', '2027-04-05T13:00']
const secret: Dossier = freezeOf(
  dossier({ number, dossierId, open: inspected(open(file('geheim-plan')), { view: 'Wij zien dit anders' }), applications: [application()] }),
  at('2027-04-05 15:00'),
)

interface Way extends Asked {
  readonly name: string
  readonly path: string
  /** Refused as a whole before the release, or for whom it is not. */
  readonly whole?: true
}

const own = ofSchool(voSchool)
const ways: readonly Way[] = [
  { name: 'the list of applications', path: `${own}/applications` },
  { name: 'one application', path: `${own}/applications/${applicationId}`, whole: true },
  { name: 'what may be fetched', path: `${own}/released` },
  { name: 'a fetch by its id', path: `${own}/fetch`, method: 'POST', body: { dossiers: [dossierId] } },
  { name: 'its questions', path: `/dossiers/${dossierId}/questions`, query: { schoolId: voSchool }, whole: true },
]
/** Ways that are for others, tried by everybody all the same. */
const others: readonly Way[] = [
  { name: 'the dossier', path: `/dossiers/${dossierId}` },
  { name: 'the link to its file', path: `/dossiers/${dossierId}/attachments/${file('geheim-plan').attachmentId}/content` },
  { name: 'the dossiers of the PO school', path: `${ofSchool(poSchool)}/dossiers` },
  { name: 'the PO school', path: ofSchool(poSchool) },
  { name: 'the numbers of the region', path: `${base}/dossier-counts` },
  { name: 'the OSO dossiers that were not found', path: `${own}/oso-missing` },
  { name: 'the mails of the school', path: `${own}/notifications` },
  { name: 'what the VO school keeps as proof', path: `${own}/export`, method: 'POST' },
  { name: 'who is asking', path: '/me' },
]
const readers = ['vo', 'sensitive', 'brin'] as const
const strangers = ['vo2', 'po2', 'coordinator', 'helpdesk', 'operator', 'board'] as const
/** A fetch names the id that was asked for: that alone tells nothing. */
const isTold = ({ name }: Way, text: string) => marks.some((mark) => (name.startsWith('a fetch') ? text.replaceAll(`{"dossierId":"${dossierId}","reasons"`, '') : text).includes(mark))

/** Whoever may see nothing asks every tenth second; each second in the long run (`npm run proofs`). */
const inFull = process.env['OVERSTAP_EVERY_SECOND'] !== undefined
const strangersAsk = inFull ? 1 : 10

const seconds = Array.from({ length: 241 }, (_, i) => i - 120)

/** Asks at each second around a release; answers each time that something was told too early, or not told in time. */
async function aroundRelease(world: TransferWorld, opens: Instant): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const second of seconds) {
    const now = later(opens, second * 1000)
    world.moveTo(now)
    for (const way of ways) {
      for (const who of readers) {
        const { text, status } = await world.ask(who, way.path, way)
        // Who has no right to sensitive attachments may know of the dossier, not of its file.
        const told = isTold(way, text)
        const should = second >= 0 && !(who === 'vo' && (way.name.startsWith('what may') || way.name.startsWith('a fetch')))
        const isRight = way.whole ? (status === 200) === second >= 0 && (told === should || way.name === 'its questions') : told === should && status === 200
        if (!isRight) wrong.push(`${toIso(now)} ${who}: ${way.name} ${status} ${told}`)
      }
    }
    if (second % strangersAsk !== 0) continue
    for (const way of [...ways, ...others]) {
      for (const who of strangers) {
        const { text, status } = await world.ask(who, way.path, way)
        if (status === 500 || isTold(way, text)) wrong.push(`${toIso(now)} ${who}: ${way.name} ${status}`)
      }
    }
    for (const way of others) {
      for (const who of readers) {
        const { text, status } = await world.ask(who, way.path, way)
        if (status === 500 || (second < 0 && isTold(way, text))) wrong.push(`${toIso(now)} ${who}: ${way.name} ${status}`)
      }
    }
  }
  return wrong
}

describe('by every door, each second from two minutes before a release to two minutes after it', () => {
  const utc = (month: number, date: number, hour: number) => Date.UTC(2027, month - 1, date, hour) as Instant

  it('on an ordinary day nothing is told early or late', async () => {
    const opens = utc(4, 7, 7)
    const world = await transferWorld({ now: later(opens, -121_000), dossiers: [secret] })
    expect(await aroundRelease(world, opens)).toEqual([])
  }, 600_000)

  it.each([['09:00', utc(3, 28, 7)], ['12:00', utc(3, 28, 10)]] as const)('on the day of the clock change at %s nothing is told early or late', async (hour, opens) => {
    const steps = [closing({ on: day('2027-03-26') }), release({ on: day('2027-03-28'), at: time(hour) })]
    const ready = { ...secret, ready: secret.ready.map((version) => ({ ...version, readyAt: at('2027-03-26 12:00') })) }
    const world = await transferWorld({ now: later(opens, -121_000), dossiers: [ready], milestones: steps })
    const wrong: string[] = []
    for (const second of seconds) {
      world.moveTo(later(opens, second * 1000))
      const { status, text } = await world.ask('sensitive', ways[1]!.path)
      if ((status === 200) !== second >= 0 || text.includes('"ready"') !== second >= 0) wrong.push(`${second}: ${status}`)
    }
    expect(wrong).toEqual([])
    if (inFull) expect(await aroundRelease(await transferWorld({ now: later(opens, -121_000), dossiers: [ready], milestones: steps }), opens)).toEqual([])
  }, 600_000)
})

describe('with doors that remember the calendar from just before a release was moved, five minutes before it', () => {
  const was = Date.UTC(2027, 3, 7, 7) as Instant
  const movedAt = later(was, -5 * 60_000)
  let world: TransferWorld

  /** A door that read the calendar at the last moment before the move, asked each second; the one that moves it is another. */
  async function askMoved(moved: string, opens: Instant): Promise<readonly string[]> {
    world = await transferWorld({ now: later(movedAt, -1), dossiers: [secret] })
    const warm = world.newDoor()
    expect((await warm.ask('sensitive', ways[0]!.path)).body.applications).toEqual([])
    world.moveTo(movedAt)
    const steps = milestones.map((step) => (step.id === 'release' ? { ...step, at: time(moved) } : step))
    await world.newDoor().ports.years.publish(key, { number: 2, milestones: steps, publishedAt: movedAt, reason: 'Verzet' }, { headVersion: 2, draftVersion: 1 }, world.bySetUp)
    const wrong: string[] = []
    const moments = new Set([...seconds.map((second) => later(was, second * 1000)), ...seconds.map((second) => later(opens, second * 1000))])
    for (const now of [...moments].filter((moment) => moment >= movedAt).toSorted((a, b) => a - b)) {
      world.moveTo(now)
      for (const way of [ways[0]!, ways[1]!, ways[2]!]) {
        const { text } = await warm.ask('sensitive', way.path)
        if (isTold(way, text) !== now >= opens) wrong.push(`${toIso(now)} ${way.name}`)
      }
    }
    return wrong
  }

  it('to an hour later: nothing is told at the old moment, and all at the new one', async () => {
    expect(await askMoved('10:00', Date.UTC(2027, 3, 7, 8) as Instant)).toEqual([])
  })
  it('to two minutes after the move: all is told at the new moment', async () => {
    expect(await askMoved('08:57', Date.UTC(2027, 3, 7, 6, 57) as Instant)).toEqual([])
  })
})

describe('what these tests look for', () => {
  beforeAll(async () => {
    expect(marks.every((mark) => JSON.stringify(secret).includes(mark) || mark.startsWith('2027'))).toBe(true)
  })
  it('is there after the release, by each way', async () => {
    const world = await transferWorld({ now: Date.UTC(2027, 3, 7, 7) as Instant, dossiers: [secret] })
    for (const way of ways.slice(0, 4)) expect([way.name, isTold(way, (await world.ask('sensitive', way.path, way)).text)]).toEqual([way.name, true])
  })
})
