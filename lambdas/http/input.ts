// What is asked: reads parameters, query, body and headers of a request by the schemas of its route; lists all faults at once.
import type * as z from 'zod'
import { canonical } from '../domain/canonical.ts'
import { type InputFault, notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import { largestFile, type Routes } from '../contract/routes.ts'
import type { RepeatKey } from '../ports/trace.ts'

export interface HttpEvent {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly pathParameters?: Readonly<Record<string, string | undefined>>
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>
  readonly body?: string
  readonly isBase64Encoded: boolean
  readonly rawPath: string
  readonly requestContext: { readonly requestId: string; readonly http: { readonly method: string } }
}

type AnyRoute = Routes[keyof Routes]

/** A megabyte of JSON is a calendar a hundred times over. */
const largestJson = 1_000_000
const deepestJson = 20
/** Without it zod does not tell what is missing from what is wrong. */
const withInput = { reportInput: true }

/** Names that were never given out read as malformed ones do: as nothing. The gateway has decoded them. */
export function readParams(route: AnyRoute, event: HttpEvent): Record<string, string> {
  const read = route.params.safeParse(event.pathParameters ?? {})
  if (!read.success) throw notFound()
  return read.data as Record<string, string>
}

export function readInput(route: AnyRoute, event: HttpEvent): { readonly query: unknown; readonly body: unknown } {
  const query = route.query.safeParse(event.queryStringParameters ?? {}, withInput)
  const body = readBody(route, event)
  const faults = [...(query.success ? [] : faultsOf(query.error)), ...(body.faults ?? [])]
  refuseFaults(faults)
  return { query: query.data, body: body.value }
}

function readBody(route: AnyRoute, event: HttpEvent): { readonly value?: unknown; readonly faults?: readonly InputFault[] } {
  if (!('body' in route)) return {}
  const type = (event.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  if (route.body === 'file') {
    if (type !== 'application/octet-stream') throw new Refusal('wrong-content-type', { reasons: [{ code: 'wants-octet-stream' }] })
    const bytes = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64') : Buffer.from(event.body ?? '', 'utf8')
    if (bytes.length > largestFile) throw new Refusal('too-large')
    return { value: new Uint8Array(bytes) }
  }
  const text = event.body === undefined || event.body === '' ? undefined : event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body
  if (text !== undefined && type !== 'application/json') throw new Refusal('wrong-content-type', { reasons: [{ code: 'wants-json' }] })
  if (text !== undefined && text.length > largestJson) throw new Refusal('too-large')
  const read = (route.body as z.ZodType).safeParse(text === undefined ? undefined : parseJson(text), withInput)
  return read.success ? { value: read.data } : { faults: faultsOf(read.error) }
}

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('not-json')
  }
  if (depthOf(value) > deepestJson) throw new Refusal('invalid-input', { errors: [{ path: '', code: 'too-deep', details: { most: deepestJson } }] })
  return value
}

/** How deep arrays and objects lie in each other, level by level so that depth itself costs no stack. */
function depthOf(value: unknown): number {
  let depth = 0
  let level: unknown[] = [value]
  while (level.length > 0 && depth <= deepestJson) {
    level = level.flatMap((item) => (item !== null && typeof item === 'object' ? Object.values(item) : []))
    if (level.length > 0) depth++
  }
  return depth
}

const pathOf = (path: readonly PropertyKey[]) => path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`)).join('')

/** What zod says, in the codes that have Dutch sentences. */
export function faultsOf(error: z.ZodError): readonly InputFault[] {
  return error.issues.flatMap((issue): readonly InputFault[] => {
    const path = pathOf(issue.path)
    switch (issue.code) {
      case 'invalid_type':
        return [{ path, code: issue.input === undefined ? 'required' : 'wrong-type', details: { wanted: issue.expected } }]
      case 'too_big':
        return [{ path, code: issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-high', details: { most: Number(issue.maximum) } }]
      case 'too_small':
        return [{ path, code: issue.origin === 'string' ? 'required' : issue.origin === 'array' ? 'too-few' : 'too-low', details: { least: Number(issue.minimum) } }]
      case 'invalid_value':
        return [{ path, code: issue.input === undefined ? 'required' : 'not-a-choice', details: { choices: issue.values.map(String).join(', ') } }]
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), code: 'unknown-field' }))
      case 'invalid_union':
        return [{ path, code: issue.input === undefined ? 'required' : 'not-a-choice', details: { choices: '' } }]
      case 'custom':
        return [{ path, code: String(issue.params?.['code'] ?? 'wrong-shape') }]
      default:
        return [{ path, code: 'wrong-shape' }]
    }
  })
}

/** The version that `If-Match` names: `undefined` when the header is missing, -1 when it names none of ours. */
export function readIfMatch(route: AnyRoute, event: HttpEvent): number | undefined {
  const header = event.headers['if-match']?.trim()
  if (header === undefined || header === '') {
    if ('ifMatch' in route && route.ifMatch === 'wanted') throw new Refusal('version-missing')
    return undefined
  }
  return versionOf(header)
}

/** The version that an etag of ours names; -1 for any other text. */
export const versionOf = (etag: string): number => Number(/^"(\d{1,9})"$/.exec(etag)?.[1] ?? -1)

/** The key with which a creating request may be repeated, bound to the one who asks. */
export function readRepeatKey(route: AnyRoute, event: HttpEvent, who: string, body: unknown, fingerprint: (text: string) => string): RepeatKey | undefined {
  const key = 'idempotencyKey' in route ? event.headers['idempotency-key'] : undefined
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal('invalid-input', { errors: [{ path: 'Idempotency-Key', code: 'wrong-shape' }] })
  return { id: fingerprint(`${who}|${key}`), bodyHash: fingerprint(canonical({ path: event.rawPath, body })) }
}
