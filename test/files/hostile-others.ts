// DOCX files, images, zips and others that must be refused, each for its own reason.
import { strToU8, zipSync } from 'fflate'
import { bodyOf, changed, docx, docxRelated, docxWith, listOf, paragraph, plainParts, relsOf, typesOf, wordType, xml, zipOf } from './docx-building.ts'
import { eicar, type Hostile } from './hostile-pdfs.ts'
import { afterStart, chunk, jpegByHand, jpegOf, joined, pngHeader, pngOf, pngOfChunks, segment } from './image-building.ts'
import { deflateSync } from 'node:zlib'
import { onePage } from './pdf-building.ts'

const ole = (...names: readonly string[]) => joined('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', new Uint8Array(504), ...names.map((name) => Uint8Array.from(Buffer.from(name, 'utf16le'))))
const field = (...runs: readonly string[]) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${runs.map((text) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${[...'bcdefghi'].map((letter, index) => `<!ENTITY ${letter} "${`&${'abcdefgh'[index]};`.repeat(10)}">`).join('')}]>`
const innerZip = () => zipOf({ 'a.txt': 'a' })
const listedPart = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`
const template = (target: string) => docx({ 'word/settings.xml': xml('<w:settings xmlns:w="x"/>'), 'word/_rels/settings.xml.rels': relsOf([{ type: 'attachedTemplate', target, external: true }]) })

const docxs: readonly Hostile[] = [
  ['macros', ['docx-macro'], () => docxRelated([{ type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', target: 'vbaProject.bin' }], { 'word/vbaProject.bin': ole('_VBA_PROJECT') })],
  ['a type with macros', ['docx-macro'], () => docx({ '[Content_Types].xml': typesOf('application/vnd.ms-word.document.macroEnabled.main+xml') })],
  ['macros in a part of another name', ['docx-macro'], () => docx({ '[Content_Types].xml': typesOf(undefined, listedPart('word/media/a.bin', 'application/vnd.ms-office.vbaProject')), 'word/media/a.bin': 'x' })],
  ['macros that look like an image', ['docx-macro'], () => docx({ 'word/media/image1.png': ole('VBA', '_VBA_PROJECT') })],
  ['a relationship to macros', ['docx-macro'], () => docxRelated([{ type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', target: 'a.bin' }], { 'word/a.bin': 'x' })],
  ['a button for a macro', ['docx-macro'], () => docxWith(field('MACROBUTTON RunIt Klik hier'))],
  ['a template from the web', ['docx-external-template'], () => template('https://elsewhere.example/a.dotm')],
  ['a template from a share', ['docx-external-template'], () => template('file://///203.0.113.7/share/a.dotm')],
  ['an image from the web', ['docx-external'], () => docxRelated([{ type: 'image', target: 'https://elsewhere.example/pixel.png', external: true }])],
  ['an image from the web that does not say so', ['docx-external'], () => docxRelated([{ type: 'image', target: 'http://elsewhere.example/pixel.png' }])],
  ['an object from the web', ['docx-external', 'docx-ole'], () => docxRelated([{ type: 'oleObject', target: 'mhtml:https://elsewhere.example/a.html!x-usc:a', external: true }])],
  ['a frame from the web', ['docx-external'], () => docxRelated([{ type: 'frame', target: 'https://elsewhere.example/', external: true }])],
  ['a link with a script', ['docx-external'], () => docxRelated([{ type: 'hyperlink', target: 'javascript:alert(1)', external: true }])],
  ['a sheet inside', ['docx-ole'], () => docxRelated([{ type: 'package', target: 'embeddings/a.xlsx' }], { 'word/embeddings/a.xlsx': innerZip() })],
  ['an object inside', ['docx-ole'], () => docx({ 'word/embeddings/oleObject1.bin': ole('Package') })],
  ['a control', ['docx-ole'], () => docx({ 'word/activeX/activeX1.bin': 'x', 'word/activeX/activeX1.xml': xml('<ocx/>') })],
  ['a page of another kind inside', ['docx-ole'], () => docxRelated([{ type: 'aFChunk', target: 'a.html' }], { 'word/a.html': '<p>BSN</p>' })],
  ['a program that looks like an image', ['docx-ole'], () => docx({ 'word/media/image1.png': joined('MZ', new Uint8Array(100)) })],
  ['a PDF inside', ['docx-ole'], () => docx({ 'word/media/image1.png': onePage() })],
  ['a zip that looks like an image', ['docx-nested-zip'], () => docx({ 'word/media/image1.png': innerZip() })],
  ['a field that starts a program', ['docx-dde'], () => docxWith(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'))],
  ['a field that starts a program, cut into runs', ['docx-dde'], () => docxWith(field(' D', 'DE', ' excel a b'))],
  ['a field that starts a program, in one element', ['docx-dde'], () => docxWith('<w:p><w:fldSimple w:instr=" DDE excel a"/></w:p>')],
  ['a field that starts a program, in a header', ['docx-dde'], () => docx({ 'word/header1.xml': bodyOf(field('DDEAUTO a b')) })],
  ['a field that loads an image', ['docx-external'], () => docxWith(field('INCLUDEPICTURE "https://elsewhere.example/a.png" \\d'))],
  ['a path up', ['docx-path'], () => docx({ '../../evil.xml': '<a/>' })],
  ['a path from the top', ['docx-path'], () => docx({ '/etc/evil.xml': '<a/>' })],
  ['a path of Windows', ['docx-path'], () => docx({ 'word\\..\\..\\evil.xml': '<a/>' })],
  ['a drive', ['docx-path'], () => docx({ 'C:/evil.xml': '<a/>' })],
  ['a part that grows a thousand times', ['bomb'], () => docx({ 'word/media/a.bmp': new Uint8Array(40_000_000) })],
  ['a document that grows', ['bomb'], () => docxWith(paragraph(' '.repeat(30_000_000)))],
  ['five thousand parts', ['bomb'], () => docx(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`word/media/${index}.txt`, ''])))],
  ['parts that share their bytes', ['bomb'], overlapping],
  ['a part that is larger than it says', ['bomb'], () => changed(docx(), (view, records) => view.setUint32(records.find(({ name }) => name === 'word/document.xml')!.at + 24, 40, true))],
  ['an entity in an entity in an entity', ['docx-entities'], () => docx({ 'word/document.xml': bodyOf(paragraph('&i;')).replace('?>\n', `?>\n${laughs}`) })],
  ['an entity from elsewhere', ['docx-entities'], () => docx({ 'docProps/custom.xml': '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' })],
  ['elements in elements', ['too-deep'], () => docxWith('<w:sdt>'.repeat(3000) + '</w:sdt>'.repeat(3000))],
  ['a password on one part', ['password'], () => changed(docx(), (view, records) => view.setUint16(records[2]!.at + 8, 1, true))],
  ['a document that is no XML', ['docx-broken'], () => docx({ 'word/document.xml': '<w:document><w:body>' })],
  ['no document', ['docx-broken'], () => zipOf({ '[Content_Types].xml': typesOf(), 'word/styles.xml': xml('<a/>') })],
  ['a document in another alphabet', ['docx-broken'], () => docx({ 'word/document.xml': bodyOf(paragraph('a')).replace('UTF-8', 'UTF-7') })],
  ['a part under two names', ['docx-broken'], () => changed(docx({ 'word/a.xml': '<a/>' }), (view, records) => view.setUint8(records.find(({ name }) => name === 'word/a.xml')!.at + 51, 'b'.charCodeAt(0)))],
  ['a part twice', ['docx-broken'], () => docx({ 'word/Document.xml': bodyOf(paragraph('een ander')) })],
  ['a part that is in no list', ['docx-broken'], () => shifted(zipSync({ 'hidden.xml': strToU8('<a/>') }), docx())],
]

/** A zip behind the bytes of another, with its list put right for its new place. */
function shifted(before: Uint8Array, zip: Uint8Array): Uint8Array {
  const moved = changed(zip, (view, records, bytes) => {
    for (const { at, local } of records) view.setUint32(at + 42, local + before.length, true)
    const end = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    view.setUint32(end + 16, view.getUint32(end + 16, true) + before.length, true)
  })
  return joined(before, moved)
}

/** One part lies inside another, so that the same bytes are unpacked twice: the list can name them a thousand times. */
function overlapping(): Uint8Array {
  const inner = zipOf({ 'b.txt': 'x'.repeat(400) }, 0)
  const shared = joined('-', inner.slice(0, listOf(inner)[0]!.at))
  return changed(zipOf({ ...plainParts, 'a.txt': shared, 'b.txt': 'x'.repeat(400) }, 0), (view, records) => {
    const [a, b] = ['a.txt', 'b.txt'].map((name) => records.find((each) => each.name === name)!)
    view.setUint32(b!.at + 42, a!.local + 30 + 'a.txt'.length + 1, true)
  })
}

const images: readonly Hostile[] = [
  ['a JPEG that stops in the middle', ['image-broken'], () => jpegOf(64, 64).slice(0, 900)],
  ['a JPEG without an end', ['image-broken'], () => jpegByHand({ end: false })],
  ['a JPEG that is a head alone', ['image-broken'], () => jpegOf(64, 64).slice(0, 24)],
  ['a JPEG of no width', ['image-broken'], () => jpegByHand({ width: 0 })],
  ['a JPEG of four colours that does not say which', ['image-broken'], () => jpegByHand({ components: 4 })],
  ['a JPEG that says it has four thousand million pixels', ['image-too-large'], () => jpegByHand({ width: 65_535, height: 65_535 })],
  ['a JPEG just above the limit of pixels', ['image-too-large'], () => jpegByHand({ width: 5001, height: 5000 })],
  ['a PNG just above the limit of pixels', ['image-too-large'], () => pngOf({ width: 5000, height: 5001 }, [], deflateSync(new Uint8Array(10)))],
  ['a PNG at the limit of pixels, whose picture is too small', ['image-broken'], () => pngOf({ width: 5000, height: 5000 }, [], deflateSync(new Uint8Array(10)))],
  ['a JPEG with noise between its segments', ['image-broken'], () => joined(jpegOf(8, 8).slice(0, 20), 'noise', jpegOf(8, 8).slice(20))],
  ['a PNG that stops in the middle', ['image-broken'], () => pngOf({ width: 64, height: 64 }).slice(0, -20)],
  ['a PNG with a wrong checksum', ['image-broken'], () => pngOfChunks([pngHeader({ width: 8, height: 8 }), chunk('IDAT', deflateSync(new Uint8Array(200)), true), chunk('IEND', new Uint8Array())])],
  ['a PNG without a picture', ['image-broken'], () => pngOfChunks([pngHeader({ width: 8, height: 8 }), chunk('IEND', new Uint8Array())])],
  ['a PNG whose picture does not inflate', ['image-broken'], () => pngOf({ width: 8, height: 8 }, [], Uint8Array.of(1, 2, 3, 4))],
  ['a PNG with too small a picture', ['image-broken'], () => pngOf({ width: 80, height: 80 }, [], deflateSync(new Uint8Array(10)))],
  ['a PNG that says it has four thousand million pixels', ['image-too-large'], () => pngOf({ width: 65_535, height: 65_535 }, [], deflateSync(new Uint8Array(10)))],
  ['a small PNG whose picture grows', ['bomb'], () => pngOf({ width: 8, height: 8 }, [], deflateSync(new Uint8Array(30_000_000)))],
  ['a PNG with a text that grows', ['bomb'], () => pngOf({ width: 8, height: 8 }, [chunk('zTXt', joined('Comment\0\0', deflateSync(new Uint8Array(5_000_000))))])],
]

/** A zip that a name or a rule makes another kind of file. */
export const zips: readonly (readonly [name: string, found: string, build: () => Uint8Array])[] = [
  ['a zip of texts', 'zip', () => zipOf({ 'a.txt': 'a', 'b.txt': 'b' })],
  ['an empty zip', 'zip', () => zipSync({})],
  ['a zip of a PDF', 'zip', () => zipOf({ 'a.pdf': onePage() }, 0)],
  ['a zip of a DOCX', 'zip', () => zipOf({ 'a.docx': docx() }, 0)],
  ['a zip with malware', 'zip', () => zipOf({ 'eicar.com': eicar }, 0)],
  ['a zip in a zip', 'zip', () => zipOf({ 'a.zip': zipOf({ 'eicar.com': eicar }) }, 0)],
  ['a sheet', 'xlsx', () => zipOf({ '[Content_Types].xml': typesOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml').replace('/word/document.xml', '/xl/workbook.xml'), 'xl/workbook.xml': xml('<workbook/>') })],
  ['slides', 'pptx', () => zipOf({ '[Content_Types].xml': typesOf('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml').replace('/word/document.xml', '/ppt/presentation.xml'), 'ppt/presentation.xml': xml('<p/>') })],
  ['a document of LibreOffice', 'odt', () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': xml('<a/>') }, 0)],
  ['a book', 'epub', () => zipOf({ mimetype: 'application/epub+zip', 'META-INF/container.xml': xml('<a/>') }, 0)],
  ['a program of Java', 'jar', () => zipOf({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0', 'A.class': 'x' })],
  ['a template of Word', 'dotx', () => docx({ '[Content_Types].xml': typesOf(`${wordType}.template.main+xml`) })],
  ['a sheet with a folder called word', 'xlsx', () => docx({ '[Content_Types].xml': typesOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml') })],
  ['a DOCX without its list of types', 'zip', () => zipOf(Object.fromEntries(Object.entries(plainParts).filter(([name]) => name !== '[Content_Types].xml')))],
]

const kinds: readonly Hostile[] = [
  ['a DOCX behind a password', ['password'], () => ole('EncryptionInfo', 'EncryptedPackage')],
  ['an old Word file', ['kind-not-allowed'], () => ole('WordDocument')],
  ['a program', ['kind-not-allowed'], () => joined('MZ', new Uint8Array(200))],
  ['a GIF', ['kind-not-allowed'], () => joined('GIF89a\u0001\0\u0001\0\0\0\0;')],
  ['a TIFF', ['kind-not-allowed'], () => joined('II*\0\u0008\0\0\0\0\0', new Uint8Array(50))],
  ['a WebP', ['kind-not-allowed'], () => joined('RIFF\u0020\0\0\0WEBPVP8 ', new Uint8Array(50))],
  ['a RTF', ['kind-not-allowed'], () => joined('{\\rtf1\\ansi tekst}')],
  ['a page for a browser', ['unknown-kind'], () => joined('<html><script>alert(1)</script></html>')],
  ['a drawing for a browser', ['unknown-kind'], () => joined('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['text', ['unknown-kind'], () => joined('zomaar tekst')],
  ['a script for Windows', ['unknown-kind'], () => joined('@echo off\r\ndel *.*')],
  ['a PDF that is a zip too', ['two-kinds'], () => joined(onePage(), zipOf({ 'a.txt': 'a' }))],
  ['a JPEG that is a zip too', ['two-kinds'], () => joined(jpegOf(16, 16), zipOf({ 'a.txt': 'a' }))],
  ['a JPEG that is a PDF too', ['two-kinds'], () => afterStart(jpegOf(16, 16), segment(0xfe, onePage()))],
  ['a PNG that is a zip too', ['two-kinds'], () => joined(pngOf({ width: 8, height: 8 }), zipOf({ 'a.txt': 'a' }))],
]

export const hostileOthers: readonly Hostile[] = [
  ...docxs.map(([name, reasons, build]): Hostile => [`DOCX: ${name}`, reasons, build]),
  ...images,
  ...kinds,
  ...zips.map(([name, , build]): Hostile => [`zip: ${name}`, ['kind-not-allowed'], build]),
]

export const eicarDocx = (): Uint8Array => docx({ 'word/media/image1.png': eicar })
