// Lets an S3 client of the SDK talk to the store in this process: what it would send over the wire, without a socket.
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/protocol-http'
import { encoded, type StoreAnswer, type StoreRequest } from './request.ts'

/** A `requestHandler` for `new S3Client(...)`. Several clients may share it. */
export function storeHandler(answer: (request: StoreRequest) => Promise<StoreAnswer>): HttpHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, options) {
      if (options?.abortSignal?.aborted) throw Object.assign(new Error('Request aborted'), { name: 'AbortError' })
      const { status, headers, body } = await answer(await storeRequest(request))
      return { response: new HttpResponse({ statusCode: status, headers: { ...headers }, body: Readable.from(body ? [body] : []) }) }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

async function storeRequest({ method, path, query, headers, body }: HttpRequest): Promise<StoreRequest> {
  const pairs = Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${encoded(name)}=${encoded(one ?? '')}`))
  return {
    method,
    rawPath: path,
    rawQuery: pairs.join('&'),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: await bytesOf(body),
  }
}

async function bytesOf(body: unknown): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0)
  if (typeof body === 'string') return Buffer.from(body)
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (body instanceof Readable) return buffer(body)
  throw new TypeError('a body of a kind that the store does not take')
}
