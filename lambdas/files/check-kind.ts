// Says what a file is by its own bytes, whatever it is called.
import { contentTypes, type FileKind } from '../domain/file-check.ts'

/** `name`: a short word for what it is (`pdf`, `xlsx`, `zip`), `unknown` where nothing fits. */
export interface FoundKind {
  readonly name: string
  readonly kind?: FileKind
  /** A zip, whatever is in it: only its parts can say whether it is a DOCX. */
  readonly isZip: boolean
  /** The file is also something else, for a program that looks from another side. */
  readonly isTwoKinds: boolean
}

const kindsByType = { [contentTypes.jpg]: 'jpg', [contentTypes.png]: 'png', 'image/apng': 'png' } as const

const mostLeadingJunk = 1024

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** A zip is read from its end: the last record must point to a list of parts that is there. */
function endsAsZip(bytes: Uint8Array): boolean {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 65_557)))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = tail.lastIndexOf('PK\u0005\u0006'); at >= 0; at = at > 0 ? tail.lastIndexOf('PK\u0005\u0006', at - 1) : -1) {
    const end = bytes.length - tail.length + at
    if (end + 22 > bytes.length) continue
    const size = view.getUint32(end + 12, true)
    // Counted back from the end, so that a zip behind something else is seen too.
    if (size >= 46 && size <= end && view.getUint32(end - size, true) === 0x02014b50) return true
  }
  return false
}

/** What the bytes are; a PDF may have up to 1024 bytes of something else before its header. */
export async function kindOfBytes(bytes: Uint8Array): Promise<FoundKind> {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const head = latin1(bytes.subarray(0, mostLeadingJunk + 5))
  const pdfAt = head.indexOf('%PDF-')
  const isZip = head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006') || head.startsWith('PK\u0007\u0008')
  const isPdf = pdfAt >= 0 && (!found || found.ext === 'pdf')
  const kind: FileKind | undefined = isPdf ? 'pdf' : (kindsByType as Readonly<Record<string, FileKind>>)[found?.mime ?? '']
  const name = isZip && (!found || found.ext === 'zip') ? 'zip' : (kind ?? found?.ext ?? 'unknown')
  const isImage = kind === 'jpg' || kind === 'png'
  return { name, ...(kind && { kind }), isZip, isTwoKinds: (isImage && pdfAt >= 0) || (kind !== undefined && endsAsZip(bytes)) }
}
