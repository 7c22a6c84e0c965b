// New regions to read files into, behind a door whose writes to the table are heard.
import { type Reply, startRunning } from '../support/running.ts'
import { watchedDynamo } from '../doors/failing-clients.ts'
import { openOwnDoor, type OwnDoor } from './own-door.ts'
import { contactPoint } from './sample-requests.ts'

export interface NewRegion {
  readonly ask: ReturnType<OwnDoor['as']>
  readonly year: string
  register(file: Uint8Array, query?: Record<string, string>): Promise<Reply>
  contacts(file: Uint8Array, query?: Record<string, string>): Promise<Reply>
  schools(): Promise<{ readonly total: number; readonly schools: readonly { readonly schoolId: string; readonly name: string }[] }>
}

export interface NewRegions {
  readonly door: OwnDoor
  /** Every operation that writes, as the table hears it. */
  readonly writes: string[]
  /** A region with a coordinator and, unless said otherwise, one open year. */
  make(id: string, open?: boolean): Promise<NewRegion>
  stop(): Promise<void>
}

export async function startNewRegions(): Promise<NewRegions> {
  const running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  const writes: string[] = []
  const dynamo = watchedDynamo(running.edges.dynamo, (operation) => void (/^(Get|BatchGet|Query)/.test(operation) || writes.push(operation)))
  const door = await openOwnDoor(running, { dynamo })
  return {
    door,
    writes,
    async make(id, open = true) {
      await door.as('operator')('/regions', { method: 'POST', body: { id, name: id, contactPoint, holidayRegion: 'noord', coordinators: [{ email: `${id}@school.example` }] } })
      const ask = door.as(`${id}@school.example`)
      if (open) await ask(`/regions/${id}/years`, { method: 'POST', body: { year: '2026-2027' } })
      const year = `/regions/${id}/years/2026-2027`
      const upload = (path: string) => (file: Uint8Array, query: Record<string, string> = {}) => ask(`${path}?${new URLSearchParams(query)}`, { method: 'POST', file })
      return { ask, year, register: upload(`/regions/${id}/schools/import`), contacts: upload(`${year}/contacts/import`), schools: async () => (await ask(`${year}/schools?limit=1000`)).body }
    },
    async stop() {
      await door.close()
      await running.stop()
    },
  }
}

/** How many rows there were, and what became of them. */
export const counts = ({ body }: Reply) => ({ rows: body.rows, added: body.added.length, changed: body.changed.length, gone: body.gone.length, refused: body.refused.length, unchanged: body.unchanged, outside: body.outside })

/** The refused lines with the codes of their reasons, as `3: wrong-brin`. */
export const refusedLines = ({ body }: Reply): readonly string[] =>
  body.refused.map(({ line, reasons }: { line: number; reasons: { code: string }[] }) => `${line}: ${reasons.map((reason) => reason.code).join(', ')}`)
