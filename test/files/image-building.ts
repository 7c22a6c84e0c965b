// Builds PNG and JPEG files by hand, so that a test can write what no program would.
import { crc32, deflateSync } from 'node:zlib'
import jpeg from 'jpeg-js'

const join = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const two = (value: number) => [(value >> 8) & 255, value & 255]
const four = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

export const chunk = (type: string, data: Uint8Array, wrongSum = false): Uint8Array => {
  const named = join([Buffer.from(type, 'latin1'), data])
  return join([bytes(...four(data.length)), named, bytes(...four((crc32(named) ^ (wrongSum ? 1 : 0)) >>> 0))])
}

export interface PngKind {
  readonly width: number
  readonly height: number
  readonly depth?: number
  readonly color?: number
  readonly interlaced?: boolean
}

const signature = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

export const pngHeader = ({ width, height, depth = 8, color = 2, interlaced = false }: PngKind): Uint8Array =>
  chunk('IHDR', bytes(...four(width), ...four(height), depth, color, 0, 0, interlaced ? 1 : 0))

/** The lines of a grey image, each behind its filter byte; the seven small images of an interlaced one after each other. */
function lines({ width, height, depth = 8, color = 2, interlaced = false }: PngKind): Uint8Array {
  const passes = interlaced ? [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] : [[0, 0, 1, 1]]
  return join(
    passes.flatMap(([left, top, across, down]) => {
      const columns = Math.ceil((width - left!) / across!)
      const rows = Math.ceil((height - top!) / down!)
      if (columns <= 0 || rows <= 0) return []
      const row = Math.ceil((columns * depth * channels[color]!) / 8)
      return Array.from({ length: rows }, () => join([bytes(0), new Uint8Array(row).fill(color === 3 ? 0 : 0x80)]))
    }),
  )
}

export const pngOf = (kind: PngKind, more: readonly Uint8Array[] = [], picture?: Uint8Array): Uint8Array =>
  join([signature, pngHeader(kind), ...more, chunk('IDAT', picture ?? deflateSync(lines(kind))), chunk('IEND', bytes())])

export const pngOfChunks = (chunks: readonly Uint8Array[]): Uint8Array => join([signature, ...chunks])

/** A photo as a camera writes it: baseline, three colours. */
export function jpegOf(width: number, height: number): Uint8Array {
  const data = Buffer.alloc(width * height * 4, 0x60)
  for (let at = 0; at < data.length; at += 7) data[at] = at & 255
  return Uint8Array.from(jpeg.encode({ width, height, data }, 60).data)
}

export const segment = (marker: number, data: Uint8Array): Uint8Array => join([bytes(0xff, marker, ...two(data.length + 2)), data])

const quantisation = segment(0xdb, join([bytes(0), new Uint8Array(64).fill(1)]))
/** One code of one bit, for the symbol 0: no difference, and no more coefficients. */
const codes = (kind: 0 | 1) => segment(0xc4, bytes(kind << 4, 1, ...Array.from({ length: 15 }, () => 0), 0))
const frame = (marker: number, width: number, height: number, components: number) =>
  segment(marker, bytes(8, ...two(height), ...two(width), components, ...Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat()))
const scan = (components: number, from: number, to: number) =>
  segment(0xda, bytes(components, ...Array.from({ length: components }, (_, index) => [index + 1, 0]).flat(), from, to, 0))

export interface JpegKind {
  readonly width?: number
  readonly height?: number
  /** Start of frame: C0 baseline, C1 extended, C2 progressive, C9 arithmetic. */
  readonly marker?: number
  readonly components?: number
  readonly more?: readonly Uint8Array[]
  readonly end?: boolean
}

/** A JPEG of 8 by 8 even grey pixels, whatever size it states. */
export function jpegByHand({ width = 8, height = 8, marker = 0xc0, components = 1, more = [], end = true }: JpegKind = {}): Uint8Array {
  const progressive = marker === 0xc2
  return join([
    bytes(0xff, 0xd8), ...more, quantisation, frame(marker, width, height, components), codes(0), codes(1),
    scan(components, 0, progressive ? 0 : 63), bytes(components === 4 ? 0x00 : progressive ? 0x7f : 0x3f),
    ...(end ? [bytes(0xff, 0xd9)] : []),
  ])
}

export const adobe = segment(0xee, join([Buffer.from('Adobe', 'latin1'), bytes(0, 100, 0, 0, 0, 0, 0)]))
export const afterStart = (image: Uint8Array, ...segments: readonly Uint8Array[]): Uint8Array => join([image.subarray(0, 2), ...segments, image.subarray(2)])
export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array => join(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
