// Files that look odd and are clean: none may be refused.
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib'
import type { FileKind } from '../../lambdas/domain/file-check.ts'
import { bodyOf, core, docx, docxRelated, docxWith, paragraph, partOf, plainParts, relsOf, table, typesOf, wordType, xml, zipOf } from './docx-building.ts'
import { adobe, afterStart, chunk, jpegByHand, jpegOf, joined, pngOf, segment } from './image-building.ts'
import { deflated, flateStream, latin1, lzw, modernPdf, objectsOf, onePage, pagesOf, pdfOf, stream, textContent, updated } from './pdf-building.ts'

export type Clean = readonly [name: string, kind: FileKind, build: () => Uint8Array | Promise<Uint8Array>]

const utf16 = (text: string) => `<feff${[...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`

async function writtenByLibrary(objectStreams: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle('Verslag van Zoë')
  pdf.setCreationDate(new Date('2027-03-01T10:00:00Z'))
  const page = pdf.addPage()
  page.drawText('Handelingsplan groep 8', { x: 50, y: 700, font: await pdf.embedFont(StandardFonts.Helvetica), color: rgb(0, 0, 0) })
  const form = pdf.getForm()
  form.createTextField('naam').addToPage(page, { x: 50, y: 600 })
  form.createCheckBox('gezien').addToPage(page, { x: 50, y: 500 })
  return pdf.save({ useObjectStreams: objectStreams })
}

async function scanned(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const image = await pdf.embedJpg(jpegOf(120, 160))
  for (let page = 0; page < pages; page++) pdf.addPage().drawImage(image, { x: 0, y: 0, width: 595, height: 842 })
  return pdf.save()
}

/** The list of places stands in front of the objects that it lists, as in a file made for the web. */
const linearized = () => {
  const text = Buffer.from(onePage()).toString('latin1')
  return latin1(text.replace('1 0 obj', '90 0 obj\n<</Linearized 1/L 900/H[600 90]/O 3/E 700/N 1/T 880>>\nendobj\n1 0 obj'))
}

const pdfs: readonly Clean[] = [
  ['PDF 1.0 of 1993', 'pdf', () => onePage({}, { version: '1.0', newline: '\r' })],
  ['PDF 1.2 with LZW in its content', 'pdf', () => onePage({ content: stream('/Filter/LZWDecode', lzw(latin1(textContent(['Verslag van 1996'])))) }, { version: '1.2' })],
  ['PDF with a second page that no reader understands', 'pdf', () => pdfOf([...objectsOf().map((object) => object.replace('Kids[3 0 R]/Count 1', 'Kids[3 0 R 6 0 R]/Count 2')), '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R>>', stream('', '-----A---B')])],
  ['PDF 1.3 with lines that end as on Windows', 'pdf', () => onePage({}, { version: '1.3', newline: '\r\n' })],
  ['PDF 2.0', 'pdf', () => onePage({}, { version: '2.0' })],
  ['PDF with objects and places in streams', 'pdf', () => modernPdf({}, {})],
  ['PDF of a library', 'pdf', () => writtenByLibrary(false)],
  ['PDF of a library, with object streams', 'pdf', () => writtenByLibrary(true)],
  ['PDF made for the web', 'pdf', linearized],
  ['PDF behind 1000 bytes of mail headers', 'pdf', () => onePage({}, { before: `${'X-Header: ja\n'.repeat(76)}\n` })],
  ['PDF behind a byte order mark', 'pdf', () => onePage({}, { before: '\u00ef\u00bb\u00bf' })],
  ['PDF with a change saved behind it', 'pdf', () => updated(onePage(), new Map([[4, stream('', textContent(['Een nieuwe versie']))]]))],
  ['PDF with three changes behind it', 'pdf', () => [1, 2, 3].reduce((file, version) => updated(file, new Map([[4, stream('', textContent([`Versie ${version}`]))]])), onePage())],
  ['PDF of a scan, without text', 'pdf', () => scanned(3)],
  ['PDF with umlauts and quotes in its title', 'pdf', () => pdfOf([...objectsOf(), `<</Title${utf16('Zoë’s “OPP” – één')}/Subject(\\(bijlage\\) \\344\\366\\374)>>`], { trailer: '/Info 6 0 R' })],
  ['PDF with form fields and no script', 'pdf', () => onePage({ catalog: '/AcroForm<</Fields[6 0 R]/NeedAppearances true>>', page: '/Annots[6 0 R]', more: ['<</FT/Tx/T(naam)/V(Sam)/Type/Annot/Subtype/Widget/Rect[9 9 99 29]>>'] })],
  ['PDF with links to the web, to mail and to pages', 'pdf', () => onePage({ page: '/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://school.example/a?b=c)>>>><</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:ib@school.example)>>>><</Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]>>>>]' })],
  ['PDF that opens at a page', 'pdf', () => onePage({ catalog: '/OpenAction[3 0 R/FitH 800]/PageMode/UseOutlines/ViewerPreferences<</HideToolbar true>>' })],
  ['PDF with a link to another document', 'pdf', () => onePage({ page: '/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(bijlage-2.pdf)/D[0/Fit]>>>>]' })],
  ['PDF with the words /JS and /JavaScript in its text', 'pdf', () => onePage({ content: stream('', textContent(['In les 3: /JS (script) en /S /JavaScript, /Launch, /XFA, /EF'])) })],
  ['PDF with /JavaScript in its title', 'pdf', () => pdfOf([...objectsOf(), '<</Title(Les over /S /JavaScript en /OpenAction)/Keywords(/EF /XFA /Launch)>>'], { trailer: '/Info 6 0 R' })],
  ['PDF with an image called /JS', 'pdf', () => onePage({ resources: '/XObject<</JS 6 0 R>>', more: [flateStream('/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray', new Uint8Array(81))] })],
  ['PDF with a page called /Launch', 'pdf', () => onePage({ catalog: '/Dests<</Launch[3 0 R/Fit]/Movie[3 0 R/Fit]>>' })],
  ['PDF with comments of the language in it', 'pdf', () => onePage({ more: ['<</A 1 % /S /JavaScript\n/B 2>>'] })],
  ['PDF with an empty list of files inside', 'pdf', () => onePage({ catalog: '/Names<</EmbeddedFiles<</Names[]>>>>' })],
  ['PDF with layers, marks and structure', 'pdf', () => onePage({ catalog: '/OCProperties<</OCGs[]/D<<>>>>/MarkInfo<</Marked true>>/StructTreeRoot<</Type/StructTreeRoot>>/Lang(nl-NL)' })],
  ['PDF with notes on its page', 'pdf', () => onePage({ page: '/Annots[<</Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 9 9 9 0 0 9 0]/Contents(goed)>><</Subtype/Text/Rect[0 0 9 9]/Contents(nakijken)>>]' })],
  ['PDF with forms that draw forms, three deep', 'pdf', () => onePage({ resources: '/XObject<</A 6 0 R>>', content: stream('', '/A Do '.repeat(10)), more: [stream('/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 7 0 R>>>>', '/A Do '.repeat(10)), stream('/Subtype/Form/BBox[0 0 9 9]', 'q Q')] })],
  ['PDF of 300 pages', 'pdf', () => pagesOf(Array.from({ length: 300 }, (_, page) => [`Bladzijde ${page + 1}`]))],
  ['PDF with a wrong number of pages', 'pdf', () => pdfOf(objectsOf().map((object) => object.replace('/Count 1', '/Count 99999999')))],
  ['PDF without a list of places', 'pdf', () => latin1(Buffer.from(onePage()).toString('latin1').replace(/xref[^]*trailer/, 'trailer').replace(/startxref[^]*$/, ''))],
  ['PDF whose list of places is wrong', 'pdf', () => latin1(Buffer.from(onePage()).toString('latin1').replace(/0000000\d\d\d 00000 n/g, '0000000007 00000 n'))],
  ['PDF with junk behind its end', 'pdf', () => joined(onePage(), '\r\n'.repeat(900), 'X')],
  ['PDF whose stream is longer than it says', 'pdf', () => onePage({ content: stream('', textContent(['Een regel']), 5) })],
  ['PDF with a blank image of A4 at 300 dpi', 'pdf', () => onePage({ more: [flateStream('/Subtype/Image/Width 2480/Height 3508/BitsPerComponent 8/ColorSpace/DeviceRGB', new Uint8Array(2480 * 3508 * 3).fill(255))] })],
  ['PDF with content in five pieces', 'pdf', () => pdfOf([...objectsOf().slice(0, 2), '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 6 0 R 7 0 R]/Resources<</Font<</F1 5 0 R>>>>>>', ...objectsOf().slice(3), stream('', 'q Q'), stream('/Filter[/ASCIIHexDecode/FlateDecode]', `${Buffer.from(deflated('q Q'), 'latin1').toString('hex')}>`)])],
]

const changes = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>erbij</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>eraf</w:delText></w:r></w:del></w:p>'
const link = '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>site</w:t></w:r></w:hyperlink></w:p>'
const simpleField = (text: string) => `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${text}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

const docxs: readonly Clean[] = [
  ['DOCX', 'docx', () => docx()],
  ['DOCX that is not packed', 'docx', () => zipOf(plainParts, 0)],
  ['DOCX as LibreOffice writes it, its types last', 'docx', () => {
    const { '[Content_Types].xml': types, ...rest } = plainParts
    return zipOf({ ...rest, 'word/settings.xml': xml('<w:settings xmlns:w="x"/>'), 'docProps/app.xml': xml('<Properties><Application>LibreOffice/24.8</Application></Properties>'), '[Content_Types].xml': types! })
  }],
  ['DOCX as Google Docs writes it', 'docx', () => docx({ 'word/fonts/a.ttf': joined('\0\u0001\0\0', new Uint8Array(60)), 'customXml/item1.xml': xml('<go:gDocsCustomXmlDataStorage xmlns:go="http://customooxmlschemas.google.com/"/>'), 'word/theme/theme1.xml': xml('<a:theme xmlns:a="x"/>') })],
  ['DOCX whose main part has another name', 'docx', () => zipOf({ '[Content_Types].xml': typesOf().replace('/word/document.xml', '/word/document2.xml'), '_rels/.rels': relsOf([{ type: 'officeDocument', target: 'word/document2.xml' }]), 'word/document2.xml': bodyOf(paragraph('tekst')) })],
  ['DOCX with links', 'docx', () => docxRelated([{ type: 'hyperlink', target: 'https://school.example', external: true }, { type: 'hyperlink', target: 'mailto:ib@school.example', external: true }], { 'word/document.xml': bodyOf(link) })],
  ['DOCX with comments and tracked changes', 'docx', () => docx({ 'word/document.xml': bodyOf(changes), 'word/comments.xml': partOf('comments', '<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>klopt dit?</w:t></w:r></w:p></w:comment>') })],
  ['DOCX with a table, a header and notes', 'docx', () => docx({ 'word/document.xml': bodyOf(table([['Vak', 'Score'], ['Rekenen', '123']])), 'word/header1.xml': partOf('hdr', paragraph('School')), 'word/footnotes.xml': partOf('footnotes', paragraph('noot')) })],
  ['DOCX with an image of its own', 'docx', () => docx({ 'word/media/image1.png': pngOf({ width: 8, height: 8 }) })],
  ['DOCX with a template on a drive of its maker', 'docx', () => docx({ 'word/_rels/settings.xml.rels': relsOf([{ type: 'attachedTemplate', target: 'file:///C:\\Sjablonen\\Brief.dotx', external: true }]) })],
  ['DOCX with page numbers and a table of contents', 'docx', () => docxWith(simpleField('PAGE \\* MERGEFORMAT') + simpleField('TOC \\o "1-3" \\h') + simpleField('HYPERLINK "https://school.example"') + simpleField('MACROBUTTON NoMacro [klik en typ]'))],
  ['DOCX in UTF-16', 'docx', () => docx({ 'word/document.xml': joined('\u00ff\u00fe', Uint8Array.from(Buffer.from(bodyOf(paragraph('één')).replace('UTF-8', 'UTF-16'), 'utf16le'))) })],
  ['DOCX with umlauts and quotes', 'docx', () => docxWith(paragraph('Zoë &amp; Jürgen zeiden: &#8220;ça va&#8221; &lt;ja&gt;'))],
  ['DOCX with its maker in it', 'docx', () => docx({ 'docProps/core.xml': core('A. de Vries') })],
  ['DOCX with words that start programs in its text', 'docx', () => docxWith(paragraph('DDEAUTO cmd.exe is een veld van Word; INCLUDEPICTURE https://x ook'))],
  ['DOCX of many paragraphs', 'docx', () => docxWith(Array.from({ length: 3000 }, (_, index) => paragraph(`Alinea ${index}`)).join(''))],
  ['DOCX with a strict list of types', 'docx', () => docx({ '[Content_Types].xml': typesOf(`${wordType}.document.main+xml`, '<Default Extension="jpeg" ContentType="image/jpeg"/>') })],
]

const images: readonly Clean[] = [
  ['JPEG', 'jpg', () => jpegOf(64, 48)],
  ['JPEG in steps (progressive)', 'jpg', () => jpegByHand({ marker: 0xc2 })],
  ['JPEG of four colours (CMYK)', 'jpg', () => jpegByHand({ components: 4, more: [adobe] })],
  ['JPEG of the extended kind', 'jpg', () => jpegByHand({ marker: 0xc1 })],
  ['JPEG with Exif and a comment', 'jpg', () => afterStart(jpegOf(16, 16), segment(0xe1, joined('Exif\0\0II*\0\u0008\0\0\0\0\0')), segment(0xfe, joined('gemaakt op school')))],
  ['JPEG with a film of a phone behind it', 'jpg', () => joined(jpegOf(16, 16), '\0\0\0\u0018ftypmp42', new Uint8Array(300))],
  ['PNG', 'png', () => pngOf({ width: 33, height: 7 })],
  ['PNG in steps (interlaced)', 'png', () => pngOf({ width: 33, height: 17, interlaced: true })],
  ['PNG of one pixel', 'png', () => pngOf({ width: 1, height: 1, depth: 1, color: 0 })],
  ['PNG of 16 bits with transparency', 'png', () => pngOf({ width: 9, height: 9, depth: 16, color: 6 })],
  ['PNG with a palette of two colours', 'png', () => pngOf({ width: 10, height: 10, depth: 1, color: 3 }, [chunk('PLTE', Uint8Array.of(0, 0, 0, 255, 255, 255))])],
  ['PNG with text beside its picture', 'png', () => pngOf({ width: 9, height: 9 }, [chunk('tEXt', joined('Software\0Paint'))])],
  ['PNG with bytes behind its end', 'png', () => joined(pngOf({ width: 9, height: 9 }), new Uint8Array(10))],
]

export const cleanFiles: readonly Clean[] = [...pdfs, ...docxs, ...images]
