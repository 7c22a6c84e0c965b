// The BSN stop on files: where a number is found, what is asked, and that the number itself is never answered.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentTypes, type FileKind } from '../../lambdas/domain/file-check.ts'
import { checkFile } from '../../lambdas/files/check-file.ts'
import { bodyOf, core, docx, docxWith, paragraph, partOf, table } from './docx-building.ts'
import { afterStart, chunk, jpegOf, joined, pngOf, segment } from './image-building.ts'
import { onePage, pagesOf, pdfOf, objectsOf, stream, updated } from './pdf-building.ts'

const bsn = '123456782'

async function check(bytes: Uint8Array, kind: FileKind, noBsn = false) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const checked = await checkFile(bytes, { contentType: contentTypes[kind], fileName: `a.${kind}`, size: bytes.length, sha256, noBsn }, 'clean')
  expect(JSON.stringify(checked).replace(/\D/g, '')).not.toContain(bsn)
  return checked.outcome === 'refused' ? checked.reasons : checked.findings
}

const stated = (details: object) => [{ code: 'bsn-in-file', details }]
const possible = (details: object) => [{ code: 'bsn-possible', details }]
const onPage = (page: number) => ({ place: 'page', page })
const comment = `<w:comment w:id="0"><w:p><w:r><w:t>sofinummer ${bsn}</w:t></w:r></w:p></w:comment>`

describe('a BSN in a PDF', () => {
  it('is refused with its page', async () => {
    expect(await check(pagesOf([['Verslag'], [`BSN: ${bsn}`], ['Einde']]), 'pdf')).toEqual(stated(onPage(2)))
  })

  it('is refused with each of its pages', async () => {
    expect(await check(pagesOf([[`BSN: ${bsn}`], ['Tussenblad'], [`sofinummer 123.456.782`]]), 'pdf')).toEqual([...stated(onPage(1)), ...stated(onPage(3))])
  })

  it.each([
    ['in a table, below the head of its column', 'BT /F1 10 Tf 60 700 Td (Naam) Tj 150 0 Td (BSN) Tj 150 0 Td (Groep) Tj ET BT /F1 10 Tf 60 600 Td (Sam) Tj 150 0 Td (123456782) Tj 150 0 Td (8) Tj ET'],
    ['in a table that was written column by column', 'BT /F1 10 Tf 60 700 Td (Naam) Tj 0 -40 Td (Een leerling met een heel erg lange naam) Tj 300 40 Td (BSN) Tj 0 -40 Td (123456782) Tj ET'],
    ['in pieces', 'BT /F1 10 Tf 60 700 Td [(Burgerservice) -10 (nummer: 123) 5 (456) 5 (782)] TJ ET'],
    ['written sign by sign', `BT /F1 10 Tf 60 700 Td (BSN: ) Tj ${[...bsn].map((digit) => `(${digit}) Tj`).join(' ')} ET`],
  ])('%s', async (_where, content) => {
    expect(await check(onePage({ content: stream('', content) }), 'pdf')).toEqual(stated(onPage(1)))
  })

  it('in a note and in a form field names its page', async () => {
    const note = `/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(BSN ${bsn})>>]`
    expect(await check(onePage({ page: note }), 'pdf')).toEqual(stated(onPage(1)))
    const field = { catalog: '/AcroForm<</Fields[6 0 R]>>', page: '/Annots[6 0 R]', more: [`<</FT/Tx/T(BSN)/V(${bsn})/Type/Annot/Subtype/Widget/Rect[9 9 99 29]>>`] }
    expect(await check(onePage(field), 'pdf')).toEqual(stated(onPage(1)))
  })

  it('in its title, its properties or an older version of them', async () => {
    expect(await check(pagesOf([['tekst']], `/Title(BSN ${bsn})`), 'pdf')).toEqual(stated({ place: 'properties' }))
    const older = pdfOf([...objectsOf(), `<</Subject(BSN ${bsn})>>`], { trailer: '/Info 6 0 R' })
    expect(await check(updated(older, new Map([[6, '<</Subject(leeg)>>']])), 'pdf')).toEqual(stated({ place: 'properties' }))
  })

  it('without a word beside it is asked, with its page', async () => {
    expect(await check(pagesOf([['tekst'], [`Leerling ${bsn}`]]), 'pdf')).toEqual(possible(onPage(2)))
  })

  it('is kept where the school looked and it is none, and that is told', async () => {
    expect(await check(pagesOf([['tekst'], [`Leerling ${bsn}`]]), 'pdf', true)).toEqual([{ code: 'bsn-denied', details: onPage(2) }])
  })

  it('beside its word is refused whatever the school says', async () => {
    expect(await check(pagesOf([[`BSN ${bsn}`]]), 'pdf', true)).toEqual(stated(onPage(1)))
  })
})

describe('a BSN in a DOCX', () => {
  it.each([
    ['the text', docxWith(paragraph(`BSN: ${bsn}`)), 'text'],
    ['runs of its own', docxWith('<w:p><w:r><w:t>BS</w:t></w:r><w:r><w:t xml:space="preserve">N 123</w:t></w:r><w:r><w:t>456782</w:t></w:r></w:p>'), 'text'],
    ['a table', docxWith(table([['Naam', 'BSN', 'Groep'], ['Een leerling met een heel erg lange naam, van groep acht', bsn, '8']])), 'text'],
    ['deleted text', docxWith(`<w:p><w:del w:id="1"><w:r><w:delText>BSN ${bsn}</w:delText></w:r></w:del></w:p>`), 'text'],
    ['a header', docx({ 'word/header2.xml': partOf('hdr', paragraph(`BSN ${bsn}`)) }), 'header-or-footer'],
    ['a footer', docx({ 'word/footer1.xml': partOf('ftr', paragraph(`BSN ${bsn}`)) }), 'header-or-footer'],
    ['a footnote', docx({ 'word/footnotes.xml': partOf('footnotes', paragraph(`BSN ${bsn}`)) }), 'notes'],
    ['a comment', docx({ 'word/comments.xml': partOf('comments', comment) }), 'comments'],
    ['its properties', docx({ 'docProps/core.xml': core(`BSN ${bsn}`) }), 'properties'],
    ['the description of an image', docx({ 'word/document.xml': bodyOf(`<w:p><w:r><w:drawing><wp:docPr xmlns:wp="x" id="1" name="a" descr="BSN ${bsn}"/></w:drawing></w:r></w:p>`) }), 'text'],
  ])('in %s is refused, and the place is named', async (_where, bytes, place) => {
    expect(await check(bytes, 'docx')).toEqual(stated({ place }))
  })

  it('without a word beside it is asked', async () => {
    expect(await check(docxWith(paragraph(`Leerling ${bsn}`)), 'docx')).toEqual(possible({ place: 'text' }))
    expect(await check(docxWith(paragraph(`Leerling ${bsn}`)), 'docx', true)).toEqual([{ code: 'bsn-denied', details: { place: 'text' } }])
  })
})

describe('a BSN beside an image', () => {
  it('is refused where it is written in the file', async () => {
    expect(await check(pngOf({ width: 9, height: 9 }, [chunk('tEXt', joined(`Comment\0BSN ${bsn}`))]), 'png')).toEqual(stated({ place: 'properties' }))
    expect(await check(afterStart(jpegOf(16, 16), segment(0xfe, joined(`BSN ${bsn}`))), 'jpg')).toEqual(stated({ place: 'properties' }))
  })
})
