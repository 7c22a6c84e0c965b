// Pairs of worlds, with and without dossiers that are not released: what a VO school asks in both, and where the answers or the table's keys differ.
import { claim, confirmClaim, nameDestinations, withdrawByPo } from '../../lambdas/domain/application-steps.ts'
import { isLive } from '../../lambdas/domain/application.ts'
import { applicationIdOf, dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { type Dossier, readyVersion } from '../../lambdas/domain/dossier.ts'
import { recall } from '../../lambdas/domain/dossier-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Round } from '../../lambdas/domain/milestone.ts'
import { type Instant, later } from '../../lambdas/domain/moment.ts'
import { openingOf, opensAt } from '../../lambdas/domain/release.ts'
import { at, school } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, year } from '../domain/dossiers.ts'
import { freezeOf, milestones, release } from '../domain/releases.ts'
import { type Asked, base, byDoor, type Call, ofSchool, type TransferWorld, transferWorld } from '../release/world.ts'

/** The same numbers for the same seed (mulberry32). */
function random(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (count: number) => Math.floor(next() * count),
    chance: (part: number) => next() < part,
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
  }
}
type Random = ReturnType<typeof random>

/** Pupils for pro open a week later than others of the first round. */
const calendar = [...milestones, release({ id: 'release-pro', route: 'pro', on: day('2027-04-14') })]
/** Before any release; after the first; after that of pro; the second round opens on 7 May. */
const starts = [at('2027-03-26 09:00'), at('2027-04-08 09:00'), at('2027-04-20 09:00')]
const spelled = (letters: string, i: number) => `${String(10 + Math.floor(i / 100))}${letters}${String(i % 100).padStart(2, '0')}`
const otherVo = '99ZZ00'
const otherPo = '99PZ00'
/** So long does a pair take by the product's clock: nothing opens meanwhile. */
const lasts = 3_600_000

export const questionsEach = 10

interface Place {
  readonly vo: string
  readonly po: string
}

const bare = ({ po }: Place, number: string): Dossier =>
  dossier({ number, schoolId: po, dossierId: dossierIdOf({ schoolId: po, year, number }), open: inspected(open(file(number))), codeNumber: 1 })

const opensLater = (of: Dossier, vo: string, now: Instant) => {
  const own = of.applications.find(({ schoolId }) => schoolId === vo)
  const opening = own && openingOf(calendar, { ...own, routes: of.routes })
  return opening === undefined || opensAt(opening) > now + lasts
}

/** Something that a PO school may do with a dossier at a moment. */
function poAct(of: Dossier, { vo }: Place, now: Instant, chance: Random): Dossier {
  const own = of.applications.find(({ schoolId }) => schoolId === vo)
  const round = chance.of<Round>(['1', '2', '2', '3'])
  switch (chance.below(10)) {
    case 0: return nameDestinations(of, [{ schoolId: vo, round }], now)
    case 1: return nameDestinations(of, [{ schoolId: otherVo, round: '1' }, { schoolId: vo, round }], now)
    case 2: return nameDestinations(of, [{ schoolId: otherVo, round: '1' }], now)
    case 3: return own ? withdrawByPo(of, vo, now) : of
    case 4: return own?.claimedAt !== undefined && isLive(own) ? confirmClaim(of, vo, now) : of
    case 5: return of.open ? freezeOf(of, now) : of
    case 6: return readyVersion(of) ? recall(of, now) : of
    case 7: return { ...of, routes: ['pro'] }
    case 8: return { ...of, warmTransfer: true, label: 'Anders' }
    default: return claim(of, otherVo, '1', now)
  }
}

/** A dossier to which the PO school did this and that, and which opens for the VO school only after all of this is over. */
function unreleased(place: Place, from: Dossier, now: Instant, chance: Random): Dossier {
  let of = from
  for (let acts = 1 + chance.below(5); acts > 0; acts--) {
    const next = poAct(of, place, now, chance)
    if (opensLater(next, place.vo, now)) of = next
  }
  return of
}

/** One dossier that is known to be there in both worlds: named for the first round, in some state. */
function common({ vo, po }: Place, number: string, now: Instant, chance: Random): Dossier {
  const named = { ...bare({ vo, po }, number), applications: [application({ schoolId: vo, named: true, appliedAt: at('2027-03-25 09:00') })] }
  return chance.chance(0.7) ? freezeOf(named, chance.chance(0.5) ? at('2027-04-05 15:00') : now) : named
}

interface Question extends Asked {
  readonly who: string
  readonly path: string
}

/** What somebody of the VO school asks: of what is there, of what is not there yet, and of what never was. */
function question({ vo, po }: Place, ids: readonly string[], codes: readonly string[], i: number, chance: Random): Question {
  const who = `${vo}${chance.of(['', '', '-sensitive', '-brin'])}`
  const id = chance.of(ids)
  const own = ofSchool(vo)
  const ofDossier = { query: { schoolId: vo }, headers: { 'idempotency-key': `k-${i}` } }
  const post = (body: unknown) => ({ method: 'POST', body })
  const someIds = [...new Set(ids)].filter(() => chance.chance(0.5))
  const asked: readonly (() => Omit<Question, 'who'>)[] = [
    () => ({ path: `${own}/applications` }),
    () => ({ path: `${own}/applications/${applicationIdOf(id, vo)}` }),
    () => ({ path: `${own}/applications/${applicationIdOf(id, vo)}`, method: 'PATCH', body: { state: chance.of(['applied', 'placed', 'not-placed', 'withdrawn', 'not-arrived']) } }),
    () => ({ path: `${own}/applications/${applicationIdOf(id, vo)}`, method: 'PATCH', body: { ownReference: `eigen ${i}` } }),
    () => ({ path: `${own}/released`, ...(chance.chance(0.5) && { query: { changedSince: '2027-04-01T00:00:00Z' } }) }),
    () => ({ path: `${own}/fetch`, ...post(chance.chance(0.5) && someIds.length > 0 ? { dossiers: someIds } : {}) }),
    () => ({ path: `/dossiers/${id}/questions`, ...ofDossier }),
    () => ({ path: `/dossiers/${id}/questions`, ...ofDossier, ...post({ text: `Vraag ${i}` }) }),
    () => ({ path: `/dossiers/${id}/receipts`, ...ofDossier, ...post({ kind: chance.of(['complete', 'unreadable', 'oso-not-found', 'not-ours', 'not-arrived']) }) }),
    () => ({ path: `${own}/applications`, ...post([{ dossierId: id, round: chance.of(['1', '2']) }, { code: chance.of(codes), ownReference: `code ${i}`, round: chance.of(['1', '2']) }]) }),
    () => ({ path: `${own}/export`, ...post(undefined) }),
    () => ({ path: `${own}/oso-missing` }),
    () => ({ path: `${own}/expected-pupils` }),
    () => ({ path: `${own}/expected-pupils`, ...post([{ schoolId: po, count: chance.of([0, 4, 30]) }]) }),
    () => ({ path: `${own}/readiness` }),
    () => ({ path: `/dossiers/${id}` }),
    () => ({ path: own }),
    () => ({ path: `${base}/certificate` }),
    () => ({ path: `${base}/attachment-types` }),
    () => ({ path: `${own}/notifications` }),
    () => ({ path: '/me' }),
  ]
  return { who, ...chance.of(asked)() }
}

const claimFirst = ({ vo }: Place, code: string, i: number, chance: Random): Question => ({
  who: vo, path: `${ofSchool(vo)}/applications`, method: 'POST', body: [{ code, ownReference: `eerst ${i}`, round: chance.of(['1', '2']) }],
})

const keyText = (key: unknown) => Object.values(key as Record<string, { S?: string }>).map(({ S }) => S ?? '?').join('|')

/**
 * Which keys a call asks for, or writes. Left out: rows that follow from an act for others (another VO school's delivery, the numbers of the
 * schools and of the pair, for the region), which nobody of this school can read; and the chance in the key of an audit event.
 */
function keysOf({ operation, input }: Call): string {
  if (operation === 'Query') return `Query ${JSON.stringify(input['ExpressionAttributeValues'])}`
  if (operation === 'BatchGetItem') return `BatchGetItem ${Object.values(input['RequestItems'] as Record<string, { Keys: unknown[] }>).flatMap(({ Keys }) => Keys.map(keyText)).join(' ')}`
  if (operation !== 'TransactWriteItems') return `${operation} ${keyText(input['Key'])}`
  const actions = (input['TransactItems'] as readonly Record<string, { Key?: unknown; Item?: Record<string, unknown> }>[]).map((action) => {
    const [[name, { Key, Item }]] = Object.entries(action) as [[string, { Key?: unknown; Item?: Record<string, unknown> }]]
    return `${name} ${keyText(Key ?? { pk: Item!['pk'], sk: Item!['sk'] })}`
  })
  const told = actions.filter((text) => !text.includes(`SCHOOL#${otherVo}#`) && !/#(PROGRESS|PAIRS)\|/.test(text)).map((text) => text.replace(/(AUDIT#[^|]*\|[^#]*#).*/, '$1'))
  return `TransactWriteItems ${told.join(' ')}`
}

interface Told {
  readonly answer: string
  readonly keys: readonly string[]
}

async function ask(world: TransferWorld, { who, path, ...asked }: Question): Promise<Told> {
  let answer = ''
  const calls = await world.callsOf(async () => {
    const { status, headers, text } = await world.ask(who, path, asked)
    answer = JSON.stringify([status, headers, text])
  })
  return { answer, keys: calls.map(keysOf) }
}

async function byPo(world: TransferWorld, id: string, act: (of: Dossier) => Dossier): Promise<void> {
  const of = (await world.ports.dossiers.get(id))!
  await world.ports.dossiers.save([{ before: of, after: { ...act(of), version: of.version + 1 } }], byDoor(world.clock.now))
}

export interface Compared {
  /** The seeds of pairs that differ, with the first question at which they do. */
  readonly different: readonly string[]
  readonly questions: number
  readonly calls: number
  /** How many answers told of something: of all equal refusals nothing would follow. */
  readonly tellingAnswers: number
}

async function comparePair(worlds: readonly [TransferWorld, TransferWorld], place: Place, seed: number, count: { questions: number; calls: number; telling: number }): Promise<string | undefined> {
  const [within, without] = worlds
  const chance = random(seed)
  const now = later(chance.of(starts), seed % 60_000)
  for (const world of worlds) world.clock.now = now
  const numbers = Array.from({ length: 10 }, (_, i) => String(100_000 + i * 7919 + (seed % 997)))
  const both = Array.from({ length: chance.below(3) }, (_, i) => common(place, numbers[i]!, now, chance))
  const claimed = Array.from({ length: chance.below(3) }, (_, i) => bare(place, numbers[3 + i]!))
  const extra = Array.from({ length: 1 + chance.below(3) }, (_, i) => unreleased(place, bare(place, numbers[6 + i]!), now, chance))
  await without.add([...both, ...claimed])
  // Acts of the PO school before the claim, too.
  await within.add([...both, ...claimed.map((of) => (chance.chance(0.5) ? unreleased(place, of, now, chance) : of)), ...extra.map((of) => ({ ...of, codeNumber: 0 }))])
  const codes = [...(await Promise.all(claimed.map(({ dossierId }) => within.codes.of(dossierId, 1)))), await within.codes.of(claimed[0]?.dossierId ?? 'none', 99), 'CDFG-HJKM-N']
  // Claims are what both sides may act on: they come up more often than others.
  const ids = [...both, ...claimed, ...claimed, ...claimed, ...extra, bare(place, '999999')].map(({ dossierId }) => dossierId)

  for (let i = 0; i < questionsEach; i++) {
    // Now and then the doors have forgotten what they read.
    const forgets = chance.chance(0.3) ? 61_000 : 0
    for (const world of worlds) {
      world.clock.now = later(world.clock.now, 60_000)
      world.clock.machine += forgets
    }
    if (claimed.length > 0 && chance.chance(0.4)) {
      const { dossierId } = chance.of(claimed)
      await byPo(within, dossierId, (of) => {
        const next = poAct(of, place, within.clock.now, chance)
        return opensLater(next, place.vo, now) ? next : of
      })
    }
    const asked = i < claimed.length && chance.chance(0.8) ? claimFirst(place, codes[i]!, i, chance) : question(place, ids, codes, i, chance)
    const [one, other] = [await ask(within, asked), await ask(without, asked)]
    count.questions += 1
    count.calls += one.keys.length
    if (one.answer.startsWith('[200') || one.answer.startsWith('[201')) count.telling += 1
    if (one.answer !== other.answer) return `seed ${seed}, question ${i}: ${JSON.stringify(asked)}\n with    ${one.answer}\n without ${other.answer}`
    if (one.keys.join('\n') !== other.keys.join('\n')) return `seed ${seed}, question ${i}: ${JSON.stringify(asked)}\n with    ${one.keys.join('\n         ')}\n without ${other.keys.join('\n         ')}`
  }
  return undefined
}

/** So many pairs share their two tables, each with schools of its own. */
const pairsPerTable = 50

/** Compares `count` pairs of worlds, from a seed on. A world has one PO and one VO school of its own, dossiers in every state, and ten questions. */
export async function comparePairs(from: number, count: number): Promise<Compared> {
  const different: string[] = []
  const counted = { questions: 0, calls: 0, telling: 0 }
  for (let first = from; first < from + count; first += pairsPerTable) {
    const places = Array.from({ length: Math.min(pairsPerTable, from + count - first) }, (_, i): Place => ({ vo: spelled('VA', i), po: spelled('PA', i) }))
    const people = Object.fromEntries(
      places.flatMap(({ vo }) => [
        [vo, { role: 'vo' as const, schoolId: vo, rights: [] }],
        [`${vo}-sensitive`, { role: 'vo' as const, schoolId: vo, rights: ['sensitive' as const] }],
        [`${vo}-brin`, { role: 'vo' as const, schoolId: vo.slice(0, 4), rights: ['sensitive' as const] }],
      ]),
    )
    const schools = [
      ...places.flatMap(({ vo, po }) => [school({ schoolId: po, boardId: '99901' }), school({ schoolId: vo, sector: 'vo', boardId: '99902' })]),
      school({ schoolId: otherVo, sector: 'vo', boardId: '99902' }),
      school({ schoolId: otherPo, boardId: '99901' }),
    ]
    const newWorld = () => transferWorld({ now: starts[0]!, schools, people, milestones: calendar })
    const worlds = [await newWorld(), await newWorld()] as const
    // In one of them another PO school has set ready for another VO school, as the first: that locked the attachment types.
    const elsewhere = freezeOf({ ...bare({ vo: otherVo, po: otherPo }, '123456'), applications: [application({ schoolId: otherVo })], codeNumber: 0 }, starts[0]!)
    await worlds[0].ports.dossiers.save([{ after: elsewhere }], byDoor(starts[0]!), { lockTypes: { version: 0 } })
    for (const [i, place] of places.entries()) {
      const difference = await comparePair(worlds, place, first + i, counted)
      if (difference) different.push(difference)
    }
  }
  return { different, questions: counted.questions, calls: counted.calls, tellingAnswers: counted.telling }
}
