// Looks for what a PDF may not hold: whatever runs, starts, fetches, hides a file, or makes a reader do too much.
import type { FileReasonCode } from '../domain/file-check.ts'
import { limits, Stop } from './limits.ts'
import { costliestPage } from './pdf-cost.ts'
import { inflatedSize, filterName, imageFilters } from './pdf-filters.ts'
import { contentOf, filtersOf, type PdfFile, type PdfObject, readPdf, resolved } from './pdf-objects.ts'
import { has, type PdfDict, type PdfValue, valuesOf } from './pdf-values.ts'

/** What a file may not do or show, by the name that says so as type of an action, an annotation or an object. */
const forbiddenTypes: Readonly<Record<string, FileReasonCode>> = {
  JavaScript: 'pdf-javascript',
  Launch: 'pdf-launch',
  EmbeddedFile: 'pdf-embedded-file',
  FileAttachment: 'pdf-embedded-file',
  GoToE: 'pdf-embedded-file',
  RichMedia: 'pdf-rich-media',
  RichMediaExecute: 'pdf-rich-media',
  Rendition: 'pdf-rich-media',
  Movie: 'pdf-rich-media',
  Sound: 'pdf-rich-media',
  Screen: 'pdf-rich-media',
  '3D': 'pdf-rich-media',
  U3D: 'pdf-rich-media',
  PRC: 'pdf-rich-media',
  GoTo3DView: 'pdf-rich-media',
  SubmitForm: 'pdf-remote',
  ImportData: 'pdf-remote',
}

const typeKeys: ReadonlySet<string> = new Set(['S', 'Subtype', 'Type'])

/** Keys that say it by standing there. */
const forbiddenKeys: Readonly<Record<string, FileReasonCode>> = {
  JavaScript: 'pdf-javascript',
  XFA: 'pdf-xfa',
  EF: 'pdf-embedded-file',
  Collection: 'pdf-embedded-file',
  RichMediaContent: 'pdf-rich-media',
}

/** Another machine, a share, or a script: what a link or an action may not be sent to. */
const isScript = (text: string) => /^[\s\0]*(j[\s\0]*a[\s\0]*v[\s\0]*a[\s\0]*s[\s\0]*c[\s\0]*r[\s\0]*i[\s\0]*p[\s\0]*t|vbscript|data)[\s\0]*:/i.test(text)
const isElsewhere = (text: string) => /^[\s\0]*(\\\\|\/\/|[a-z][a-z\d+.-]+:)/i.test(text)

const isNull = (value: PdfValue) => value.kind === 'word' && value.word === 'null'

/** All texts in a value, but for those of objects that it refers to at second hand. */
function textsIn(file: PdfFile, value: PdfValue): readonly string[] {
  return resolved(file, value).flatMap((each) => {
    if (each.kind === 'string') return [each.bytes.startsWith('\u00fe\u00ff') ? each.bytes.slice(2).replaceAll('\0', '') : each.bytes]
    const inside = each.kind === 'dict' ? each.pairs.flatMap(([, inner]) => resolved(file, inner)) : []
    return inside.flatMap((inner) => (inner.kind === 'string' ? [inner.bytes.replaceAll('\0', '')] : []))
  })
}

function* reasonsOfTypes(types: readonly PdfValue[]): Generator<FileReasonCode> {
  for (const type of types) if (type.kind === 'name' && Object.hasOwn(forbiddenTypes, type.name)) yield forbiddenTypes[type.name]!
}

function* reasonsOfDict(file: PdfFile, dict: PdfDict): Generator<FileReasonCode> {
  const types = [...typeKeys].flatMap((key) => valuesOf(dict, key)).flatMap((value) => resolved(file, value))
  const isType = (name: string) => types.some((type) => type.kind === 'name' && type.name === name)
  for (const [key, value] of dict.pairs) {
    if (isNull(value)) continue
    if (Object.hasOwn(forbiddenKeys, key)) yield forbiddenKeys[key]!
    if (key === 'JS' && (value.kind === 'string' || has(dict, 'S'))) yield 'pdf-javascript'
    if (key === 'Encrypt' && (value.kind === 'ref' || value.kind === 'dict')) yield 'password'
    if (key === 'URI' && textsIn(file, value).some(isScript)) yield 'pdf-javascript'
    if (typeKeys.has(key)) yield* reasonsOfTypes(resolved(file, value))
    if (key === 'F' && (isType('GoToR') || isType('Thread')) && textsIn(file, value).some(isElsewhere)) yield 'pdf-remote'
  }
}

function* dictsIn(value: PdfValue): Generator<PdfDict> {
  if (value.kind === 'array') for (const item of value.items) yield* dictsIn(item)
  if (value.kind !== 'dict') return
  yield value
  for (const [, inner] of value.pairs) yield* dictsIn(inner)
}

/** A stream may say that its bytes stand in another file. */
const isElsewhereStream = (object: PdfObject) =>
  object.stream !== undefined && object.value.kind === 'dict' && valuesOf(object.value, 'F').some(({ kind }) => kind === 'string' || kind === 'dict' || kind === 'ref')

function activeReasons(file: PdfFile): ReadonlySet<FileReasonCode> {
  const reasons = new Set<FileReasonCode>()
  for (const object of file.objects) {
    if (isElsewhereStream(object)) reasons.add('pdf-remote')
    for (const dict of dictsIn(object.value)) for (const reason of reasonsOfDict(file, dict)) reasons.add(reason)
  }
  for (const trailer of file.trailers) if (has(trailer, 'Encrypt') && !valuesOf(trailer, 'Encrypt').every(isNull)) reasons.add('password')
  return reasons
}

/** Inflates every stream once, so that no reader after this one is surprised. */
async function weighStreams(file: PdfFile): Promise<void> {
  let left = limits.pdf.allStreamBytes
  let leftForImages = limits.pdf.allImageBytes
  for (const object of file.objects) {
    if (object.value.kind !== 'dict' || !object.stream) continue
    const filters = filtersOf(file, object.value).map(filterName)
    const isImage = valuesOf(object.value, 'Subtype').some((value) => value.kind === 'name' && value.name === 'Image')
    if (isImage && filters.length === 1 && filters[0] === 'FlateDecode') {
      leftForImages -= await inflatedSize(object.stream, Math.min(limits.pdf.imageBytes, leftForImages))
    } else if (!filters.some((name) => imageFilters.has(name)) && filters.length > 0) {
      left -= sizeOf(file, object, Math.min(limits.pdf.streamBytes, left))
    }
  }
}

/** A stream that cannot be undone weighs nothing: readers skip it too, and where it matters it was refused before. */
function sizeOf(file: PdfFile, object: PdfObject, most: number): number {
  try {
    return contentOf(file, object, most).length
  } catch (error) {
    if (error instanceof Stop && error.reason === 'pdf-broken') return 0
    throw error
  }
}

/** A PDF's objects where they can be read, and all reasons that they give to refuse it. */
export async function checkPdf(bytes: Uint8Array): Promise<{ readonly file?: PdfFile; readonly reasons: ReadonlySet<FileReasonCode> }> {
  let file: PdfFile | undefined
  const reasons = new Set<FileReasonCode>()
  try {
    file = readPdf(bytes)
    for (const reason of activeReasons(file)) reasons.add(reason)
    // What is encrypted cannot be weighed, and will not be opened.
    if (reasons.has('password')) return { file, reasons }
    await weighStreams(file)
    if (costliestPage(file) > limits.pdf.pageContent) reasons.add('bomb')
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    reasons.add(error.reason)
  }
  return { ...(file && { file }), reasons }
}
