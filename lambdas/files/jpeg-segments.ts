// Reads the segments of a JPEG: how large the image is, whether it ends, and what is written beside it.
import { Stop } from './limits.ts'

export interface JpegFacts {
  readonly width: number
  readonly height: number
  /** Comments, and what programs and cameras wrote: one character per byte. */
  readonly texts: readonly string[]
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** The facts of a JPEG, from its segments alone. Throws `image-broken` where there is no frame, no picture or no end. */
export function jpegFacts(bytes: Uint8Array): JpegFacts {
  const texts: string[] = []
  let size: { width: number; height: number } | undefined
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Stop('image-broken')
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (isAlone(marker)) {
      at += 2
      continue
    }
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!
    const segment = bytes.subarray(at + 4, at + 2 + length)
    if (length < 2 || at + 2 + length > bytes.length) throw new Stop('image-broken')
    if (isFrame(marker) && segment.length >= 6 && !size) size = { height: (segment[1]! << 8) | segment[2]!, width: (segment[3]! << 8) | segment[4]! }
    if (marker === 0xfe || marker === 0xe1 || marker === 0xed) texts.push(Buffer.from(segment).toString('latin1'))
    at += 2 + length
    if (marker === 0xda) break
  }
  const ends = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(Buffer.from([0xff, 0xd9]), at) >= 0
  if (!size || size.width === 0 || size.height === 0 || !ends) throw new Stop('image-broken')
  return { ...size, texts }
}
