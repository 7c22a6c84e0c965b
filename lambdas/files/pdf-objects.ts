// Finds every object of a PDF, wherever it stands: in any revision, in object streams, inside what pretends to be a stream or a string.
import { limits, Stop } from './limits.ts'
import { decoded, type FilterSettings, imageFilters } from './pdf-filters.ts'
import { has, type PdfDict, type PdfValue, readValue, skipSpace, type Source, valuesOf } from './pdf-values.ts'

export interface PdfObject {
  /** -1 where its number cannot be read; it is looked at all the same. */
  readonly number: number
  readonly value: PdfValue
  /** The raw bytes of its stream; where they end is not sure, a filter knows. */
  readonly stream?: Uint8Array
}

export interface PdfFile {
  readonly objects: readonly PdfObject[]
  readonly trailers: readonly PdfDict[]
  /** All versions of an object, oldest first. */
  readonly byNumber: ReadonlyMap<number, readonly PdfObject[]>
}

const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/**
 * The places behind each word `obj`. The list of places in the file itself (xref) is not believed: a reader may be sent anywhere, also
 * into what looks like a string, a comment or the bytes of a stream.
 */
function* placesOfObjects(text: string): Generator<{ readonly number: number; readonly at: number }> {
  for (let at = text.indexOf('obj'); at >= 0; at = text.indexOf('obj', at + 3)) {
    if (at > 0 && isLetter(text.charCodeAt(at - 1))) continue
    const head = /(\d{1,10})[\0\t\n\f\r ]{1,10}\d{1,5}[\0\t\n\f\r ]{0,10}$/.exec(text.slice(Math.max(0, at - 40), at))
    yield { number: head ? Number(head[1]) : -1, at: at + 3 }
  }
}

function streamOf(bytes: Uint8Array, source: Source, dict: PdfDict): Uint8Array | undefined {
  const { text } = source
  skipSpace(source)
  if (!text.startsWith('stream', source.at)) return undefined
  let from = source.at + 6
  if (text[from] === '\r') from++
  if (text[from] === '\n') from++
  const length = valuesOf(dict, 'Length').find((value) => value.kind === 'number')?.value
  const stated = length === undefined ? -1 : from + length
  const fits = stated >= from && stated <= text.length && /^[\0\t\n\f\r ]{0,4}endstream/.test(text.slice(stated, stated + 14))
  const found = text.indexOf('endstream', from)
  return bytes.subarray(from, fits ? stated : found < 0 ? text.length : found)
}

function objectsOf(bytes: Uint8Array, text: string, budget: Source['budget']): PdfObject[] {
  const objects: PdfObject[] = []
  for (const { number, at } of placesOfObjects(text)) {
    if (objects.length >= limits.pdf.objects) throw new Stop('bomb')
    const source: Source = { text, at, budget }
    const value = readValue(source)
    if (value === undefined) continue
    const stream = value.kind === 'dict' ? streamOf(bytes, source, value) : undefined
    objects.push({ number, value, ...(stream && { stream }) })
  }
  return objects
}

function trailersOf(text: string, budget: Source['budget']): PdfDict[] {
  const trailers: PdfDict[] = []
  for (let at = text.indexOf('trailer'); at >= 0; at = text.indexOf('trailer', at + 7)) {
    const value = readValue({ text, at: at + 7, budget })
    if (value?.kind === 'dict') trailers.push(value)
  }
  return trailers
}

/** What a value stands for; a reference may have several versions, and all count. */
export function resolved(file: Pick<PdfFile, 'byNumber'>, value: PdfValue | undefined): readonly PdfValue[] {
  if (value?.kind !== 'ref') return value ? [value] : []
  return (file.byNumber.get(value.object) ?? []).map((object) => object.value).filter((each) => each.kind !== 'ref')
}

const all = (file: Pick<PdfFile, 'byNumber'>, dict: PdfDict, key: string) => valuesOf(dict, key).flatMap((value) => resolved(file, value))

/** The names of the filters of a stream, first to last. */
export function filtersOf(file: Pick<PdfFile, 'byNumber'>, dict: PdfDict): readonly string[] {
  return all(file, dict, 'Filter')
    .flatMap((value) => (value.kind === 'array' ? value.items.flatMap((item) => resolved(file, item)) : [value]))
    .flatMap((value) => (value.kind === 'name' ? [value.name] : []))
}

function settingsOf(file: Pick<PdfFile, 'byNumber'>, dict: PdfDict, index: number): FilterSettings {
  const given = ['DecodeParms', 'DP'].flatMap((key) => all(file, dict, key))
  const settings = given.flatMap((value) => (value.kind === 'array' ? resolved(file, value.items[index]) : index === 0 ? [value] : []))
  const number = (key: string, otherwise: number) => {
    const found = settings.flatMap((value) => (value.kind === 'dict' ? all(file, value, key) : []))
    const last = found.findLast((value) => value.kind === 'number')
    return last?.value ?? otherwise
  }
  return {
    predictor: number('Predictor', 1),
    colors: number('Colors', 1),
    bits: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
    earlyChange: number('EarlyChange', 1),
  }
}

/** The bytes of a stream, all filters undone. Throws `bomb` above the cap, `pdf-broken` where a filter cannot be undone. */
export function contentOf(file: Pick<PdfFile, 'byNumber'>, object: PdfObject, most: number): Uint8Array {
  if (object.value.kind !== 'dict' || !object.stream) return new Uint8Array()
  const filters = filtersOf(file, object.value)
  if (filters.length > limits.pdf.filters) throw new Stop('bomb')
  let bytes = object.stream
  for (const [index, name] of filters.entries()) {
    if (imageFilters.has(name)) return new Uint8Array()
    bytes = decoded(name, bytes, settingsOf(file, object.value, index), most)
  }
  if (bytes.length > most) throw new Stop('bomb')
  return bytes
}

/** An object stream, by what a reader needs of it and not only by what it calls itself. */
export const isObjectStream = (dict: PdfDict): boolean =>
  (has(dict, 'N') && has(dict, 'First')) || valuesOf(dict, 'Type').some((value) => value.kind === 'name' && value.name === 'ObjStm')

function objectsInside(file: PdfFile, object: PdfObject, dict: PdfDict, budget: Source['budget']): PdfObject[] {
  const text = Buffer.from(contentOf(file, object, limits.pdf.streamBytes)).toString('latin1')
  budget.left += limits.pdf.readings * text.length
  const objects: PdfObject[] = []
  const add = (number: number, value: PdfValue) => {
    objects.push({ number, value })
    if (objects.length > limits.pdf.objects) throw new Stop('bomb')
  }
  // Once from the start to the end, and once from each place that the list in front names: it may point into a string.
  const source: Source = { text, at: 0, budget }
  const head: number[] = []
  for (let value = readValue(source); value; value = readValue(source)) {
    if (value.kind === 'number' && head.length === objects.length) head.push(value.value)
    add(-1, value)
  }
  const firsts = all(file, dict, 'First').flatMap((value) => (value.kind === 'number' ? [value.value] : []))
  for (const first of new Set(firsts)) {
    for (let index = 0; index + 1 < head.length; index += 2) {
      const at = first + head[index + 1]!
      if (!(at >= 0 && at < text.length)) continue
      const value = readValue({ text, at: Math.trunc(at), budget })
      if (value) add(head[index]!, value)
    }
  }
  return objects
}

function byNumberOf(objects: readonly PdfObject[]): Map<number, PdfObject[]> {
  const byNumber = new Map<number, PdfObject[]>()
  for (const object of objects) {
    if (object.number < 0) continue
    const versions = byNumber.get(object.number)
    if (versions) versions.push(object)
    else byNumber.set(object.number, [object])
  }
  return byNumber
}

/** All objects of a PDF. Throws `bomb`, `too-deep`, or `pdf-broken` where an object stream cannot be read. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const budget = { left: limits.pdf.readings * text.length + 100_000 }
  const outside = objectsOf(bytes, text, budget)
  const trailers = trailersOf(text, budget)
  const file: PdfFile = { objects: outside, trailers, byNumber: byNumberOf(outside) }
  const inside = outside.flatMap((object) =>
    object.value.kind === 'dict' && object.stream && isObjectStream(object.value) ? objectsInside(file, object, object.value, budget) : [],
  )
  if (outside.length + inside.length > 2 * limits.pdf.objects) throw new Stop('bomb')
  const objects = [...outside, ...inside]
  return { objects, trailers, byNumber: byNumberOf(objects) }
}
