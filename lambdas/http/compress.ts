// Compresses large answers for whoever can read that: a manifest of many links is long, and nearly all of it is the same.
import { gzipSync } from 'node:zlib'
import type { HttpResult } from './pipeline.ts'

/** Shorter answers are not worth the work; in bytes, as near as counting characters tells. */
const worthwhile = 50_000

/** `gzip` or `*` without a weight of 0, as RFC 9110 writes it. */
const takesGzip = (acceptEncoding: string) =>
  acceptEncoding.split(',').some((part) => {
    const [coding = '', ...parameters] = part.trim().toLowerCase().split(/\s*;\s*/)
    return (coding === 'gzip' || coding === '*') && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })

/** The answer as it is, or compressed with gzip when it is long and the asker takes that. */
export function compressed(result: HttpResult, acceptEncoding = ''): HttpResult {
  if (result.body.length < worthwhile) return result
  // Also where it goes as it is: whoever keeps it must know that the next asker may get another form.
  const headers = { ...result.headers, vary: 'accept-encoding' }
  if (!takesGzip(acceptEncoding)) return { ...result, headers }
  return { ...result, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(result.body, { level: 9 }).toString('base64'), isBase64Encoded: true }
}
