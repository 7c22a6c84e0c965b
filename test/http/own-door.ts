// The api door behind a gateway of its own, for tests that need other edges: clients that fail, or a printer that is read.
import { routes } from '../../lambdas/contract/routes.ts'
import { type Edges, wireApi } from '../../lambdas/wiring.ts'
import { apiRoom, type ApiHandler } from '../../lib/laptop/gateway/api-room.ts'
import { startFrontDoor } from '../../lib/laptop/gateway/front-door.ts'
import { ask, type Asking, type Reply, type Running } from '../support/running.ts'

export interface OwnDoor {
  readonly url: string
  /** What the door printed so far. */
  readonly lines: string[]
  as(user: string | undefined): (path: string, asking?: Asking) => Promise<Reply>
  close(): Promise<void>
}

/** A door on the tables of `running`, with whatever edges are given instead of its own. */
export async function openOwnDoor(running: Running, edges: Edges = {}): Promise<OwnDoor> {
  const lines: string[] = []
  const { dynamo, accounts, linkKey, now, settings } = running.edges
  const handler = wireApi(settings.api, { dynamo, accounts, linkKey, now, print: (line) => void lines.push(line), ...edges }) as ApiHandler
  const front = await startFrontDoor(0, (what) => void lines.push(what))
  front.open([{ prefix: '/v1', room: apiRoom({ handler, routes: Object.values(routes).map(({ method, path }) => ({ method, path: `/v1${path}` })), onFault: (what) => void lines.push(what) }) }])
  const url = `http://127.0.0.1:${front.port}`
  return {
    url,
    lines,
    as: (user) => async (path, asking) => ask(url, path, asking, user === undefined ? undefined : await running.tokenOf(user)),
    close: front.close,
  }
}
