// A region's word about a board with more schools than one transaction holds: others may write in between, and it is made all the same, once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../store/world.ts'
import { type BoardSchool, type BoardWorld, boardWorld } from './board-world.ts'

const boards = ['98101', '98102', '98103', '98104'] as const
const count = 40
const idOf = (board: string, i: number) => `96${String.fromCharCode(64 + Number(board.at(-1)))}A${String(i).padStart(2, '0')}`
const schools: readonly BoardSchool[] = boards.flatMap((boardId) => Array.from({ length: count }, (_, i) => ({ schoolId: idOf(boardId, i), boardId, region: 'noord', pupilSystem: 'ESIS' })))

let world: BoardWorld
beforeAll(async () => {
  world = await boardWorld(schools)
})
afterAll(() => world.stop())

const pathOf = (schoolId: string) => `${world.yearOf('noord')}/schools/${schoolId}/qualification`
const body = { agreement: { state: 'yes', on: '2026-08-31' }, note: 'Nagevraagd bij het bestuur.' } as const
const state = async (schoolId: string, given: object = body, etag?: string) => world.coordinator('noord')(pathOf(schoolId), { method: 'PUT', body: given, headers: { 'if-match': etag ?? (await world.coordinator('noord')(pathOf(schoolId))).etag } })

/** By somebody else, through another door. */
async function meanwhile(schoolId: string, given: object): Promise<void> {
  const other = world.running.as('noord@school.example')
  const { status, text } = await other(pathOf(schoolId), { method: 'PUT', body: given, headers: { 'if-match': (await other(pathOf(schoolId))).etag } })
  if (status !== 200) throw new Error(text)
}

const read = async (boardId: string) => Promise.all(Array.from({ length: count }, async (_, i) => (await world.coordinator('noord')(pathOf(idOf(boardId, i)))).body))
const eventsOf = async (schoolId: string) => (await rowsOf(world.running.edges.dynamo, 'AUDIT#noord')).filter(({ object, act }) => act === 'put-qualification' && String(object).includes(schoolId))
type History = readonly { readonly note?: string; readonly changes: readonly { readonly fact: string }[] }[]
const linesOf = ({ history }: { readonly history: History }) => history.filter(({ changes }) => changes.some(({ fact }) => fact === 'agreement')).length

describe('a statement about forty schools', () => {
  it('is made at all of them though another writes at one of the last in between: with one event, and one line in the history of each', async () => {
    const [boardId] = boards
    world.onTransaction(2, async () => void (await meanwhile(idOf(boardId, 39), { participates: { state: 'yes' } })))
    const { status, body: answer } = await state(idOf(boardId, 0))
    expect([status, answer.agreement.state, answer.history[0].note]).toEqual([200, 'yes', body.note])
    const all = await read(boardId)
    expect(all.map(({ agreement }) => `${agreement.state} ${agreement.on} ${agreement.source}`)).toEqual(all.map(() => 'yes 2026-08-31 checked'))
    expect(all.map(linesOf)).toEqual(all.map(() => 1))
    expect(all[39].participates.state).toBe('yes')
    expect(await eventsOf(idOf(boardId, 0))).toHaveLength(1)
  })

  it('leaves what was said at its own school after its first part was written', async () => {
    const [, boardId] = boards
    world.onTransaction(2, async () => {
      await meanwhile(idOf(boardId, 39), { participates: { state: 'yes' } })
      await meanwhile(idOf(boardId, 0), { endpoint: { state: 'no' } })
      return undefined
    })
    const { status, body: answer } = await state(idOf(boardId, 0), { ...body, endpoint: { state: 'yes' } })
    expect([status, answer.agreement.state, answer.endpoint.state]).toEqual([200, 'yes', 'no'])
    expect((await read(boardId)).map(({ agreement }) => agreement.state)).toEqual(Array.from({ length: count }, () => 'yes'))
  })

  it('is not made at all when another stated something at its own school first', async () => {
    const [, , boardId] = boards
    world.onTransaction(1, async () => void (await meanwhile(idOf(boardId, 0), { endpoint: { state: 'no' } })))
    expect((await state(idOf(boardId, 0))).status).toBe(412)
    expect((await read(boardId)).map(({ agreement }) => agreement.state)).toEqual(Array.from({ length: count }, () => 'unknown'))
    expect(await eventsOf(idOf(boardId, 0))).toHaveLength(1)
  })

  it('is not taken for made when another stated the very same first', async () => {
    const [, , , boardId] = boards
    world.onTransaction(1, async () => void (await meanwhile(idOf(boardId, 0), body)))
    expect((await state(idOf(boardId, 0))).status).toBe(412)
    const all = await read(boardId)
    expect([all.map(({ agreement }) => agreement.state), all.map(linesOf)]).toEqual([all.map(() => 'yes'), all.map(() => 1)])
  })
})
