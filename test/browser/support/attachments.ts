// Files as schools have them, made for a journey: clean ones, and ones that may not pass.
import { PDFDocument, StandardFonts } from 'pdf-lib'

export interface MadeFile {
  readonly name: string
  readonly mimeType: 'application/pdf'
  readonly buffer: Buffer
}

/** A PDF with these lines; `javaScript` makes it one that is refused. */
export async function pdfFile(name: string, lines: readonly string[], javaScript = false): Promise<MadeFile> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  lines.forEach((line, at) => page.drawText(line, { x: 60, y: 760 - at * 24, size: 12, font }))
  if (javaScript) pdf.addJavaScript('begin', 'app.alert("hello")')
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) }
}

/** Passes the eleven test, and belongs to nobody. */
export const bsn = '111222333'

export const labels = Array.from({ length: 28 }, (_, at) => `L${String(at + 1).padStart(2, '0')}`)
/** A number that passes the eleven test, another one for each place. */
export const numberFor = (at: number): string => {
  const start = String(10_000_000 + at * 7)
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((last) => start + last).find(passes) ?? numberFor(at + 100)
}
const passes = (digits: string) => [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0) % 11 === 0

/** 28 files for everybody and 12 more, three of them with a name that says too little, and two that may not pass. */
export async function pileOfFiles(): Promise<readonly MadeFile[]> {
  const names = [...labels.map((label) => `${label} sociaal-emotioneel.pdf`), ...labels.slice(0, 12).map((label) => `dyslexieverklaring ${label}.pdf`)]
  const renamed = new Map([[2, 'scan van maandag.pdf'], [30, 'L03.pdf'], [31, 'dyslexie.pdf']])
  return Promise.all(
    names.map((name, at) =>
      pdfFile(renamed.get(at) ?? name, at === 5 ? ['Toelichting', `BSN: ${bsn}`] : [`Bijlage ${at}`, 'Werkt graag samen.'], at === 9),
    ),
  )
}
