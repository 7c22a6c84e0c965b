// The api door behind a gateway of its own, for tests that need other edges: clients that fail, or a printer that is read.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { HttpHandler, HttpRequest, HttpResponse } from '@smithy/protocol-http'
import { routes } from '../../lambdas/contract/routes.ts'
import { type Edges, wireApi } from '../../lambdas/wiring.ts'
import { apiRoom, type ApiHandler } from '../../lib/laptop/gateway/api-room.ts'
import { startFrontDoor } from '../../lib/laptop/gateway/front-door.ts'
import { ask, type Asking, type Reply, type Running } from '../support/running.ts'

export interface OwnDoor {
  /** What the door printed so far. */
  readonly lines: string[]
  as(user: string | undefined): (path: string, asking?: Asking) => Promise<Reply>
  close(): Promise<void>
}

/** A door on the tables of `running`, with whatever edges are given instead of its own. */
export async function openOwnDoor(running: Running, edges: Edges = {}): Promise<OwnDoor> {
  const lines: string[] = []
  const { dynamo, accounts, now, settings } = running.edges
  const handler = wireApi(settings.api, { dynamo, accounts, now, print: (line) => void lines.push(line), ...edges }) as ApiHandler
  const front = await startFrontDoor(0, (what) => void lines.push(what))
  front.open([{ prefix: '/v1', room: apiRoom({ handler, routes: Object.values(routes).map(({ method, path }) => ({ method, path: `/v1${path}` })), onFault: (what) => void lines.push(what) }) }])
  const url = `http://127.0.0.1:${front.port}`
  return {
    lines,
    as: (user) => async (path, asking) => ask(url, path, asking, user === undefined ? undefined : await running.tokenOf(user)),
    close: front.close,
  }
}

/** The answer of a table instead of the real one; nothing lets the request through. */
export type Instead = (operation: string) => { readonly status: number; readonly body: object } | undefined

/** A client on the tables of `running` of which some operations go wrong. */
export function dynamoThatFails(running: Running, instead: Instead): DynamoDBClient {
  const real = running.edges.dynamo.config.requestHandler as unknown as HttpHandler
  const handler: HttpHandler = {
    async handle(request: HttpRequest, options) {
      const answer = instead((request.headers['x-amz-target'] ?? '').split('.').at(-1)!)
      if (!answer) return real.handle(request, options)
      const bytes = new TextEncoder().encode(JSON.stringify(answer.body))
      const body = new ReadableStream({ start: (stream) => (stream.enqueue(bytes), stream.close()) })
      return { response: { statusCode: answer.status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body } as unknown as HttpResponse }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
  return new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, requestHandler: handler, maxAttempts: 1 })
}
