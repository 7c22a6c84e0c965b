// Opens a zip and answers its parts, refusing what is built to grow, to hide or to escape.
import { inflateRawSync } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import type { FileReasonCode } from '../domain/file-check.ts'
import { limits, Stop } from './limits.ts'

export interface ZipParts {
  /** By name as written; folders left out. */
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly reasons: ReadonlySet<FileReasonCode>
}

const localHeader = 0x04034b50
const odd = /[\u0000-\u001f\u007f:*?"<>|]/

function whatIsWrongWithName(name: string): FileReasonCode | undefined {
  if (name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').some((part) => part === '..' || part === '.')) return 'docx-path'
  return odd.test(name) ? 'docx-path' : undefined
}

/** The parts in order of their bytes must follow each other: one that lies in another, or before the list, hides or multiplies something. */
function whatIsWrongWithPlaces(bytes: Uint8Array, places: readonly { readonly from: number; readonly to: number }[]): FileReasonCode | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let end = 0
  for (const { from, to } of [...places].sort((a, b) => a.from - b.from)) {
    if (from < end) return 'bomb'
    for (let at = end; at + 4 <= from; at++) if (view.getUint32(at, true) === localHeader) return 'docx-broken'
    end = to
  }
  return undefined
}

const isTooMuch = (entry: Entry) =>
  entry.uncompressedSize > limits.zip.partBytes ||
  (entry.uncompressedSize > limits.zip.ratioFrom && entry.uncompressedSize > limits.zip.ratio * Math.max(1, entry.compressedSize))

/** Never more than stated, and never less: the list in the zip may lie about sizes. */
function contentOf(raw: Uint8Array, entry: Entry): Uint8Array {
  try {
    const content = entry.compressionMethod === 0 ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, entry.uncompressedSize) })
    if (content.length !== entry.uncompressedSize) throw new Stop('docx-broken')
    return content
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' || error instanceof RangeError ? 'bomb' : 'docx-broken')
  }
}

/** At most so many entries of the list; more are not asked for. */
async function entriesOf(zip: ZipFile, most: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length >= most) break
  }
  return entries
}

async function openZip(bytes: Uint8Array, most: number): Promise<{ readonly zip: ZipFile; readonly entries: readonly Entry[] }> {
  const { fromBufferPromise } = await import('yauzl')
  try {
    // Names are read and judged below: the library would stop at the first bad one.
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { decodeStrings: false })
    return { zip, entries: await entriesOf(zip, most) }
  } catch {
    throw new Stop('docx-broken')
  }
}

const nameOf = (raw: Buffer, flags: number) => raw.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8')

/** All parts of a zip with the reasons that its build gives to refuse it. Throws `bomb`, `password`, or `docx-broken` where it cannot be read on. */
export async function zipParts(bytes: Uint8Array): Promise<ZipParts> {
  const { zip, entries } = await openZip(bytes, limits.zip.entries + 1)
  if (entries.length > limits.zip.entries) throw new Stop('bomb')
  const reasons = new Set<FileReasonCode>()
  const add = (reason: FileReasonCode | undefined) => reason && reasons.add(reason)
  if (entries.some((entry) => entry.isEncrypted())) throw new Stop('password')
  if (entries.some((entry) => entry.compressionMethod !== 0 && entry.compressionMethod !== 8)) throw new Stop('docx-broken')
  if (entries.some(isTooMuch) || entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > limits.zip.allBytes) throw new Stop('bomb')
  const places: { from: number; to: number }[] = []
  const parts = new Map<string, Uint8Array>()
  const seen = new Set<string>()
  for (const entry of entries) {
    const name = nameOf(entry.fileNameRaw, entry.generalPurposeBitFlag)
    add(whatIsWrongWithName(name))
    if (seen.has(name.toLowerCase())) add('docx-broken')
    seen.add(name.toLowerCase())
    const local = await zip.readLocalFileHeaderPromise(entry).catch(() => {
      throw new Stop('docx-broken')
    })
    if (nameOf(local.fileName, entry.generalPurposeBitFlag) !== name) add('docx-broken')
    const from = local.fileDataStart
    places.push({ from: entry.relativeOffsetOfLocalHeader, to: from + entry.compressedSize })
    if (from + entry.compressedSize > bytes.length) throw new Stop('docx-broken')
    if (!name.endsWith('/')) parts.set(name, contentOf(bytes.subarray(from, from + entry.compressedSize), entry))
  }
  add(whatIsWrongWithPlaces(bytes, places))
  return { parts, reasons }
}

/** The first names in the list of any zip, to see what it is; none where its list cannot be read. */
export async function namesInZip(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    const { entries } = await openZip(bytes, limits.zip.entries)
    return entries.map((entry) => nameOf(entry.fileNameRaw, entry.generalPurposeBitFlag))
  } catch {
    return []
  }
}
