// Checks AWS Signature Version 4: in the Authorization header, in a presigned address, and under a POST policy.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { denied, encoded, invalid, pairsOf, plain, StoreRefusal, type StoreRequest } from './request.ts'

export interface Signers {
  /** Secrets by access key. */
  readonly secrets: Readonly<Record<string, string>>
  readonly region: string
  /** The machine's clock, in milliseconds. */
  readonly now: () => number
}

/** What a presigned address carries of its own, and what is hence no parameter of the operation. */
export const presignedParameters = new Set([
  'X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Expires', 'X-Amz-SignedHeaders', 'X-Amz-Signature', 'X-Amz-Content-Sha256',
])

const algorithm = 'AWS4-HMAC-SHA256'
/** A request may be this much older or younger than the clock says. */
const skewMilliseconds = 900_000
/** An address lives a week at most. */
const longestSeconds = 604_800
const unsigned = 'UNSIGNED-PAYLOAD'
const unsignedInChunks = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
export const sha256Hex = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

/**
 * Refuses (403) a request that is anonymous, altered, expired or signed by someone unknown. Answers how many milliseconds ago a presigned
 * address was signed, and nothing for a request that was signed in its headers.
 */
export function checkSignature(request: StoreRequest, signers: Signers): number | undefined {
  const query = new Map(pairsOf(request.rawQuery))
  const { authorization } = request.headers
  const isPresigned = query.has('X-Amz-Signature') || query.has('X-Amz-Algorithm')
  if (isPresigned && authorization !== undefined) throw invalid('Only one auth mechanism allowed.')
  if (isPresigned) return checkPresigned(request, query, signers)
  if (authorization === undefined) throw denied()
  checkHeader(request, authorization, signers)
  return undefined
}

function checkHeader(request: StoreRequest, authorization: string, signers: Signers): void {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^, ]+), ?SignedHeaders=([^, ]+), ?Signature=([\da-f]+)$/.exec(authorization)
  if (!parts) throw new StoreRefusal(400, 'AuthorizationHeaderMalformed', 'The authorization header that you provided is not valid.')
  const [, credential = '', signedHeaders = '', signature = ''] = parts
  const date = request.headers['x-amz-date'] ?? ''
  const contentHash = request.headers['x-amz-content-sha256']
  if (contentHash === undefined) throw new StoreRefusal(400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  if (!(Math.abs(signers.now() - momentOf(date)) <= skewMilliseconds)) {
    throw new StoreRefusal(403, 'RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.')
  }
  checkOver(request, signers, { credential, signedHeaders, signature, date, contentHash })
}

function checkPresigned(request: StoreRequest, query: ReadonlyMap<string, string>, signers: Signers): number {
  const of = (name: string) => {
    const value = query.get(name)
    if (value === undefined) throw new StoreRefusal(400, 'AuthorizationQueryParametersError', `Query-string authentication requires ${name}.`)
    return value
  }
  const date = of('X-Amz-Date')
  const seconds = of('X-Amz-Expires')
  if (of('X-Amz-Algorithm') !== algorithm) throw new StoreRefusal(400, 'AuthorizationQueryParametersError', `X-Amz-Algorithm only supports "${algorithm}".`)
  if (!/^\d{1,6}$/.test(seconds) || Number(seconds) < 1 || Number(seconds) > longestSeconds) {
    throw new StoreRefusal(400, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds.')
  }
  const made = momentOf(date)
  if (!(made <= signers.now() + skewMilliseconds)) throw denied('Request is not yet valid.')
  if (signers.now() > made + Number(seconds) * 1000) throw denied('Request has expired.')
  const contentHash = request.headers['x-amz-content-sha256'] ?? query.get('X-Amz-Content-Sha256') ?? unsigned
  checkOver(request, signers, { credential: of('X-Amz-Credential'), signedHeaders: of('X-Amz-SignedHeaders'), signature: of('X-Amz-Signature'), date, contentHash })
  return signers.now() - made
}

interface Signed {
  readonly credential: string
  readonly signedHeaders: string
  readonly signature: string
  readonly date: string
  readonly contentHash: string
}

function checkOver(request: StoreRequest, signers: Signers, { credential, signedHeaders, signature, date, contentHash }: Signed): void {
  const key = signingKey(credential, date, signers)
  const names = signedHeaders.split(';')
  const unsignedNames = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') && !names.includes(name))
  if (!names.includes('host') || unsignedNames.length > 0) throw denied('There were headers present in the request which were not signed.')
  const canonical = [
    request.method,
    request.rawPath.split('/').map((part) => encoded(plain(part))).join('/'),
    canonicalQuery(request.rawQuery),
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    contentHash,
  ].join('\n')
  checkSigned(key, [algorithm, date, credential.slice(credential.indexOf('/') + 1), sha256Hex(canonical)].join('\n'), signature)
  checkContent(request, contentHash)
}

function checkContent({ headers, body }: StoreRequest, contentHash: string): void {
  if (contentHash === unsigned) return
  // The framing is checked by whoever takes it off.
  if (contentHash === unsignedInChunks && headers['content-encoding']?.includes('aws-chunked')) return
  if (contentHash.startsWith('STREAMING-')) throw new StoreRefusal(501, 'NotImplemented', `This object store does not take ${contentHash}.`)
  if (contentHash !== sha256Hex(body)) {
    throw new StoreRefusal(400, 'XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.")
  }
}

function canonicalQuery(rawQuery: string): string {
  return pairsOf(rawQuery)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** The key that signs for `credential` on the day of `date`. Refuses an unknown access key, and a scope that is not ours. */
export function signingKey(credential: string, date: string, { secrets, region }: Signers): Buffer {
  const [accessKey = '', day = '', scopeRegion = '', service = '', end = '', ...rest] = credential.split('/')
  const secret = Object.hasOwn(secrets, accessKey) ? secrets[accessKey] : undefined
  if (secret === undefined) throw new StoreRefusal(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  if (rest.length > 0 || day !== date.slice(0, 8) || scopeRegion !== region || service !== 's3' || end !== 'aws4_request') {
    throw new StoreRefusal(400, 'AuthorizationHeaderMalformed', `The scope of the credential is wrong; expecting region '${region}' and service 's3'.`)
  }
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request')
}

/** Refuses (403) a signature that is not that of `text`. */
export function checkSigned(key: Buffer, text: string, signature: string): void {
  const wanted = hmac(key, text)
  const given = Buffer.from(signature, 'hex')
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return
  throw new StoreRefusal(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.')
}

/** Milliseconds of a moment as `20261122T012125Z`; not a number for anything else. */
export function momentOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}
