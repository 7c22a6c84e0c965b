// What may be the template of an attachment type: a PDF or a Word document without macros, small enough to keep in one row.
import { safeFileName } from './file-name.ts'
import { type InputFault, refuseFaults } from './refusal.ts'

/** In bytes: a row of the table holds 400 KB, and the rest of the row wants its place. */
export const largestTemplate = 350_000

export interface TemplateFile {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

export type TemplateFault = 'template-empty' | 'template-too-large' | 'template-kind'

const contentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

const extension = /\.(pdf|docx)$/i

/** Readers of PDF take what begins within a kilobyte; names of files stand readable in a zip, so that a Word document says what it is. */
function kindOf(bytes: Uint8Array): keyof typeof contentTypes | undefined {
  const text = new TextDecoder('latin1').decode(bytes)
  if (text.slice(0, 1024).includes('%PDF-')) return 'pdf'
  const isWord = text.startsWith('PK\u0003\u0004') && text.includes('[Content_Types].xml') && text.includes('word/document.xml')
  return isWord && !text.includes('vbaProject.bin') ? 'docx' : undefined
}

/** The file as it is kept: its kind by its first bytes and its name, which must say the same; under a name that can be saved anywhere. Refuses all that is wrong at once. */
export function templateOf(fileName: string, bytes: Uint8Array): TemplateFile {
  const faults: InputFault[] = []
  if (bytes.length === 0) faults.push({ path: 'file', code: 'template-empty' satisfies TemplateFault })
  if (bytes.length > largestTemplate) faults.push({ path: 'file', code: 'template-too-large' satisfies TemplateFault, details: { most: largestTemplate / 1000 } })
  const kind = kindOf(bytes)
  if (bytes.length > 0 && (kind === undefined || extension.exec(fileName)?.[1]?.toLowerCase() !== kind)) faults.push({ path: 'file', code: 'template-kind' satisfies TemplateFault })
  refuseFaults(faults)
  return { fileName: safeFileName(fileName, kind!), contentType: contentTypes[kind!], bytes }
}
