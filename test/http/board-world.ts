// Two regions with the schools of one board in them, behind a door whose calls to the table are heard, for tests of what a board does once for all.
import { store } from '../../lambdas/wiring.ts'
import { type Instead, watchedDynamo } from '../doors/failing-clients.ts'
import { asUtf8, registerRow, registerText } from '../support/register.ts'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { openOwnDoor, type OwnDoor } from './own-door.ts'
import { contactPoint } from './sample-requests.ts'

export interface BoardSchool {
  readonly schoolId: string
  readonly boardId: string
  readonly region: string
  /** Blank where nobody said it. */
  readonly pupilSystem: string
}

export interface BoardWorld {
  readonly running: Running
  readonly door: OwnDoor
  /** Each call of the door to the table, by its operation, since it was last emptied. */
  readonly calls: string[]
  /** What the table answers instead of the n-th transaction from now on, or what happens first. */
  onTransaction(n: number, doing: () => Instead | Promise<Instead>): void
  yearOf(region: string): string
  coordinator(region: string): ReturnType<OwnDoor['as']>
  board(boardId: string): ReturnType<OwnDoor['as']>
  overview(boardId: string): Promise<Reply>
  state(boardId: string, body: unknown, etag?: string): Promise<Reply>
  stop(): Promise<void>
}

/** The regions are made with these schools, on 1 September 2026; of each it is said that exchanging works. */
export async function boardWorld(schools: readonly BoardSchool[]): Promise<BoardWorld> {
  const running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  const calls: string[] = []
  let next: { left: number; readonly doing: () => Instead | Promise<Instead> } | undefined
  const watch = (operation: string): Instead | Promise<Instead> => {
    calls.push(operation)
    if (operation !== 'TransactWriteItems' || !next) return undefined
    next.left -= 1
    if (next.left > 0) return undefined
    const { doing } = next
    next = undefined
    return doing()
  }
  const door = await openOwnDoor(running, { dynamo: watchedDynamo(running.edges.dynamo, watch) })
  const coordinator = (region: string) => door.as(`${region}@school.example`)
  const board = (boardId: string) => door.as(`bestuur-${boardId}@school.example`)
  const yearOf = (region: string) => `/regions/${region}/years/2026-2027`
  const { members } = store(running.edges.dynamo, running.edges.settings.api.TABLE_NAME)
  for (const boardId of new Set(schools.map((each) => each.boardId))) {
    await members.grant(await running.edges.accounts.ensure(`bestuur-${boardId}@school.example`), { role: 'board', boardId })
  }
  for (const [region, own] of Map.groupBy(schools, (school) => school.region)) {
    await door.as('operator')('/regions', { method: 'POST', body: { id: region, name: `Regio ${region}`, contactPoint, holidayRegion: 'noord', coordinators: [{ email: `${region}@school.example` }] } })
    const ask = coordinator(region)
    await ask(`/regions/${region}/years`, { method: 'POST', body: { year: '2026-2027' } })
    const rows = own.map(({ schoolId, boardId }) => registerRow({ VESTIGINGSCODE: schoolId, VESTIGINGSNAAM: `School ${schoolId}`, 'BEVOEGD GEZAG NUMMER': boardId }))
    await ask(`/regions/${region}/schools/import`, { method: 'POST', file: asUtf8(registerText(rows)) })
    const list = ['vestigingscode;las;endpoint', ...own.map(({ schoolId, pupilSystem }) => `${schoolId};${pupilSystem};ja`)]
    const { status, text } = await ask(`${yearOf(region)}/qualifications/import`, { method: 'POST', file: asUtf8(list.join('\n')) })
    if (status !== 200) throw new Error(text)
  }
  calls.length = 0
  const overview = (boardId: string) => board(boardId)(`/boards/${boardId}/overview`)
  return {
    running,
    door,
    calls,
    onTransaction: (n, doing) => void (next = { left: n, doing }),
    yearOf,
    coordinator,
    board,
    overview,
    state: async (boardId, body, etag) => board(boardId)(`/boards/${boardId}/qualification`, { method: 'PUT', body, headers: { 'if-match': etag ?? (await overview(boardId)).etag } }),
    async stop() {
      await door.close()
      await running.stop()
    },
  }
}
