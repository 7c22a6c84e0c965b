// Reads the chunks of a PNG: how large the image is, whether its bytes inflate to that, and what is written beside it.
import { constants, inflateSync } from 'node:zlib'
import { Stop } from './limits.ts'

export interface PngFacts {
  readonly width: number
  readonly height: number
  /** The compressed picture, and how many bytes it inflates to when it is whole. */
  readonly picture: Uint8Array
  readonly pictureBytes: number
  /** Where the image ends; what stands behind it is no part of it. */
  readonly end: number
  readonly texts: readonly string[]
}

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const mostText = 64 * 1024

/** Where the seven small images of an interlaced one begin, and how far their pixels stand apart. */
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const

/** Each line has one byte in front. */
function wholeSize(width: number, height: number, bitsPerPixel: number, interlaced: boolean): number {
  return (interlaced ? passes : [[0, 0, 1, 1] as const]).reduce((sum, [left, top, across, down]) => {
    const columns = Math.ceil(Math.max(0, width - left) / across)
    const rows = Math.ceil(Math.max(0, height - top) / down)
    return columns === 0 ? sum : sum + rows * (1 + Math.ceil((columns * bitsPerPixel) / 8))
  }, 0)
}

/** Text behind its keyword, inflated where it is small; a chunk that cannot be read holds nothing for anyone. */
function textOf(type: string, data: Uint8Array): string {
  const plain = Buffer.from(data)
  const from = plain.indexOf(0) + 1
  const isPacked = type === 'zTXt' || (type === 'iTXt' && plain[from] === 1)
  if (!isPacked) return plain.toString('utf8')
  const start = type === 'zTXt' ? from + 1 : plain.indexOf(0, plain.indexOf(0, from + 2) + 1) + 1
  try {
    return inflateSync(plain.subarray(start), { maxOutputLength: mostText, finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Stop('bomb')
    return ''
  }
}

/** The facts of a PNG, from its chunks alone. Throws `image-broken` where they do not follow each other to the end. */
export function pngFacts(bytes: Uint8Array): PngFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const texts: string[] = []
  const picture: Uint8Array[] = []
  let header: { width: number; height: number; pictureBytes: number } | undefined
  let at = 8
  for (let ended = false; !ended; ) {
    if (at + 12 > bytes.length) throw new Stop('image-broken')
    const length = view.getUint32(at)
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (at + 12 + length > bytes.length) throw new Stop('image-broken')
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (!header) {
      if (type !== 'IHDR' || length !== 13) throw new Stop('image-broken')
      const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)]
      header = { width, height, pictureBytes: wholeSize(width, height, (channels[data[9]!] ?? 4) * data[8]!, data[12] === 1) }
    }
    if (type === 'IDAT') picture.push(data)
    if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') texts.push(textOf(type, data))
    ended = type === 'IEND'
    at += 12 + length
  }
  if (!header || header.width === 0 || header.height === 0 || picture.length === 0) throw new Stop('image-broken')
  return { ...header, picture: Buffer.concat(picture), end: at, texts }
}
