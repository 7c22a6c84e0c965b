// PDF files that must be refused, each built to hold one thing and to be refused for that alone.
import type { FileReasonCode } from '../../lambdas/domain/file-check.ts'
import { deflated, flateStream, latin1, lzw, modernPdf, objectList, objectsOf, onePage, pdfOf, stream, updated } from './pdf-building.ts'

/** Name, the reasons for which it must be refused (no more and no fewer), and how it is built. */
export type Hostile = readonly [name: string, reasons: readonly FileReasonCode[], build: () => Uint8Array]

const alert = '<</S/JavaScript/JS(app.alert\\(1\\))>>'
const js = ['pdf-javascript'] as const
const opens = (action: string) => ({ catalog: '/OpenAction 6 0 R', more: [action] })
const link = (action: string, type = 'Link') => ({ page: `/Annots[<</Type/Annot/Subtype/${type}/Rect[0 0 99 99]/A ${action}>>]` })
const annotation = (type: string, more = '') => ({ page: `/Annots[<</Type/Annot/Subtype/${type}/Rect[0 0 99 99]${more}>>]` })
const hex = (name: string) => [...name].map((sign) => `#${sign.charCodeAt(0).toString(16)}`).join('')
const asHex = (text: string) => `${Buffer.from(text, 'latin1').toString('hex')}>`

function ascii85(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at += 4) {
    const group = text.slice(at, at + 4)
    let value = [...group.padEnd(4, '\0')].reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0)
    let signs = ''
    for (let index = 0; index < 5; index++) {
      signs = String.fromCharCode((value % 85) + 33) + signs
      value = Math.floor(value / 85)
    }
    out += signs.slice(0, group.length + 1)
  }
  return `${out}~>`
}

/** Each byte under the line before it, as PNG's second predictor wants it. */
function predicted(text: string, columns: number): string {
  const padded = text.padEnd(Math.ceil(text.length / columns) * columns, ' ')
  let out = ''
  for (let at = 0; at < padded.length; at += columns) {
    out += '\u0002'
    for (let column = 0; column < columns; column++) out += String.fromCharCode((padded.charCodeAt(at + column) - (at > 0 ? padded.charCodeAt(at + column - columns) : 0)) & 255)
  }
  return out
}

/** The checksum behind the deflated bytes is wrong; readers do not look at it. */
const wrongSum = (text: string) => {
  const packed = deflated(text)
  return packed.slice(0, -1) + String.fromCharCode(packed.charCodeAt(packed.length - 1) ^ 1)
}

const layers = (count: number): readonly string[] => {
  const draw = '/A Do '.repeat(10)
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? stream('/Subtype/Form/BBox[0 0 9 9]', 'BT /F1 9 Tf (x) Tj ET') : stream(`/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A ${7 + index} 0 R>>>>`, draw),
  )
}

const listed = (text: string) => objectList(new Map([[20, text]]))

const javascript: readonly Hostile[] = [
  ['a script when it opens', js, () => onePage(opens(alert))],
  ['a script, its name escaped', js, () => onePage(opens('<</S/J#61vaScript/J#53(app.alert\\(1\\))>>'))],
  ['a script, all names escaped', js, () => onePage({ catalog: `/${hex('OpenAction')} 6 0 R`, more: [`<</${hex('S')}/${hex('JavaScript')}/${hex('JS')}(x)>>`] })],
  ['a script in a stream', js, () => onePage({ catalog: '/OpenAction 6 0 R', more: ['<</S/JavaScript/JS 7 0 R>>', flateStream('', 'app.alert(1)')] })],
  ['a script by name', js, () => onePage({ catalog: '/Names<</JavaScript<</Names[(a) 6 0 R]>>>>', more: [alert] })],
  ['a script when a page opens', js, () => onePage({ page: `/AA<</O ${alert}>>` })],
  ['a script in a form field', js, () => onePage({ catalog: '/AcroForm<</Fields[6 0 R]>>', more: [`<</FT/Tx/T(naam)/Subtype/Widget/Rect[0 0 9 9]/AA<</K ${alert}>>>>`] })],
  ['a script behind a link, after another action', js, () => onePage(link(`<</S/GoTo/D[3 0 R/Fit]/Next ${alert}>>`))],
  ['a script in an object stream', js, () => modernPdf(opens(alert), {})],
  ['a script in an object stream, its name escaped', js, () => modernPdf(opens('<</S/#4a#61vaScript/JS(x)>>'), {})],
  ['a script in an object stream of two filters', js, () => modernPdf(opens(alert), { dict: '/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]', write: (text) => asHex(deflated(text)) })],
  ['a script in an object stream, filters by their short names', js, () => modernPdf(opens(alert), { dict: '/Type/ObjStm/Filter[/A85/Fl]', write: (text) => ascii85(deflated(text)) })],
  ['a script in an object stream packed by LZW', js, () => modernPdf(opens(alert), { dict: '/Type/ObjStm/Filter/LZWDecode', write: (text) => lzw(latin1(text)) })],
  ['a script in an object stream with a predictor', js, () => modernPdf(opens(alert), { dict: '/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 16>>', write: (text) => deflated(predicted(text, 16)) })],
  ['a script in an object stream that is not packed', js, () => modernPdf(opens(alert), { dict: '/Type/ObjStm', write: (text) => text })],
  ['a script in an object stream that does not say so', js, () => modernPdf(opens(alert), { dict: '/Filter/FlateDecode' })],
  ['a script in an object stream with a wrong checksum', js, () => modernPdf(opens(alert), { write: wrongSum })],
  ['a script in an object stream whose filter is an object', js, () => onePage({ more: [stream(`/Type/ObjStm/N 1/First ${listed(alert).first}/Filter 7 0 R`, deflated(listed(alert).text)), '/FlateDecode'] })],
  ['a script in a later version', js, () => updated(onePage(), new Map([[1, `<</Type/Catalog/Pages 2 0 R/OpenAction ${alert}>>`]]))],
  ['a script in an older version', js, () => updated(onePage({ catalog: `/OpenAction ${alert}` }), new Map([[1, '<</Type/Catalog/Pages 2 0 R>>']]))],
  ['a script whose type is an object of its own', js, () => onePage({ catalog: '/OpenAction<</S 6 0 R/JS(x)>>', more: ['/JavaScript'] })],
  ['a script with two types', js, () => onePage(opens('<</S/URI/URI(https://school.example)/S/JavaScript/JS(x)>>'))],
  ['a script with a comment in the middle', js, () => onePage(opens('<</S%)>>\n/JavaScript%\n/JS%\n(x)>>'))],
  ['a script inside what looks like a string', js, () => onePage({ more: ['(een titel\n20 0 obj <</S/JavaScript/JS<78>>> endobj\n)'] })],
  ['a script inside what looks like a comment', js, () => onePage({}, { behind: `% 20 0 obj ${alert} endobj\n` })],
  ['a script inside what looks like a stream', js, () => onePage({ more: [stream('', `20 0 obj ${alert} endobj`)] })],
  ['a script in a stream of a stated length that swallows it', js, () => pdfOf([...objectsOf(), stream('', 'q Q', 90), alert])],
  ['a script as a link', js, () => onePage(link('<</S/URI/URI(javascript:app.alert\\(1\\))>>'))],
  ['a script as a link, its letters escaped', js, () => onePage(link('<</S/URI/URI(java\\163cript:alert\\(1\\))>>'))],
  ['a script as a link in hex', js, () => onePage(link(`<</S/URI/URI<${Buffer.from('JavaScript:x').toString('hex')}>>>`))],
]

const other: readonly Hostile[] = [
  ['starting a program', ['pdf-launch'], () => onePage(opens('<</S/Launch/F(calc.exe)>>'))],
  ['starting a program with settings for Windows', ['pdf-launch'], () => onePage(link('<</S/Launch/Win<</F(cmd.exe)/P(/c start)>>>>'))],
  ['starting a program, its name escaped', ['pdf-launch'], () => onePage(opens('<</S/L#61unch/F(calc.exe)>>'))],
  ['starting a program, in an object stream', ['pdf-launch'], () => modernPdf(opens('<</S/Launch/F(calc.exe)>>'), {})],
  ['a file inside', ['pdf-embedded-file'], () => onePage({ catalog: '/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>', more: ['<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>', flateStream('/Type/EmbeddedFile', 'MZ')] })],
  ['a file inside, its names escaped', ['pdf-embedded-file'], () => onePage({ catalog: '/Names<</Embedded#46iles 8 0 R>>', more: ['<</F(a.exe)/E#46<</F 7 0 R>>>>', flateStream('', 'MZ'), '<</Names[(a) 6 0 R]>>'] })],
  ['a file pinned to a page', ['pdf-embedded-file'], () => onePage(annotation('FileAttachment', '/FS<</F(a.docm)/EF<</F 6 0 R>>>>'))],
  ['a file that belongs to it (PDF/A-3)', ['pdf-embedded-file'], () => onePage({ catalog: '/AF[6 0 R]', more: ['<</Type/Filespec/F(a.xml)/AFRelationship/Data/EF<</F 7 0 R>>>>', stream('/Type/EmbeddedFile', '<a/>')] })],
  ['a folder of files', ['pdf-embedded-file'], () => onePage({ catalog: '/Collection<</View/D>>' })],
  ['going to a file inside', ['pdf-embedded-file'], () => onePage(opens('<</S/GoToE/T<</R/C/N(b.pdf)>>>>'))],
  ['a form of XFA', ['pdf-xfa'], () => onePage({ catalog: '/AcroForm<</Fields[]/XFA 6 0 R>>', more: [stream('', '<xdp/>')] })],
  ['a form of XFA, its name escaped', ['pdf-xfa'], () => onePage({ catalog: '/AcroForm<</X#46A[(template) 6 0 R]>>', more: [stream('', '<xdp/>')] })],
  ['a form of XFA in an object stream', ['pdf-xfa'], () => modernPdf({ catalog: '/AcroForm 6 0 R', more: ['<</Fields[]/XFA(x)>>'] }, {})],
  ['a film with a player', ['pdf-rich-media'], () => onePage(annotation('RichMedia', '/RichMediaContent<<>>'))],
  ['a film', ['pdf-rich-media'], () => onePage(annotation('Movie', '/Movie<</F(a.avi)>>'))],
  ['a sound', ['pdf-rich-media'], () => onePage(annotation('Sound'))],
  ['a screen', ['pdf-rich-media'], () => onePage(annotation('Screen', '/A<</S/Rendition/OP 0>>'))],
  ['a model of three dimensions', ['pdf-rich-media'], () => onePage(annotation('3D', '/3DD 6 0 R'))],
  ['sending a form away', ['pdf-remote'], () => onePage(opens('<</S/SubmitForm/F<</FS/URL/F(https://elsewhere.example)>>>>'))],
  ['reading data from a file', ['pdf-remote'], () => onePage(opens('<</S/ImportData/F(a.fdf)>>'))],
  ['opening a file on a share', ['pdf-remote'], () => onePage(opens('<</S/GoToR/F(\\\\\\\\203.0.113.7\\\\share)/D[0/Fit]>>'))],
  ['content that stands in another file', ['pdf-remote'], () => onePage({ content: '<</Length 0/F(\\\\\\\\203.0.113.7\\\\a)>>\nstream\n\nendstream' })],
  ['a password (RC4)', ['password'], () => pdfOf(objectsOf(), { trailer: '/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(x)/U(y)>>/ID[<01><01>]' })],
  ['a password (AES) in an object of its own', ['password'], () => pdfOf([...objectsOf(), '<</Filter/Standard/V 5/R 6/Length 256/P -1028>>'], { trailer: '/Encrypt 6 0 R' })],
  ['a password in a file of PDF 1.5', ['password'], () => modernPdf({}, { xref: '/Encrypt<</Filter/Standard/V 4/R 4>>' })],
  ['a script behind a password: both are told', ['password', 'pdf-javascript'], () => onePage(opens(alert), { trailer: '/Encrypt<</Filter/Standard>>' })],
  ['a script, a program and a file at once: all are told', ['pdf-javascript', 'pdf-launch', 'pdf-embedded-file'], () => onePage({ more: [alert, '<</S/Launch/F(a)>>', '<</EF<</F 4 0 R>>>>'] })],
]

const growing: readonly Hostile[] = [
  ['content that grows a thousand times', ['bomb'], () => onePage({ content: flateStream('', new Uint8Array(60_000_000)) })],
  ['content that is packed twice and grows a million times', ['bomb'], () => onePage({ content: stream('/Filter[/FlateDecode/FlateDecode]', deflated(latin1(deflated(new Uint8Array(60_000_000))))) })],
  ['an object stream that grows', ['bomb'], () => onePage({ more: [flateStream('/Type/ObjStm/N 1/First 4', new Uint8Array(60_000_000).fill(32))] })],
  ['an image that grows', ['bomb'], () => onePage({ more: [flateStream('/Subtype/Image/Width 9/Height 9', new Uint8Array(220_000_000))] })],
  ['twenty filters', ['bomb'], () => onePage({ content: stream(`/Filter[${'/FlateDecode'.repeat(20)}]`, 'x') })],
  ['runs of one byte that grow', ['bomb'], () => onePage({ content: stream('/Filter/RunLengthDecode', '\u0081A'.repeat(400_000)) })],
  ['forms that draw forms, ten times in eight layers', ['bomb'], () => onePage({ resources: '/XObject<</A 6 0 R>>', content: stream('', '/A Do '.repeat(10)), more: layers(8) })],
  ['a form that draws itself', ['too-deep'], () => onePage({ resources: '/XObject<</A 6 0 R>>', content: stream('', '/A Do'), more: [stream('/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 6 0 R>>>>', '/A Do')] })],
  ['lists in lists', ['too-deep'], () => onePage({ more: ['['.repeat(5000) + ']'.repeat(5000)] })],
  ['dictionaries in dictionaries', ['too-deep'], () => onePage({ more: ['<</A'.repeat(400) + '>>'.repeat(400)] })],
  ['objects that all begin in strings without an end', ['bomb'], () => latin1(`%PDF-1.4\n${'1 0 obj('.repeat(200_000)}`)],
]

const brokenOnes: readonly Hostile[] = [
  ['a header alone', ['pdf-broken'], () => latin1('%PDF-1.7\n%%EOF')],
  ['noise behind a header', ['pdf-broken'], () => latin1(`%PDF-1.7\n${'lorem ipsum '.repeat(500)}`)],
  ['no pages', ['pdf-broken'], () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'])],
  ['an object stream that cannot be read', ['pdf-broken'], () => onePage({ more: [stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', '\u00ff\u00ff\u00ff\u00ff')] })],
  ['an object stream with a filter that nobody knows', ['pdf-broken'], () => onePage({ more: [stream('/Type/ObjStm/N 1/First 4/Filter/Onbekend', 'x')] })],
  ['a header behind more than 1024 bytes', ['unknown-kind'], () => onePage({}, { before: `${'x'.repeat(1100)}\n` })],
]

export const hostilePdfs: readonly Hostile[] = [...javascript, ...other, ...growing, ...brokenOnes].map(([name, reasons, build]) => [`PDF: ${name}`, reasons, build])

/** Malware that every scanner knows and that does nothing, in a PDF stream. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
export const eicarPdf = (): Uint8Array => onePage({ more: [stream('', eicar)] })
