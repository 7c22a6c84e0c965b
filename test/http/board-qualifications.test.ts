// What a board states once counts for all of its schools, in every region; who is left out is named; and nothing is half written.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../store/world.ts'
import { type BoardSchool, type BoardWorld, boardWorld } from './board-world.ts'
import { openOwnDoor } from './own-door.ts'

const idOf = (i: number, letter: string) => `97${letter}${String.fromCharCode(65 + (i % 26))}${String(Math.floor(i / 26)).padStart(2, '0')}`
const many = (count: number, letter: string, given: Omit<BoardSchool, 'schoolId'>): readonly BoardSchool[] => Array.from({ length: count }, (_, i) => ({ schoolId: idOf(i, letter), ...given }))

/** Fourteen schools with ParnasSys in two regions, one with ESIS, one of which nobody knows. */
const fourteen = '98001'
const one = '98002'
const large = '98003'
const between = '98004'
const plain = '98005'
const schools: readonly BoardSchool[] = [
  ...many(8, 'A', { boardId: fourteen, region: 'noord', pupilSystem: 'ParnasSys' }),
  ...many(6, 'B', { boardId: fourteen, region: 'zuid', pupilSystem: 'parnassys' }),
  ...many(1, 'C', { boardId: fourteen, region: 'zuid', pupilSystem: 'ESIS' }),
  ...many(1, 'D', { boardId: fourteen, region: 'noord', pupilSystem: '' }),
  ...many(2, 'E', { boardId: one, region: 'noord', pupilSystem: 'ESIS' }),
  ...many(1, 'F', { boardId: one, region: 'noord', pupilSystem: '' }),
  ...many(70, 'G', { boardId: large, region: 'noord', pupilSystem: 'ESIS' }),
  ...many(40, 'H', { boardId: between, region: 'noord', pupilSystem: 'ESIS' }),
  ...many(2, 'J', { boardId: plain, region: 'zuid', pupilSystem: 'ESIS' }),
]
const esis = idOf(0, 'C')
const unknownSystem = idOf(0, 'D')

interface Seen {
  readonly schoolId: string
  readonly label: string
  readonly leftOut?: string
  readonly regionName: string
  readonly mandate: { readonly state: string }
  readonly agreement: { readonly state: string }
}

let world: BoardWorld
beforeAll(async () => {
  world = await boardWorld(schools)
})
afterAll(() => world.stop())

const yes = { state: 'yes', on: '2026-08-31' } as const
const labels = (body: { readonly schools: readonly Seen[] }) => Object.fromEntries([...Map.groupBy(body.schools, ({ label }) => label)].map(([label, all]) => [label, all.length]))
const factsAt = async (region: string, schoolId: string) => (await world.coordinator(region)(`${world.yearOf(region)}/schools/${schoolId}/qualification`)).body

describe('a board that looks at its schools', () => {
  it.each([
    ['2027-09-30T21:59:00Z', 2, 0],
    ['2027-09-30T22:01:00Z', 2, 0],
    ['2027-10-01T21:59:00Z', 2, 0],
    ['2027-10-01T22:01:00Z', 0, 2],
  ])('at %s sees %i of them, and %i took part in a year that is past', async (now, shown, earlier) => {
    const door = await openOwnDoor(world.running, { dynamo: world.running.edges.dynamo, now: () => Date.parse(now) as never })
    const { body } = await door.as(`bestuur-${plain}@school.example`)(`/boards/${plain}/overview`)
    expect([body.schools.length, body.earlierSchools]).toEqual([shown, earlier])
    await door.close()
  })

  it('sees all of them in every region, with what is known and whose the next step is', async () => {
    const { status, body, etag } = await world.overview(fourteen)
    expect([status, etag, body.boardId, body.schools.length]).toEqual([200, '"0"', fourteen, 16])
    expect([body.agreement, body.processingAgreement, body.mandates]).toEqual([
      { state: 'unknown' }, { state: 'unknown' },
      [{ pupilSystem: 'ESIS (Rovict)', state: 'unknown' }, { pupilSystem: 'ParnasSys', state: 'unknown' }],
    ])
    expect(body.schools[0]).toEqual({
      schoolId: '97AA00', name: 'School 97AA00', sector: 'po', place: 'VOORBEELD', pupilSystem: 'ParnasSys', system: 'ParnasSys', regionId: 'noord', regionName: 'Regio noord', year: '2026-2027',
      label: 'unknown', nextStep: { code: 'board-answers', who: 'board', text: expect.stringContaining('bestuur') },
      participates: { state: 'unknown', recheck: false }, agreement: { state: 'unknown', recheck: false }, mandate: { state: 'unknown', recheck: false },
      endpoint: { state: 'yes', on: '2026-09-01', source: 'imported', recheck: false }, stepsDone: 0, stepsAll: 0, stepsOverdue: 0,
    })
    expect(new Set(body.schools.map(({ regionName }: Seen) => regionName))).toEqual(new Set(['Regio noord', 'Regio zuid']))
    expect(body.helplines.map(({ kind, name }: { kind: string; name: string }) => `${kind}: ${name}`)).toEqual([
      'region: Contactpunt Noord', 'oso: Kennisnet Support (OSO)', 'pupil-system: ESIS (Rovict)', 'pupil-system: ParnasSys',
    ])
  })

  it('costs one query and a read for every 45 schools', async () => {
    for (const [boardId, batches] of [[fourteen, 1], [large, 2]] as const) {
      await world.overview(boardId)
      world.calls.length = 0
      await world.overview(boardId)
      expect(world.calls.toSorted()).toEqual([...Array.from({ length: batches }, () => 'BatchGetItem'), 'GetItem', 'Query'])
    }
  })

  it('sees its processing agreement as a dated fact', async () => {
    const { etag } = await world.overview(plain)
    await world.board(plain)(`/boards/${plain}/processing-agreement`, { method: 'PUT', body: yes, headers: { 'if-match': etag } })
    const { body, etag: next } = await world.overview(plain)
    expect([body.processingAgreement, next]).toEqual([yes, '"1"'])
    expect((await world.state(plain, { agreement: yes }, next)).body).toMatchObject({ processingAgreement: yes, agreement: yes })
  })

  it('finds no other board, and nobody else finds its own', async () => {
    const never = await world.board(fourteen)('/boards/00000/overview')
    for (const [who, path] of [[world.board(one), `/boards/${fourteen}/overview`], [world.coordinator('noord'), `/boards/${fourteen}/overview`]] as const) {
      const reply = await who(path)
      expect([reply.status, reply.text]).toEqual([404, never.text])
    }
    expect((await world.board(one)(`/boards/${fourteen}/qualification`, { method: 'PUT', body: { agreement: yes }, headers: { 'if-match': '"0"' } })).status).toBe(404)
  })
})

describe('a board of fourteen schools in two regions that answers once', () => {
  it('lets fourteen labels follow; a school on another system, and one of which nobody knows the system, are named and left out', async () => {
    const { status, body, etag } = await world.state(fourteen, { agreement: yes, mandate: { state: 'yes' }, pupilSystem: 'ParnasSys' })
    expect([status, etag, labels(body)]).toEqual([200, '"1"', { qualified: 14, unknown: 2 }])
    expect(body.schools.filter(({ leftOut }: Seen) => leftOut).map(({ schoolId, leftOut, mandate, agreement }: Seen) => [schoolId, leftOut, mandate.state, agreement.state])).toEqual([
      [esis, 'other-system', 'unknown', 'yes'], [unknownSystem, 'system-unknown', 'unknown', 'yes'],
    ])
    expect([body.agreement, body.mandates]).toEqual([yes, [{ pupilSystem: 'ESIS (Rovict)', state: 'unknown' }, { pupilSystem: 'ParnasSys', state: 'yes', on: '2026-09-01' }]])
    const again = await world.overview(fourteen)
    expect([again.etag, labels(again.body), again.body.schools.some(({ leftOut }: Seen) => leftOut)]).toEqual(['"1"', { qualified: 14, unknown: 2 }, false])
  })

  it('is told to every region, with who said it', async () => {
    for (const [region, schoolId] of [['noord', idOf(7, 'A')], ['zuid', idOf(5, 'B')]] as const) {
      const body = await factsAt(region, schoolId)
      expect([body.label, body.mandate]).toMatchObject(['qualified', { state: 'yes', on: '2026-09-01', source: 'board', statedBy: 'board' }])
      expect(body.history[0]).toMatchObject({ by: 'board', source: 'board', changes: [{ fact: 'agreement' }, { fact: 'mandate' }] })
    }
    expect((await factsAt('zuid', esis)).history[0].changes.map(({ fact }: { fact: string }) => fact)).toEqual(['agreement'])
  })

  it('leaves one event, under the boards', async () => {
    const events = await rowsOf(world.running.edges.dynamo, 'AUDIT#boards')
    expect(events.filter(({ object }) => object === `boards/${fourteen}/qualification`)).toMatchObject([{ act: 'put-board-qualification', role: `board#${fourteen}`, version: 1, outcome: 'done' }])
  })

  it('can give another system its mandate later, and take one back', async () => {
    const { body } = await world.state(fourteen, { mandate: yes, pupilSystem: 'Esis van Rovict' })
    expect([labels(body), body.mandates.map(({ state }: { state: string }) => state)]).toEqual([{ qualified: 15, unknown: 1 }, ['yes', 'yes']])
    const taken = await world.state(fourteen, { mandate: { state: 'unknown' }, pupilSystem: 'ESIS' })
    expect([labels(taken.body), taken.body.mandates[0]]).toEqual([{ qualified: 14, unknown: 2 }, { pupilSystem: 'ESIS (Rovict)', state: 'unknown' }])
    const refused = await world.state(fourteen, { agreement: { state: 'no' } })
    expect([labels(refused.body), refused.body.agreement]).toEqual([{ 'agreement-missing': 16 }, { state: 'no', on: '2026-09-01' }])
    const back = await world.state(fourteen, { agreement: { state: 'unknown' } })
    expect([labels(back.body), back.body.agreement]).toEqual([{ unknown: 16 }, { state: 'unknown' }])
    await world.state(fourteen, { agreement: yes })
  })

  it('takes back what it said itself, not what a school said', async () => {
    const path = `${world.yearOf('noord')}/schools/${unknownSystem}/qualification`
    const { etag } = await world.coordinator('noord')(path)
    await world.coordinator('noord')(path, { method: 'PUT', body: { mandate: { state: 'no' }, pupilSystem: 'ParnasSys' }, headers: { 'if-match': etag } })
    const { body } = await world.state(fourteen, { mandate: { state: 'unknown' }, pupilSystem: 'ParnasSys' })
    expect(body.schools.filter(({ mandate }: Seen) => mandate.state !== 'unknown').map(({ schoolId }: Seen) => schoolId)).toEqual([unknownSystem])
  })
})

describe('the pupil system of a mandate', () => {
  const errorsOf = async (boardId: string, body: unknown) => {
    const reply = await world.state(boardId, body)
    return [reply.status, reply.body.errors?.map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`)]
  }

  it('is asked where the schools have more than one, and where none is named', async () => {
    expect(await errorsOf(fourteen, { mandate: yes })).toEqual([400, ['pupilSystem: pupil-system-needed']])
    expect(await errorsOf(fourteen, { mandate: yes, pupilSystem: 'weet ik niet' })).toEqual([400, ['pupilSystem: pupil-system-needed']])
    expect((await world.state(fourteen, { agreement: yes })).status).toBe(200)
  })

  it('is the one that all known schools have', async () => {
    const { status, body } = await world.state(one, { agreement: yes, mandate: yes })
    expect([status, labels(body), body.mandates]).toEqual([200, { qualified: 2, unknown: 1 }, [{ pupilSystem: 'ESIS (Rovict)', ...yes }]])
    expect(body.schools.find(({ leftOut }: Seen) => leftOut)).toMatchObject({ schoolId: idOf(0, 'F'), leftOut: 'system-unknown' })
  })

  it.each([
    ['of tomorrow', { agreement: { state: 'yes', on: '2026-09-02' } }, ['agreement.on: day-to-come']],
    ['of before 1 August 2015', { mandate: { state: 'yes', on: '2015-07-31' }, pupilSystem: 'ESIS' }, ['mandate.on: day-too-early']],
    ['of nothing', {}, [': no-fact-stated']],
    ['of a pupil system alone', { pupilSystem: 'ESIS' }, [': no-fact-stated']],
    ['of what is not the board’s', { endpoint: yes }, ['endpoint: unknown-field', ': no-fact-stated']],
  ])('a statement %s is refused', async (_what, body, errors) => {
    expect(await errorsOf(one, body)).toEqual([400, errors])
  })
})

describe('a statement', () => {
  it('is made on the version that was read', async () => {
    const path = `/boards/${one}/qualification`
    expect((await world.board(one)(path, { method: 'PUT', body: { agreement: yes } })).status).toBe(428)
    expect((await world.state(one, { agreement: yes }, '"99"')).status).toBe(412)
  })

  it('of five at once is made by one', async () => {
    const { etag } = await world.overview(one)
    const states = ['2026-08-20', '2026-08-21', '2026-08-22', '2026-08-23', '2026-08-24']
    const replies = await Promise.all(states.map((on) => world.state(one, { agreement: { state: 'yes', on } }, etag)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412])
    const made = replies.find(({ status }) => status === 200)!.body
    const { body } = await world.overview(one)
    expect([body.agreement, body.schools.map(({ agreement }: { agreement: { on: string } }) => agreement.on)]).toEqual([made.agreement, [1, 2, 3].map(() => made.agreement.on)])
  })

  it('for 70 schools that breaks off is there in whole schools, and repeating it completes it', async () => {
    const { etag } = await world.overview(large)
    world.onTransaction(2, () => ({ error: 'InternalServerError' }))
    expect((await world.state(large, { agreement: yes, mandate: yes }, etag)).status).toBe(500)
    const half = await world.overview(large)
    // With the board's own row 32 schools of three actions each go into the first part of 98.
    expect([half.etag, half.body.agreement, labels(half.body)]).toEqual(['"1"', yes, { qualified: 32, unknown: 38 }])
    for (const { agreement, mandate } of half.body.schools as readonly Seen[]) expect(agreement.state).toBe(mandate.state)
    expect((await world.state(large, { agreement: yes, mandate: yes }, etag)).status).toBe(412)
    world.calls.length = 0
    const { status, body } = await world.state(large, { agreement: yes, mandate: yes }, half.etag)
    expect([status, labels(body), world.calls.filter((each) => each === 'TransactWriteItems').length]).toEqual([200, { qualified: 70 }, 2])
    expect(labels((await world.overview(large)).body)).toEqual({ qualified: 70 })
  })

  it('while one of its schools states something itself is made all the same, and both stand', async () => {
    const last = idOf(39, 'H')
    const path = `${world.yearOf('noord')}/schools/${last}/qualification`
    const coordinator = world.running.as('noord@school.example')
    world.onTransaction(2, async () => {
      const { etag } = await coordinator(path)
      await coordinator(path, { method: 'PUT', body: { participates: { state: 'yes' } }, headers: { 'if-match': etag } })
      return undefined
    })
    const { status, body, etag } = await world.state(between, { agreement: yes, mandate: yes })
    expect([status, etag, labels(body)]).toEqual([200, '"1"', { qualified: 40 }])
    expect(await factsAt('noord', last)).toMatchObject({ label: 'qualified', participates: { state: 'yes', source: 'checked' }, mandate: { state: 'yes', source: 'board' } })
    const events = await rowsOf(world.running.edges.dynamo, 'AUDIT#boards')
    expect(events.filter(({ object }) => object === `boards/${between}/qualification`)).toHaveLength(1)
  })

  it('leaves a year that is over as it was, though the board still sees it', async () => {
    const { dynamo } = world.running.edges
    for (const [now, changed] of [['2027-07-31T21:59:00Z', 2], ['2027-07-31T22:01:00Z', 0]] as const) {
      const door = await openOwnDoor(world.running, { dynamo, now: () => Date.parse(now) as never })
      const board = door.as(`bestuur-${plain}@school.example`)
      const { etag } = await board(`/boards/${plain}/overview`)
      const state = changed ? 'no' : 'yes'
      const { body } = await board(`/boards/${plain}/qualification`, { method: 'PUT', body: { agreement: { state } }, headers: { 'if-match': etag } })
      expect([body.agreement.state, body.schools.filter(({ agreement }: Seen) => agreement.state === state).length, body.schools.length]).toEqual([state, changed, 2])
      await door.close()
    }
  })
})
