// Counts what one page of a PDF makes a reader go through: forms that draw forms that draw forms grow tenfold with each layer.
import { limits, Stop } from './limits.ts'
import { contentOf, type PdfFile, type PdfObject, resolved } from './pdf-objects.ts'
import { has, type PdfDict, type PdfValue, valuesOf } from './pdf-values.ts'

const draws = /\/([^\s\0/<>()[\]{}%]+)[\s\0]+Do(?![^\s\0/<>()[\]{}%])/g

/** The objects with a stream that a value leads to: itself, or the items of an array. */
function streamsOf(file: PdfFile, value: PdfValue, deep = 0): readonly PdfObject[] {
  if (deep > 3) return []
  if (value.kind === 'array') return value.items.flatMap((item) => (item.kind === 'ref' ? streamsOf(file, item, deep + 1) : []))
  if (value.kind !== 'ref') return []
  const versions = file.byNumber.get(value.object) ?? []
  return versions.flatMap((object) => (object.stream ? [object] : object.value.kind === 'array' ? streamsOf(file, object.value, deep + 1) : []))
}

const dictsOf = (file: PdfFile, dict: PdfDict, key: string) => valuesOf(dict, key).flatMap((value) => resolved(file, value)).filter((value) => value.kind === 'dict')

/** The resources of a page or form, or of what it stands in. */
function resourcesOf(file: PdfFile, dict: PdfDict, inherited: readonly PdfDict[]): readonly PdfDict[] {
  let at: readonly PdfDict[] = [dict]
  for (let climbed = 0; climbed < 50 && at.length > 0; climbed++) {
    const found = at.flatMap((each) => dictsOf(file, each, 'Resources'))
    if (found.length > 0) return found
    at = at.flatMap((each) => dictsOf(file, each, 'Parent')).slice(0, 4)
  }
  return inherited
}

function counter(file: PdfFile) {
  const texts = new Map<PdfObject, { readonly length: number; readonly drawn: ReadonlyMap<string, number> }>()
  const costs = new Map<PdfObject, number>()
  const busy = new Set<PdfObject>()

  const textOf = (object: PdfObject) => {
    const known = texts.get(object)
    if (known) return known
    let bytes = new Uint8Array()
    try {
      bytes = new Uint8Array(contentOf(file, object, limits.pdf.streamBytes))
    } catch (error) {
      if (!(error instanceof Stop) || error.reason !== 'pdf-broken') throw error
    }
    const drawn = new Map<string, number>()
    for (const match of Buffer.from(bytes).toString('latin1').matchAll(draws)) drawn.set(match[1]!, (drawn.get(match[1]!) ?? 0) + 1)
    const text = { length: bytes.length, drawn }
    texts.set(object, text)
    return text
  }

  const costOf = (streams: readonly PdfObject[], resources: readonly PdfDict[]): number => {
    let cost = 0
    for (const stream of streams) {
      const { length, drawn } = textOf(stream)
      cost += length + 100
      for (const [name, times] of drawn) {
        const plain = name.replace(/#([\da-f]{2})/gi, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        const forms = resources.flatMap((dict) => dictsOf(file, dict, 'XObject')).flatMap((dict) => valuesOf(dict, plain)).flatMap((value) => streamsOf(file, value))
        for (const form of forms) cost += times * costOfForm(form, resources)
      }
    }
    return cost
  }

  /** A form that draws itself, by whatever way, has no end. */
  const costOfForm = (form: PdfObject, inherited: readonly PdfDict[]): number => {
    if (form.value.kind !== 'dict' || valuesOf(form.value, 'Subtype').some((value) => value.kind === 'name' && value.name === 'Image')) return 0
    const known = costs.get(form)
    if (known !== undefined) return known
    if (busy.has(form) || busy.size > limits.pdf.depth) throw new Stop('too-deep')
    busy.add(form)
    const cost = costOf([form], resourcesOf(file, form.value, inherited))
    busy.delete(form)
    costs.set(form, cost)
    return cost
  }

  return (object: PdfObject) => {
    if (object.value.kind !== 'dict') return 0
    const contents = valuesOf(object.value, 'Contents').flatMap((value) => streamsOf(file, value))
    // A form that no page draws may still be how a note or a field looks.
    return costOf(contents, resourcesOf(file, object.value, [])) + (object.stream && has(object.value, 'BBox') ? costOfForm(object, []) : 0)
  }
}

/** The bytes of content that the costliest page or form leads a reader through. Throws `too-deep` for a form that draws itself. */
export function costliestPage(file: PdfFile): number {
  const costOfObject = counter(file)
  return file.objects.reduce((most, object) => Math.max(most, costOfObject(object)), 0)
}
