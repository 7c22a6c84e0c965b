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
