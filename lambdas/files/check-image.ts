// Checks that an image can be seen: not too large to open, and whole.
import type { FileKind, FileReason } from '../domain/file-check.ts'
import { jpegFacts } from './jpeg-segments.ts'
import { limits, Stop } from './limits.ts'
import { inflatedSize } from './pdf-filters.ts'
import { pngFacts } from './png-chunks.ts'

export interface CheckedImage {
  readonly reasons: readonly FileReason[]
  readonly texts: readonly string[]
}

/** Some programs pack a few bytes too many. */
const strayBytes = 65_536

const isTooLarge = ({ width, height }: { readonly width: number; readonly height: number }) => width * height > limits.pixels

const tooLarge = (texts: readonly string[]): CheckedImage => ({ reasons: [{ code: 'image-too-large', details: { most: limits.pixels } }], texts })

async function checkJpeg(bytes: Uint8Array): Promise<CheckedImage> {
  const facts = jpegFacts(bytes)
  if (isTooLarge(facts)) return tooLarge(facts.texts)
  const { decode } = (await import('jpeg-js')).default
  try {
    decode(bytes, { useTArray: true, formatAsRGBA: false, maxResolutionInMP: limits.pixels / 1e6 + 1, maxMemoryUsageInMB: 1500 })
  } catch {
    throw new Stop('image-broken')
  }
  return { reasons: [], texts: facts.texts }
}

async function checkPng(bytes: Uint8Array): Promise<CheckedImage> {
  const facts = pngFacts(bytes)
  if (isTooLarge(facts)) return tooLarge(facts.texts)
  if ((await inflatedSize(facts.picture, facts.pictureBytes + strayBytes)) < facts.pictureBytes) throw new Stop('image-broken')
  const { PNG } = (await import('pngjs')).default
  try {
    PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, facts.end))
  } catch {
    throw new Stop('image-broken')
  }
  return { reasons: [], texts: facts.texts }
}

/** The reasons to refuse an image, and what is written beside its picture. The number of pixels is judged before any is decoded. */
export async function checkImage(bytes: Uint8Array, kind: Extract<FileKind, 'jpg' | 'png'>): Promise<CheckedImage> {
  try {
    return await (kind === 'jpg' ? checkJpeg(bytes) : checkPng(bytes))
  } catch (error) {
    if (error instanceof Stop) return { reasons: [{ code: error.reason }], texts: [] }
    throw error
  }
}
