// What every room behind the gateway reads of an HTTP request: its path as it came, its query, and its body within a limit.
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Target {
  /** As it stands in the request line, still percent-encoded. */
  readonly rawPath: string
  /** Without the question mark. */
  readonly rawQuery: string
}

export type Room = (request: IncomingMessage, response: ServerResponse, target: Target) => Promise<void> | void

/** The path and query of the request line; `undefined` when it is not a path, as in a request to a proxy. */
export function targetOf(request: IncomingMessage): Target | undefined {
  const line = request.url ?? ''
  if (!line.startsWith('/')) return undefined
  const mark = line.indexOf('?')
  return mark === -1 ? { rawPath: line, rawQuery: '' } : { rawPath: line.slice(0, mark), rawQuery: line.slice(mark + 1) }
}

/** The text without percent-encoding; `undefined` when that is malformed or hides a NUL. */
export function decoded(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text)
    return plain.includes('\0') ? undefined : plain
  } catch {
    return undefined
  }
}

/** Reads on this far beyond the limit, so that the sender gets an answer instead of a broken connection. */
const readOn = 64 * 1024 * 1024

/** The body, or `undefined` when it has more bytes than `limit`; the rest is read and thrown away. */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > limit + readOn) break
    if (size <= limit) parts.push(part)
    else parts.length = 0
  }
  return size > limit ? undefined : Buffer.concat(parts)
}

type Headers = Readonly<Record<string, string>>

/** Answers with text or bytes; `head` carries more headers. */
export function answer(response: ServerResponse, status: number, contentType: string, body: string | Uint8Array, head: Headers = {}): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store', ...head })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** Answers with text for whoever reads it as it is. */
export function answerText(response: ServerResponse, status: number, text: string, head: Headers = {}): void {
  answer(response, status, 'text/plain; charset=utf-8', text, head)
}

export function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** For a room that is only read. */
export function answerReadOnly(response: ServerResponse): void {
  answerText(response, 405, 'Alleen lezen.', { allow: 'GET, HEAD' })
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  answer(response, status, 'application/json', JSON.stringify(body))
}

/** A refusal as RFC 9457 describes it, in Dutch: what is wrong, and what to do. */
export function answerProblem(response: ServerResponse, status: number, title: string, detail: string): void {
  answer(response, status, 'application/problem+json', JSON.stringify({ type: 'about:blank', title, status, detail }))
}
