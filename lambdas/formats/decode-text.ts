// Bytes as delivered to text: UTF-8 with or without a byte order mark, else Windows-1252, never a mix of the two.
import { unreadable } from './faults.ts'

const startsWith = (bytes: Uint8Array, ...first: readonly number[]) => first.every((byte, index) => bytes[index] === byte)

const isSpreadsheet = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

const isPdf = (bytes: Uint8Array) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46)

const newLine = 0x0a

/** The bytes that Windows-1252 gives no character. */
const undefinedBytes: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

const isContinuation = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte <= 0xbf

/**
 * How many bytes the UTF-8 character at `at` takes when it is one that Dutch registers hold (Latin letters, typographic quotes and
 * dashes, the euro sign); 0 otherwise. Narrower than UTF-8 on purpose: Windows-1252's `É’` is by chance the UTF-8 of a phonetic sign.
 */
function knownUtf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first >= 0xc2 && first <= 0xc5 && isContinuation(bytes[at + 1])) return 2
  const typographic = first === 0xe2 && (bytes[at + 1] === 0x80 || bytes[at + 1] === 0x82)
  return typographic && isContinuation(bytes[at + 2]) ? 3 : 0
}

/** The line where a file that is no UTF-8 stops being Windows-1252 either; `undefined` when it is that throughout. */
function firstMixedLine(bytes: Uint8Array): number | undefined {
  let line = 1
  let seen: 'utf-8' | 'windows-1252' | undefined
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === newLine) line++
    if (byte < 0x80) continue
    const length = knownUtf8Length(bytes, at)
    if (length === 0 && undefinedBytes.has(byte)) return line
    const kind = length > 0 ? 'utf-8' : 'windows-1252'
    if (seen && seen !== kind) return line
    seen = kind
    if (length > 0) at += length - 1
  }
  return undefined
}

/** The line of the first byte that is no UTF-8. */
function firstLineThatIsNoUtf8(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== newLine) continue
    if (asUtf8(bytes.subarray(start, at)) === undefined) return line
    start = at + 1
    line++
  }
  return line
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The text of a file. Refuses `file-unreadable` for what is empty, no text, or in two encodings at once. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw unreadable({ code: 'file-empty' })
  if (isSpreadsheet(bytes)) throw unreadable({ code: 'spreadsheet' })
  if (isPdf(bytes) || bytes.includes(0)) throw unreadable({ code: 'not-text' })
  const utf8 = asUtf8(bytes)
  if (utf8 !== undefined) return utf8
  // A byte order mark promises UTF-8; a file that breaks the promise is damaged.
  const hasMark = startsWith(bytes, 0xef, 0xbb, 0xbf)
  const line = hasMark ? firstLineThatIsNoUtf8(bytes) : firstMixedLine(bytes)
  if (line !== undefined) throw unreadable({ code: 'mixed-encoding', details: { line } })
  return new TextDecoder('windows-1252').decode(bytes)
}
