// Checks one uploaded file from end to end, and answers whether it may be kept, with every reason or finding at once.
import { createHash } from 'node:crypto'
import {
  type Checked, contentTypes, type DeclaredFile, type FileFinding, type FileKind, type FileReason, kindOf, mostBytes, type ScanResult,
} from '../domain/file-check.ts'
import { bsnReasons, type Piece } from './check-bsn.ts'
import { checkDocx } from './check-docx.ts'
import { checkImage } from './check-image.ts'
import { type FoundKind, kindOfBytes } from './check-kind.ts'
import { checkPdf } from './check-pdf.ts'
import { docxText } from './docx-text.ts'
import { Stop } from './limits.ts'
import { stringsOf } from './pdf-strings.ts'
import { pdfText } from './pdf-text.ts'
import { namesInZip } from './zip-parts.ts'

/** What one kind's check says: reasons, findings, and the texts in which a BSN is looked for. */
interface Content {
  readonly reasons: readonly FileReason[]
  readonly findings: readonly FileFinding[]
  readonly pieces: readonly Piece[]
  /** What it turned out to be, where that is no DOCX. */
  readonly other?: string
}

const codes = (reasons: Iterable<FileReason['code']>): readonly FileReason[] => [...reasons].map((code) => ({ code }))

const counted = (code: 'comments' | 'tracked-changes', count: number): readonly FileFinding[] => (count > 0 ? [{ code, details: { count } }] : [])

/** Reasons after which a file is not opened by a library that reads all of it. */
const unopenable: ReadonlySet<string> = new Set(['password', 'bomb', 'too-deep'])

async function pdfContent(bytes: Uint8Array): Promise<Content> {
  const { file, reasons } = await checkPdf(bytes)
  const loose: readonly Piece[] = file && !reasons.has('password') ? [{ text: stringsOf(file), place: 'properties' }] : []
  if ([...reasons].some((reason) => unopenable.has(reason))) return { reasons: codes(reasons), findings: [], pieces: loose }
  try {
    const { pages, properties, hasAuthor, comments } = await pdfText(bytes)
    const silent = pages.filter(({ readings }) => readings[0].trim() === '').length
    return {
      reasons: codes(reasons),
      findings: [
        ...(hasAuthor ? [{ code: 'author' as const }] : []),
        ...counted('comments', comments),
        ...(silent > 0 ? [{ code: 'no-text' as const, details: { pages: silent } }] : []),
      ],
      pieces: [
        ...pages.flatMap(({ page, readings, notes }) => [...readings, notes].map((text) => ({ text, page, place: 'page' as const }))),
        { text: properties, place: 'properties' },
        ...loose,
      ],
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { reasons: codes(new Set([...reasons, error.reason])), findings: [], pieces: loose }
  }
}

async function docxContent(bytes: Uint8Array, name: string): Promise<Content> {
  const { parts, reasons, isOther } = await checkDocx(bytes)
  if (isOther) return { reasons: [], findings: [], pieces: [], other: name === 'docx' ? 'dotx' : name }
  if (!parts) return { reasons: codes(reasons), findings: [], pieces: [] }
  try {
    const text = docxText(parts)
    return {
      reasons: codes(reasons),
      findings: [
        ...(text.hasAuthor ? [{ code: 'author' as const }] : []),
        ...counted('comments', text.comments),
        ...counted('tracked-changes', text.trackedChanges),
        ...(text.hasText ? [] : [{ code: 'no-text' as const }]),
      ],
      pieces: text.pieces,
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { reasons: codes(new Set([...reasons, error.reason])), findings: [], pieces: [] }
  }
}

async function imageContent(bytes: Uint8Array, kind: 'jpg' | 'png'): Promise<Content> {
  const { reasons, texts } = await checkImage(bytes, kind)
  return { reasons, findings: [{ code: 'no-text', details: { pages: 1 } }], pieces: texts.map((text) => ({ text, place: 'properties' })) }
}

/** Old Word files, and DOCX files behind a password, are the same kind of container. */
const isBehindPassword = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'))

const isDocxFamily = async (bytes: Uint8Array) => {
  const names = await namesInZip(bytes)
  return names.includes('[Content_Types].xml') && names.some((name) => /^word\//i.test(name.replaceAll('\\', '/')))
}

const notAllowed = (found: string): FileReason => (found === 'unknown' ? { code: 'unknown-kind' } : { code: 'kind-not-allowed', details: { found } })

function differs(declared: DeclaredFile, found: FileKind): readonly FileReason[] {
  const wanted = kindOf(declared.contentType)
  return wanted === found ? [] : [{ code: 'kind-differs', details: { found, ...(wanted && { declared: wanted }) } }]
}

async function contentOf(bytes: Uint8Array, found: FoundKind): Promise<{ readonly kind?: FileKind; readonly content: Content }> {
  const none = { findings: [], pieces: [] }
  if (found.isZip && (await isDocxFamily(bytes))) {
    const content = await docxContent(bytes, found.name)
    return content.other === undefined ? { kind: 'docx', content } : { content: { ...none, reasons: [notAllowed(content.other)] } }
  }
  if (!found.kind) return { content: { ...none, reasons: found.name === 'cfb' && isBehindPassword(bytes) ? codes(['password']) : [notAllowed(found.name)] } }
  return { kind: found.kind, content: found.kind === 'pdf' ? await pdfContent(bytes) : await imageContent(bytes, found.kind as 'jpg' | 'png') }
}

function announcedOtherwise(bytes: Uint8Array, declared: DeclaredFile): readonly FileReason[] {
  const most = Math.min(declared.maxBytes ?? mostBytes, mostBytes)
  return [
    ...codes(bytes.length === 0 ? ['empty'] : []),
    ...codes(bytes.length === declared.size ? [] : ['size-differs']),
    ...codes(createHash('sha256').update(bytes).digest('hex') === declared.sha256.toLowerCase() ? [] : ['sha256-differs']),
    ...(bytes.length > most ? [{ code: 'too-large' as const, details: { most } }] : []),
  ]
}

/**
 * Whether a file may be kept, with all reasons against it or all that its school should hear of it. The bytes are only looked into when no
 * scanner found something in them and they are not too many.
 */
export async function checkFile(bytes: Uint8Array, declared: DeclaredFile, scan: ScanResult): Promise<Checked> {
  const reasons = [...announcedOtherwise(bytes, declared), ...codes(scan === 'infected' ? ['infected'] : [])]
  if (bytes.length === 0 || bytes.length > mostBytes || scan === 'infected') return { outcome: 'refused', reasons }
  const found = await kindOfBytes(bytes)
  const { kind, content } = await contentOf(bytes, found)
  const bsn = bsnReasons(content.pieces, declared.noBsn)
  reasons.push(...(found.isTwoKinds ? codes(['two-kinds']) : []), ...(kind ? differs(declared, kind) : []), ...content.reasons, ...bsn.reasons)
  if (reasons.length > 0 || !kind) return { outcome: 'refused', reasons }
  const findings = [...content.findings, ...bsn.findings]
  return { outcome: 'accepted', contentType: contentTypes[kind], findings: scan === 'not-scanned' ? [...findings, { code: 'not-scanned' }] : findings }
}
