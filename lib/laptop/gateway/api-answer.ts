// Turns what a function answered into an HTTP answer, as API Gateway does for payload format 2.0.
import type { ServerResponse } from 'node:http'

interface Structured {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string | number | boolean>>
  readonly cookies?: readonly string[]
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

/** Writes the answer; `false` when it has a form that API Gateway does not take, and then nothing is written. */
export function writeApiAnswer(response: ServerResponse, result: unknown): boolean {
  const structured = structuredOf(result)
  if (!structured) return false
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = structured
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
  if (bytes.length > 0 && !response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain;charset=UTF-8')
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.writeHead(statusCode, { 'content-length': bytes.length })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
  return true
}

/** The short form: anything without a status is itself the JSON of a 200. */
function structuredOf(result: unknown): Structured | undefined {
  if (typeof result === 'object' && result !== null && 'statusCode' in result) {
    const { statusCode } = result
    const status = Number(statusCode)
    return Number.isInteger(status) && status >= 100 && status <= 599 ? { ...(result as Structured), statusCode: status } : undefined
  }
  const body = typeof result === 'string' ? result : (JSON.stringify(result) ?? '')
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body }
}
