// Lets the object store answer over the wire, for browsers with a presigned link or form and for programs with a key.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, type Room } from '../gateway/request.ts'
import type { StoreAnswer, StoreRequest } from './request.ts'

/** The largest file with its form around it; what we let nobody put here need not come in. */
const largest = 12_582_912

/** On one machine files come from the address of the app: none of them may ever run as a page of it. */
const ownPlace = "sandbox; default-src 'none'"

export function storeRoom(answer: (request: StoreRequest) => Promise<StoreAnswer>, origins: readonly string[]): Room {
  return async (request, response, { rawPath, rawQuery }) => {
    const mayRead = allowOrigin(request, response, origins)
    if (request.method === 'OPTIONS') return answerPreflight(request, response, mayRead)
    const body = await bodyOf(request, largest)
    if (!body) return tooLarge(response)
    const { status, headers, body: content } = await answer({ method: request.method ?? 'GET', rawPath, rawQuery, headers: headersOf(request), body })
    response.writeHead(status, { 'content-length': String(content?.length ?? 0), 'cache-control': 'no-store', 'content-security-policy': ownPlace, ...headers })
    response.end(request.method === 'HEAD' ? undefined : content)
  }
}

/** As for a bucket with a CORS rule for exactly these pages. */
function allowOrigin({ headers: { origin } }: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  if (origin === undefined || !origins.includes(origin)) return false
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-expose-headers', 'ETag, x-amz-version-id')
  response.setHeader('vary', 'Origin')
  return true
}

function answerPreflight(request: IncomingMessage, response: ServerResponse, mayRead: boolean): void {
  const method = request.headers['access-control-request-method'] ?? ''
  if (!mayRead || !['GET', 'HEAD', 'POST'].includes(method)) {
    response.writeHead(403, { 'content-type': 'application/xml' })
    response.end('<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>')
    return
  }
  response.writeHead(200, { 'access-control-allow-methods': 'GET, HEAD, POST', 'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '' })
  response.end()
}

function tooLarge(response: ServerResponse): void {
  response.writeHead(400, { 'content-type': 'application/xml' })
  response.end('<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum allowed size</Message></Error>')
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]))
}
