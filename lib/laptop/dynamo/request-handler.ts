// The engine behind an AWS SDK client without a socket: a request comes in as the client would send it, the answer goes back the same way.
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { HttpResponse, type HttpHandler } from '@smithy/protocol-http'
import type { Json } from './actions.ts'
import { refusalOf, type ErrorBody } from './service-error.ts'

type Dispatch = (operation: string, input: Json) => Promise<Json>

/** A `requestHandler` for `new DynamoDBClient({ requestHandler })`. Several clients may share it. */
export function createRequestHandler(dispatch: Dispatch): HttpHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, options) {
      if (options?.abortSignal?.aborted) throw Object.assign(new Error('Request aborted'), { name: 'AbortError' })
      const operation = (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? ''
      return { response: await answer(dispatch, operation, textOf(request.body)) }
    },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  }
}

/** Current SDKs hand over bytes, older ones text. */
const textOf = (body: unknown) => (typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array))

async function answer(dispatch: Dispatch, operation: string, body: string) {
  try {
    return response(200, await dispatch(operation, JSON.parse(body || '{}')))
  } catch (error) {
    const refusal = refusalOf(error)
    return refusal ? response(400, refusal) : response(500, faultBody(error))
  }
}

function faultBody(error: unknown): ErrorBody {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message }
}

function response(statusCode: number, body: object) {
  const bytes = Buffer.from(JSON.stringify(body))
  return new HttpResponse({
    statusCode,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(bytes.length),
      'x-amzn-requestid': randomUUID(),
    },
    body: Readable.from([bytes]),
  })
}
