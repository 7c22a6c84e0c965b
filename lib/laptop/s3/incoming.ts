// What comes in with an object: its content out of its framing, checked against its checksums, and which headers are kept with it.
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { checkEncryption, type Bucket } from './buckets.ts'
import { invalid, notImplemented, StoreRefusal } from './request.ts'
import type { Described } from './versions.ts'

type Headers = Readonly<Record<string, string>>

const digests: Readonly<Record<string, (content: Buffer) => string>> = {
  'x-amz-checksum-crc32': (content) => uint32(crc32(content)),
  'x-amz-checksum-sha1': (content) => createHash('sha1').update(content).digest('base64'),
  'x-amz-checksum-sha256': (content) => createHash('sha256').update(content).digest('base64'),
}

const keptHeaders = ['content-type', 'content-disposition', 'content-encoding', 'content-language', 'cache-control', 'expires']
const encryptionHeaders = ['x-amz-server-side-encryption', 'x-amz-server-side-encryption-aws-kms-key-id', 'x-amz-server-side-encryption-bucket-key-enabled']

/** What we know of the headers of S3; whoever sends another gets to hear that nothing came of it. */
const knownHeaders = new Set([
  ...Object.keys(digests),
  ...encryptionHeaders,
  'x-amz-date',
  'x-amz-content-sha256',
  'x-amz-user-agent',
  'x-amz-checksum-algorithm',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-checksum-mode',
  'x-amz-trailer',
  'x-amz-decoded-content-length',
  'x-amz-copy-source',
  'x-amz-copy-source-if-match',
  'x-amz-metadata-directive',
  // There are no tags here, so there are none to copy either.
  'x-amz-tagging-directive',
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-signature',
])

/** Refuses (501) headers that ask for something that is not here, so that nobody believes that it was done. */
export function checkHeaders(headers: Headers): void {
  for (const name of Object.keys(headers)) {
    if (!name.startsWith('x-amz-') || name.startsWith('x-amz-meta-') || knownHeaders.has(name)) continue
    if (name.startsWith('x-amz-object-lock') || name === 'x-amz-bypass-governance-retention') throw noObjectLock()
    if (name.startsWith('x-amz-acl') || name.startsWith('x-amz-grant')) throw new StoreRefusal(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs')
    throw notImplemented(`the header ${name}`)
  }
}

export const noObjectLock = () => new StoreRefusal(501, 'NotImplemented', 'This object store has no Object Lock: nothing here can be kept from deletion.')

/** The content and what is to be kept with it. Refuses what does not agree with its own checksums or with the rules of the bucket. */
export function readIncoming(bucket: Bucket, body: Buffer, sent: Headers): { readonly content: Buffer; readonly described: Described } {
  const { content, trailers } = unframed(body, sent)
  const headers = { ...sent, ...trailers }
  checkHeaders(headers)
  checkEncryption(bucket, headers)
  checkMd5(content, headers)
  const checksums = checkedSums(content, headers)
  return { content, described: { etag: `"${createHash('md5').update(content).digest('hex')}"`, headers: toKeep(headers), checksums } }
}

/** The headers that stay with an object. Refuses (400) more than 2 KB of the sender's own. */
export function toKeep(headers: Headers): Headers {
  const own = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'))
  if (own.reduce((sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + Buffer.byteLength(value), 0) > 2048) {
    throw new StoreRefusal(400, 'MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size')
  }
  const named = [...keptHeaders, ...encryptionHeaders].flatMap((name): [string, string][] => {
    const value = name === 'content-encoding' ? headers[name]?.replace(/(^|, ?)aws-chunked(, ?|$)/, '') : headers[name]
    return value === undefined || value === '' ? [] : [[name, value]]
  })
  return Object.fromEntries([...named, ...own])
}

function checkMd5(content: Buffer, headers: Headers): void {
  const wanted = headers['content-md5']
  if (wanted === undefined || wanted === createHash('md5').update(content).digest('base64')) return
  throw new StoreRefusal(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.')
}

function checkedSums(content: Buffer, headers: Headers): Headers {
  const given = Object.keys(digests).filter((name) => headers[name] !== undefined)
  const algorithm = headers['x-amz-checksum-algorithm']?.toLowerCase()
  if (algorithm !== undefined && !given.includes(`x-amz-checksum-${algorithm}`)) {
    throw new StoreRefusal(400, 'InvalidRequest', 'x-amz-checksum-algorithm specified, but no corresponding x-amz-checksum-* headers were found.')
  }
  for (const name of given) {
    if (headers[name] !== digests[name]!(content)) {
      throw new StoreRefusal(400, 'BadDigest', `The ${name.slice('x-amz-checksum-'.length).toUpperCase()} you specified did not match the calculated checksum.`)
    }
  }
  return Object.fromEntries(given.map((name) => [name, headers[name]!]))
}

/** Whether a checksum of the body came with it, as some operations want. */
export function hasChecksum(headers: Headers): boolean {
  return headers['content-md5'] !== undefined || Object.keys(digests).some((name) => headers[name] !== undefined)
}

/** Takes off the chunks in which a client sends what it streams; their checksum comes behind them. */
function unframed(body: Buffer, headers: Headers): { readonly content: Buffer; readonly trailers: Headers } {
  if (!headers['x-amz-content-sha256']?.startsWith('STREAMING-')) return { content: body, trailers: {} }
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = body.indexOf('\r\n', at)
    const size = end === -1 ? undefined : /^[\da-f]{1,8}$/i.exec(body.toString('latin1', at, end))?.[0]
    if (size === undefined) throw new StoreRefusal(400, 'IncompleteBody', 'The chunks of the body are not well-formed.')
    at = end + 2
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    parts.push(body.subarray(at, at + length))
    at += length + 2
  }
  const content = Buffer.concat(parts)
  const wanted = headers['x-amz-decoded-content-length']
  if (wanted !== undefined && Number(wanted) !== content.length) throw new StoreRefusal(400, 'IncompleteBody', 'The body is not as long as it should be.')
  const lines = body.toString('latin1', at).split('\r\n').filter((line) => line !== '')
  return { content, trailers: Object.fromEntries(lines.map(trailerOf)) }
}

function trailerOf(line: string): [string, string] {
  const colon = line.indexOf(':')
  const name = line.slice(0, colon).toLowerCase()
  if (!Object.hasOwn(digests, name)) throw invalid(`An unknown trailer: ${name}`)
  return [name, line.slice(colon + 1).trim()]
}

function uint32(value: number): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes.toString('base64')
}
