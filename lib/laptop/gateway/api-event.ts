// Turns an HTTP request into the event (payload format 2.0) with which API Gateway calls a function.
import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { RouteMatch } from './route-match.ts'
import { decoded, type Target } from './request.ts'

/**
 * Whether API Gateway hands a body of this type over as text. AWS documents no list; measured by others on the real service: `text/*` and
 * these three, in UTF-8. Everything else is base64, also forms, `+json`, another charset, and a body without a type.
 */
export function isText(contentType = ''): boolean {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';').map((part) => part.trim())
  if (!/^(text\/[^/]+|application\/(json|xml|javascript))$/.test(type)) return false
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  return charset === undefined || /^charset="?utf-8"?$/.test(charset)
}

export interface ApiRequest {
  readonly request: IncomingMessage
  readonly target: Target
  readonly match: RouteMatch
  readonly body: Buffer
  readonly requestId: string
  readonly at: Date
}

/** The event, as it arrives at the function: what is not there is not in it. */
export function apiEvent({ request, target, match, body, requestId, at }: ApiRequest): APIGatewayProxyEventV2 {
  const headers = Object.fromEntries(Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(',')]))
  const cookies = headers['cookie']?.split(/;\s*/).filter(Boolean)
  delete headers['cookie']
  const query = queryOf(target.rawQuery)
  const path = decoded(target.rawPath) ?? target.rawPath
  const text = isText(headers['content-type'])
  return {
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: path,
    rawQueryString: target.rawQuery,
    ...(cookies?.length && { cookies }),
    headers,
    ...(query && { queryStringParameters: query }),
    ...(match.parameters && { pathParameters: match.parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'laptop',
      domainName: headers['host'] ?? '',
      domainPrefix: 'laptop',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: match.routeKey,
      stage: '$default',
      time: logTime(at),
      timeEpoch: at.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  }
}

/** Keys and values decoded; the values of a key that comes more than once joined by commas. */
function queryOf(rawQuery: string): Record<string, string> | undefined {
  const query = new Map<string, string>()
  for (const [key, value] of new URLSearchParams(rawQuery)) query.set(key, query.has(key) ? `${query.get(key)},${value}` : value)
  return query.size > 0 ? Object.fromEntries(query) : undefined
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** As in an access log: `07/Aug/2026:01:37:53 +0000`. */
function logTime(at: Date): string {
  const iso = at.toISOString()
  return `${iso.slice(8, 10)}/${months[at.getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`
}
