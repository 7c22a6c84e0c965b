// Looks for what a DOCX may not hold: macros, embedded things, and whatever loads from elsewhere when it is opened.
import { contentTypes, type FileReasonCode } from '../domain/file-check.ts'
import { Stop } from './limits.ts'
import { readXml } from './xml-reading.ts'
import { zipParts } from './zip-parts.ts'

export interface CheckedDocx {
  readonly parts?: ReadonlyMap<string, Uint8Array>
  readonly reasons: ReadonlySet<FileReasonCode>
  /** No DOCX at all, but another file of this family. */
  readonly isOther: boolean
}

const wordDocument = `${contentTypes.docx}.main+xml`
const macroType = /macroEnabled|vbaProject|vbaData|keyMapCustomizations\+/i
const embeddedType = /activeX|^application\/(x-msdownload|x-dosexec|hta|java-archive)/i

/** Links that a person follows; all others load by themselves when the file is opened. */
const followed: ReadonlySet<string> = new Set(['hyperlink'])
const isAddress = /^\s*([a-z][a-z\d+.-]+:|\\\\|\/\/)/i
/** Word notes the template that a document was made with; one on a drive of its maker loads nothing from elsewhere, and is common. */
const onOwnDrive = /^\s*(file:\/{2,3})?[a-z](:|%3a|\|)[\\/]/i
const embedded: ReadonlySet<string> = new Set(['oleObject', 'package', 'control', 'activeXControlBinary', 'aFChunk', 'subDocument', 'customUI', 'extensibility'])
const macros: ReadonlySet<string> = new Set(['vbaProject', 'wordVbaData', 'keyMapCustomizations'])

const startsWith = (bytes: Uint8Array, ...first: readonly number[]) => bytes.length >= first.length && first.every((byte, index) => bytes[index] === byte)
const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(text, 'utf16le'))

function* reasonsOfPart(name: string, bytes: Uint8Array): Generator<FileReasonCode> {
  if (/(^|\/)vba(project|projectsignature|data)[^/]*\.(bin|xml)$/i.test(name)) yield 'docx-macro'
  else if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) yield holds(bytes, '_VBA_PROJECT') ? 'docx-macro' : 'docx-ole'
  else if (/^word\/(embeddings|activeX)\/./i.test(name) || startsWith(bytes, 0x4d, 0x5a) || startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) yield 'docx-ole'
  else if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) yield 'docx-nested-zip'
}

function* reasonsOfTypes(types: readonly string[]): Generator<FileReasonCode> {
  for (const type of types) {
    if (macroType.test(type)) yield 'docx-macro'
    if (embeddedType.test(type)) yield 'docx-ole'
  }
}

/** Reads `[Content_Types].xml`: the types by their part or extension. */
function typesOf(bytes: Uint8Array): readonly { readonly of: string; readonly type: string }[] {
  const types: { of: string; type: string }[] = []
  readXml(bytes, {
    open({ name, attributes }) {
      if (name === 'Default' || name === 'Override') types.push({ of: attributes['PartName'] ?? `.${attributes['Extension'] ?? ''}`, type: attributes['ContentType'] ?? '' })
    },
  })
  return types
}

function reasonsOfRelationships(bytes: Uint8Array): ReadonlySet<FileReasonCode> {
  const reasons = new Set<FileReasonCode>()
  readXml(bytes, {
    open({ name, attributes }) {
      if (name !== 'Relationship') return
      const kind = (attributes['Type'] ?? '').split('/').at(-1)!
      const target = attributes['Target'] ?? ''
      const isExternal = attributes['TargetMode']?.toLowerCase() === 'external' || isAddress.test(target)
      if (macros.has(kind)) reasons.add('docx-macro')
      if (embedded.has(kind)) reasons.add('docx-ole')
      if (followed.has(kind)) {
        if (/^\s*(javascript|vbscript|data|mhtml|ms-msdt|search-ms)\s*:/i.test(target)) reasons.add('docx-external')
      } else if (isExternal && kind !== 'attachedTemplate') reasons.add('docx-external')
      else if (isExternal && !onOwnDrive.test(target)) reasons.add('docx-external-template')
    },
  })
  return reasons
}

/** Fields that run or load: Word keeps them as text in the document, often cut into runs. */
function reasonsOfFields(bytes: Uint8Array): ReadonlySet<FileReasonCode> {
  const reasons = new Set<FileReasonCode>()
  const judge = (field: string) => {
    const text = field.replace(/["\u201c\u201d]/g, '').trim()
    if (/^(DDEAUTO|DDE)\b/i.test(text)) reasons.add('docx-dde')
    if (/^(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|RD)\b/i.test(text) && /(:\/\/|\\\\|file:)/i.test(text)) reasons.add('docx-external')
    if (/^(MACROBUTTON\s+(?!no\s?macro|accept|doFieldClick)|OCX|CONTROL|EMBED)\b/i.test(text)) reasons.add(/^MACRO/i.test(text) ? 'docx-macro' : 'docx-ole')
  }
  let open: string[] = []
  readXml(bytes, {
    open({ name, attributes }) {
      if (name === 'fldSimple') judge(attributes['instr'] ?? '')
      if (name === 'altChunk') reasons.add('docx-ole')
      if (name !== 'fldChar') return
      if (attributes['fldCharType'] === 'begin' && open.length < 50) open.push('')
      else if (attributes['fldCharType'] === 'end') judge(open.pop() ?? '')
    },
    text(text, inside) {
      if (inside !== 'instrText' && inside !== 'delInstrText') return
      // What a field inside another writes is part of the outer one too.
      if (open.length === 0) judge(text)
      open = open.map((field) => (field.length < 10_000 ? field + text : field))
    },
  })
  for (const field of open) judge(field)
  return reasons
}

function collect(reasons: Set<FileReasonCode>, ask: () => Iterable<FileReasonCode>): void {
  try {
    for (const reason of ask()) reasons.add(reason)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    reasons.add(error.reason)
  }
}

/** The parts of a DOCX where they can be read, and all reasons that they give to refuse it. Never throws for what a file holds. */
export async function checkDocx(bytes: Uint8Array): Promise<CheckedDocx> {
  const reasons = new Set<FileReasonCode>()
  let parts: ReadonlyMap<string, Uint8Array>
  try {
    const zip = await zipParts(bytes)
    parts = zip.parts
    for (const reason of zip.reasons) reasons.add(reason)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { reasons: new Set([error.reason]), isOther: false }
  }
  let types: ReturnType<typeof typesOf> = []
  const listed = parts.get('[Content_Types].xml')
  collect(reasons, () => {
    if (!listed) return ['docx-broken']
    types = typesOf(listed)
    return reasonsOfTypes(types.map(({ type }) => type))
  })
  const main = types.filter(({ type }) => /(main\+xml|\.main\+xml)$/i.test(type)).map(({ type }) => type.toLowerCase())
  const isOther = main.length > 0 && !main.some((type) => type === wordDocument.toLowerCase() || macroType.test(type))
  const hasDocument = parts.has('word/document.xml') || types.some(({ type, of }) => type === wordDocument && parts.has(of.replace(/^\//, '')))
  if (!isOther && !hasDocument) reasons.add('docx-broken')
  for (const [name, part] of parts) {
    collect(reasons, () => reasonsOfPart(name, part))
    if (/\.rels$/i.test(name)) collect(reasons, () => reasonsOfRelationships(part))
    else if (/\.xml$/i.test(name) && /^word\//i.test(name)) collect(reasons, () => reasonsOfFields(part))
    else if (/\.xml$/i.test(name) && name !== '[Content_Types].xml') collect(reasons, () => (readXml(part, {}), []))
  }
  return { parts, reasons, isOther }
}
