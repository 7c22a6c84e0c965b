// Undoes the filters of PDF streams, each with a cap on what comes out.
import { constants, createInflate, inflateRawSync } from 'node:zlib'
import { Stop } from './limits.ts'

/** Settings of one filter that change how its bytes are read. */
export interface FilterSettings {
  readonly predictor: number
  readonly colors: number
  readonly bits: number
  readonly columns: number
  readonly earlyChange: number
}

/** Filters may be written short; it is meant for images inside a page, but readers take it anywhere. */
const shortNames: Readonly<Record<string, string>> = { Fl: 'FlateDecode', LZW: 'LZWDecode', AHx: 'ASCIIHexDecode', A85: 'ASCII85Decode', RL: 'RunLengthDecode' }

export const filterName = (name: string): string => shortNames[name] ?? name

const isTooLarge = (error: unknown) => error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'

/** Without its header and checksum: readers do not look at those, so a wrong one may not hide what is inside. */
function inflate(bytes: Uint8Array, most: number): Uint8Array {
  const hasHeader = (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0
  try {
    return inflateRawSync(hasHeader ? bytes.subarray(2) : bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    throw new Stop(isTooLarge(error) ? 'bomb' : 'pdf-broken')
  }
}

/** Collects bytes up to a cap. */
function collector(most: number) {
  let bytes = new Uint8Array(Math.min(most, 65_536))
  let length = 0
  return {
    add(part: ArrayLike<number>) {
      if (length + part.length > most) throw new Stop('bomb')
      if (length + part.length > bytes.length) {
        const larger = new Uint8Array(Math.min(most, 2 * (length + part.length)))
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(part, length)
      length += part.length
    },
    get all(): Uint8Array {
      return bytes.subarray(0, length)
    },
  }
}

function hex(bytes: Uint8Array): Uint8Array {
  const digits = Buffer.from(bytes).toString('latin1').replace(/>[^]*$/, '').replace(/[^\da-f]/gi, '')
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

function ascii85(bytes: Uint8Array): Uint8Array {
  const signs = Buffer.from(bytes).toString('latin1').replace(/~[^]*$/, '').replace(/^\s*<~/, '').replace(/[^!-uz]/g, '').replaceAll('z', '!!!!!')
  const out = new Uint8Array(Math.ceil(signs.length / 5) * 4)
  let length = 0
  for (let at = 0; at < signs.length; at += 5) {
    const group = signs.slice(at, at + 5)
    let value = 0
    for (const sign of group.padEnd(5, 'u')) value = value * 85 + sign.charCodeAt(0) - 33
    for (let byte = 0; byte < group.length - 1; byte++) out[length++] = Math.floor(value / 256 ** (3 - byte)) & 0xff
  }
  return out.subarray(0, length)
}

function runLength(bytes: Uint8Array, most: number): Uint8Array {
  const out = collector(most)
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at++]!
    if (length === 128) break
    if (length < 128) {
      out.add(bytes.subarray(at, at + length + 1))
      at += length + 1
    } else if (at < bytes.length) out.add(new Uint8Array(257 - length).fill(bytes[at++]!))
  }
  return out.all
}

function lzw(bytes: Uint8Array, early: number, most: number): Uint8Array {
  const out = collector(most)
  const single = Array.from({ length: 258 }, (_, code) => Uint8Array.of(code & 0xff))
  let words = [...single]
  let width = 9
  let previous: Uint8Array | undefined
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >>> bits) & ((1 << width) - 1)
    held &= (1 << bits) - 1
    if (code === 257) break
    if (code === 256) {
      words = [...single]
      width = 9
      previous = undefined
      continue
    }
    const word: Uint8Array | undefined = words[code] ?? (previous && code === words.length ? Uint8Array.of(...previous, previous[0]!) : undefined)
    if (word === undefined) throw new Stop('pdf-broken')
    out.add(word)
    if (previous && words.length < 4096) {
      const next = new Uint8Array(previous.length + 1)
      next.set(previous)
      next[previous.length] = word[0]!
      words.push(next)
    }
    previous = word
    width = words.length + early >= 2048 ? 12 : words.length + early >= 1024 ? 11 : words.length + early >= 512 ? 10 : 9
  }
  return out.all
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** Undoes the PNG predictors (10 to 15); the TIFF predictor only with colours of 8 bits. */
function unpredicted(bytes: Uint8Array, { predictor, colors, bits, columns }: FilterSettings): Uint8Array {
  if (predictor <= 1) return bytes
  const pixel = Math.max(1, (colors * bits) >> 3)
  const row = (columns * colors * bits + 7) >> 3
  if (!(row > 0) || (predictor === 2 && bits !== 8)) throw new Stop('pdf-broken')
  const stride = predictor === 2 ? row : row + 1
  const rows = Math.ceil(bytes.length / stride)
  const out = new Uint8Array(rows * row)
  for (let line = 0; line < rows; line++) {
    const type = predictor === 2 ? 1 : bytes[line * stride]!
    const from = line * stride + (predictor === 2 ? 0 : 1)
    for (let at = 0; at < row; at++) {
      const to = line * row + at
      const left = at >= pixel ? out[to - pixel]! : 0
      const up = line > 0 ? out[to - row]! : 0
      const corner = line > 0 && at >= pixel ? out[to - row - pixel]! : 0
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][type] ?? 0
      out[to] = (bytes[from + at] ?? 0) + added
    }
  }
  return out
}

/** The bytes behind one filter. Throws `bomb` above the cap and `pdf-broken` for a filter that is no text or does not fit its bytes. */
export function decoded(name: string, bytes: Uint8Array, settings: FilterSettings, most: number): Uint8Array {
  switch (filterName(name)) {
    case 'FlateDecode':
      return unpredicted(inflate(bytes, most), settings)
    case 'LZWDecode':
      return unpredicted(lzw(bytes, settings.earlyChange, most), settings)
    case 'ASCIIHexDecode':
      return hex(bytes)
    case 'ASCII85Decode':
      return ascii85(bytes)
    case 'RunLengthDecode':
      return runLength(bytes, most)
    default:
      throw new Stop('pdf-broken')
  }
}

/** How many bytes come out of inflating, counted and not kept; what is wrong inside ends the count. Throws `bomb` above the cap. */
export async function inflatedSize(bytes: Uint8Array, most: number): Promise<number> {
  const inflating = createInflate({ chunkSize: 1024 * 1024, finishFlush: constants.Z_SYNC_FLUSH })
  inflating.end(bytes)
  let size = 0
  try {
    for await (const part of inflating) {
      size += (part as Uint8Array).length
      if (size > most) throw new Stop('bomb')
    }
  } catch (error) {
    if (error instanceof Stop) throw error
  }
  return size
}

/** Filters of images, which no reader undoes to find objects or text. */
export const imageFilters: ReadonlySet<string> = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF'])
