// Templates: a PDF or a Word document without macros, with a name that says the same, small enough for a row.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { largestTemplate, templateOf } from '../../lambdas/domain/attachment-type-template.ts'
import type { Refusal } from '../../lambdas/domain/refusal.ts'

const pdf = strToU8('%PDF-1.7\n1 0 obj\n')
const word = (more: Readonly<Record<string, Uint8Array>> = {}) => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<document/>'), ...more })

function codesOf(fileName: string, bytes: Uint8Array): readonly string[] {
  try {
    templateOf(fileName, bytes)
    return []
  } catch (refusal) {
    return (refusal as Refusal).details.errors!.map(({ code }) => code)
  }
}

describe('a template', () => {
  it('is kept with the content type of what it is', () => {
    expect(templateOf('formulier.pdf', pdf)).toEqual({ fileName: 'formulier.pdf', contentType: 'application/pdf', bytes: pdf })
    expect(templateOf('Formulier.DOCX', word())).toMatchObject({ contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' })
  })

  it('gets a name that can be saved anywhere', () => {
    expect(templateOf('map/formulier?.PDF', pdf).fileName).toMatch(/^formulier.*\.pdf$/i)
    expect(templateOf('../../CON.pdf', pdf).fileName).not.toMatch(/[/\\]|^CON\.pdf$/)
  })

  it.each([
    ['a PDF after some other bytes, as readers take it', 'a.pdf', strToU8(`${' '.repeat(900)}%PDF-1.4`), []],
    ['a PDF that begins too far', 'a.pdf', strToU8(`${' '.repeat(1100)}%PDF-1.4`), ['template-kind']],
    ['a PDF that calls itself a Word document', 'a.docx', pdf, ['template-kind']],
    ['a Word document that calls itself a PDF', 'a.pdf', word(), ['template-kind']],
    ['a Word document with macros', 'a.docx', word({ 'word/vbaProject.bin': strToU8('x') }), ['template-kind']],
    ['a zip of something else', 'a.docx', zipSync({ 'x.txt': strToU8('x') }), ['template-kind']],
    ['a picture', 'a.png', strToU8('\u0089PNG'), ['template-kind']],
    ['a name without an extension', 'formulier', pdf, ['template-kind']],
    ['nothing', 'a.pdf', new Uint8Array(), ['template-empty']],
  ])('%s: %s', (_what, fileName, bytes, codes) => {
    expect(codesOf(fileName, bytes)).toEqual(codes)
  })

  it('fits in a row: at most 350 kB', () => {
    const ofSize = (size: number) => Uint8Array.from({ length: size }, (_, i) => pdf[i] ?? 0)
    expect(codesOf('a.pdf', ofSize(largestTemplate))).toEqual([])
    expect(codesOf('a.pdf', ofSize(largestTemplate + 1))).toEqual(['template-too-large'])
    expect(codesOf('a.exe', ofSize(largestTemplate + 1))).toEqual(['template-too-large', 'template-kind'])
  })
})
