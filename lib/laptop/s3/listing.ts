// Answers lists: the objects of a bucket, and all of their versions, in pages.
import { encoded, invalid, notImplemented, type Place, type StoreAnswer } from './request.ts'
import { byBytes, type Version, type Versions } from './versions.ts'
import { document, element, type Element } from './xml.ts'

const most = 1000

interface Wishes {
  readonly prefix: string
  readonly size: number
  /** Keys as the asker wants them: as they are, or percent-encoded where XML could not carry them. */
  readonly written: (key: string) => string
  readonly encoding: Element | undefined
}

function wishesOf({ query }: Place): Wishes {
  const size = query.get('max-keys') ?? String(most)
  if (!/^\d{1,10}$/.test(size)) throw invalid('Provided max-keys not an integer or within integer range')
  const encoding = query.get('encoding-type')
  if (encoding !== undefined && encoding !== 'url') throw invalid('Invalid Encoding Method specified in Request')
  return {
    prefix: query.get('prefix') ?? '',
    size: Math.min(Number(size), most),
    written: encoding === 'url' ? (key) => encoded(key).replaceAll('%2F', '/') : (key) => key,
    encoding: encoding && element('EncodingType', encoding),
  }
}

const tokenOf = (key: string) => Buffer.from(key).toString('base64url')

/** ListObjectsV2: current versions only; `delimiter` gathers what lies deeper under common prefixes. */
export function listObjects(versions: Versions, place: Place): StoreAnswer {
  const { query, bucket } = place
  if (query.get('list-type') !== '2') throw notImplemented('a list of the first kind')
  const { prefix, size, written, encoding } = wishesOf(place)
  const delimiter = query.get('delimiter') ?? ''
  const token = query.get('continuation-token')
  const after = token === undefined ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString()
  const contents: Element[] = []
  const shared = new Set<string>()
  let last = ''
  let isTruncated = false
  for (const key of versions.keys(bucket, prefix)) {
    const [current] = versions.of(bucket, key)
    if (current?.kind !== 'object' || byBytes(key, after) <= 0) continue
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    const common = end === -1 ? undefined : key.slice(0, end + delimiter.length)
    // What was given out as a common prefix is passed by, also on the pages after it.
    if (common !== undefined && (shared.has(common) || (after !== '' && after.startsWith(common)))) {
      if (shared.has(common)) last = key
      continue
    }
    if (contents.length + shared.size >= size) {
      isTruncated = size > 0
      break
    }
    if (common === undefined) contents.push(element('Contents', aboutObject(current, written)))
    else shared.add(common)
    last = key
  }
  return xml('ListBucketResult', [
    element('Name', bucket),
    element('Prefix', written(prefix)),
    delimiter === '' ? undefined : element('Delimiter', written(delimiter)),
    encoding,
    element('KeyCount', contents.length + shared.size),
    element('MaxKeys', size),
    element('IsTruncated', isTruncated),
    isTruncated ? element('NextContinuationToken', tokenOf(last)) : undefined,
    ...contents,
    ...[...shared].map((common) => element('CommonPrefixes', [element('Prefix', written(common))])),
  ])
}

/** ListObjectVersions: all versions and markers of each key, the newest first. */
export function listVersions(versions: Versions, place: Place): StoreAnswer {
  const { query, bucket } = place
  if (query.has('delimiter')) throw notImplemented('a delimiter in a list of versions')
  const { prefix, size, written, encoding } = wishesOf(place)
  const keyMarker = query.get('key-marker') ?? ''
  const idMarker = query.get('version-id-marker')
  if (idMarker !== undefined && keyMarker === '') throw invalid('A version-id marker cannot be specified without a key marker.')
  const all = versions.keys(bucket, prefix).flatMap((key) => {
    const place = byBytes(key, keyMarker)
    const ofKey = versions.of(bucket, key)
    if (place > 0) return ofKey
    return place < 0 || idMarker === undefined ? [] : ofKey.slice(ofKey.findIndex(({ versionId }) => versionId === idMarker) + 1)
  })
  const page = all.slice(0, size)
  const isTruncated = size > 0 && all.length > size
  const last = page.at(-1)
  return xml('ListVersionsResult', [
    element('Name', bucket),
    element('Prefix', written(prefix)),
    element('KeyMarker', written(keyMarker)),
    element('VersionIdMarker', idMarker ?? ''),
    encoding,
    element('MaxKeys', size),
    element('IsTruncated', isTruncated),
    ...(isTruncated && last ? [element('NextKeyMarker', written(last.key)), element('NextVersionIdMarker', last.versionId)] : []),
    ...page.map((version) => aboutVersion(version, versions.of(bucket, version.key)[0] === version, written)),
  ])
}

function aboutObject(version: Version, written: (key: string) => string): readonly Element[] {
  return [
    element('Key', written(version.key)),
    element('LastModified', new Date(version.modifiedAt).toISOString()),
    element('ETag', version.etag),
    element('Size', version.size),
    element('StorageClass', 'STANDARD'),
  ]
}

function aboutVersion(version: Version, isLatest: boolean, written: (key: string) => string): Element {
  const which = [element('VersionId', version.versionId), element('IsLatest', isLatest)]
  if (version.kind === 'object') return element('Version', [...aboutObject(version, written), ...which])
  return element('DeleteMarker', [element('Key', written(version.key)), element('LastModified', new Date(version.modifiedAt).toISOString()), ...which])
}

function xml(name: string, content: readonly (Element | undefined)[]): StoreAnswer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: document(name, content) }
}
