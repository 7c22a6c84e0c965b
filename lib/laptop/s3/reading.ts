// Answers GET and HEAD of an object: which version, which part of it, and under which headers.
import { invalid, StoreRefusal, type Place, type StoreAnswer } from './request.ts'
import type { Version, Versions } from './versions.ts'

type Headers = Readonly<Record<string, string>>

/** Headers that the asker may put in the place of the object's own; the address in which they stand is signed. */
const overrides = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'content-type', 'expires']
const replaced = new Set(overrides.map((name) => `response-${name}`))

export const isOverride = (parameter: string) => replaced.has(parameter)

/** Takes `versionId` and the `response-…` parameters of the query. */
export function readObject(versions: Versions, place: Place, versioned: boolean, method: 'GET' | 'HEAD', headers: Headers): StoreAnswer {
  const version = wantedVersion(versions, place)
  const named = versioned ? { 'x-amz-version-id': version.versionId } : {}
  if (version.kind === 'marker') {
    const marked = { ...named, 'x-amz-delete-marker': 'true' }
    if (place.query.has('versionId')) throw new StoreRefusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', { ...marked, allow: 'DELETE' })
    throw new StoreRefusal(404, 'NoSuchKey', 'The specified key does not exist.', marked)
  }
  const whole = { etag: version.etag, 'last-modified': new Date(version.modifiedAt).toUTCString(), 'accept-ranges': 'bytes', ...named }
  if (headers['if-match'] !== undefined && !names(headers['if-match'], version)) throw preconditionFailed()
  if (headers['if-none-match'] !== undefined && names(headers['if-none-match'], version)) return { status: 304, headers: whole }
  const part = method === 'GET' ? partOf(headers['range'], version.size) : undefined
  const sums = headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' && !part ? version.checksums : {}
  const head = {
    ...whole,
    'content-type': 'binary/octet-stream',
    'x-amz-server-side-encryption': 'AES256',
    ...version.headers,
    ...asked(place.query),
    ...sums,
    'x-content-type-options': 'nosniff',
  }
  if (part) {
    const length = part.to - part.from + 1
    const range = { 'content-range': `bytes ${part.from}-${part.to}/${version.size}`, 'content-length': String(length) }
    return { status: 206, headers: { ...head, ...range }, body: versions.read(version, part.from, length) }
  }
  const full = { ...head, 'content-length': String(version.size) }
  return method === 'HEAD' ? { status: 200, headers: full } : { status: 200, headers: full, body: versions.read(version) }
}

/** The version that the query names, else the current one. Refuses (404) what is not there. */
export function wantedVersion(versions: Versions, { bucket, key, query }: Place): Version {
  const all = versions.of(bucket, key)
  const versionId = query.get('versionId')
  if (versionId === undefined) {
    if (!all[0]) throw new StoreRefusal(404, 'NoSuchKey', 'The specified key does not exist.')
    return all[0]
  }
  const found = all.find((one) => one.versionId === versionId)
  if (!found) throw new StoreRefusal(404, 'NoSuchVersion', 'The specified version does not exist.')
  return found
}

export const preconditionFailed = () => new StoreRefusal(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')

/** Whether a list of entity tags names this version. */
export function names(tags: string, { etag }: Pick<Version, 'etag'>): boolean {
  return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '') === etag.replaceAll('"', ''))
}

function asked(query: ReadonlyMap<string, string>): Headers {
  const given = overrides.flatMap((name): [string, string][] => (query.has(`response-${name}`) ? [[name, query.get(`response-${name}`)!]] : []))
  // A header is one line of printable ASCII: anything else would end it, or not come over.
  if (given.some(([, value]) => !/^[\t\x20-\x7e]*$/.test(value))) throw invalid('A header value that cannot be sent.')
  return Object.fromEntries(given)
}

/** One range of bytes, both ends included; nothing for a header that HTTP lets us ignore. Refuses (416) a range behind the end. */
function partOf(range: string | undefined, size: number): { readonly from: number; readonly to: number } | undefined {
  const [matched, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (matched === undefined || (first === '' && last === '') || (first !== '' && last !== '' && Number(last) < Number(first))) return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (from > to) throw new StoreRefusal(416, 'InvalidRange', 'The requested range is not satisfiable', { 'content-range': `bytes */${size}` })
  return { from, to }
}
