// What is refused of a generated set of hostile files, and why; what is kept of odd but clean ones; and what a school hears of those.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentTypes, type DeclaredFile, type FileKind, type FileReasonCode } from '../../lambdas/domain/file-check.ts'
import { checkFile } from '../../lambdas/files/check-file.ts'
import { cleanFiles } from './clean-files.ts'
import { bodyOf, core, docx, docxWith, partOf } from './docx-building.ts'
import { eicarDocx, hostileOthers, zips } from './hostile-others.ts'
import { eicarPdf, hostilePdfs } from './hostile-pdfs.ts'
import { pngOf } from './image-building.ts'
import { onePage, pagesOf, stream, textContent } from './pdf-building.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const declared = (bytes: Uint8Array, kind: FileKind, more: Partial<DeclaredFile> = {}): DeclaredFile => ({
  contentType: contentTypes[kind], fileName: `verslag.${kind}`, size: bytes.length, sha256: sha256(bytes), noBsn: false, ...more,
})

async function reasonsFor(bytes: Uint8Array, kind: FileKind): Promise<readonly string[]> {
  const checked = await checkFile(bytes, declared(bytes, kind), 'clean')
  return checked.outcome === 'refused' ? checked.reasons.map(({ code }) => code) : ['accepted']
}

const kindIn = (name: string): FileKind => (/PNG/.test(name) ? 'png' : /JPEG/.test(name) ? 'jpg' : /DOCX|zip:/.test(name) ? 'docx' : 'pdf')

const hostile = [...hostilePdfs, ...hostileOthers]

describe(`${hostile.length} hostile files are refused, each for its own reason`, () => {
  it.each(hostile)('%s', async (name, reasons, build) => {
    expect([...(await reasonsFor(build(), kindIn(name)))].sort()).toEqual([...reasons].sort())
  })
})

describe(`${cleanFiles.length} odd but clean files are kept`, () => {
  it.each(cleanFiles)('%s', async (_name, kind, build) => {
    const bytes = await build()
    expect(await checkFile(bytes, declared(bytes, kind), 'clean')).toMatchObject({ outcome: 'accepted', contentType: contentTypes[kind] })
  })
})

describe('the figures of both sets', () => {
  it('are at least 60 hostile and 30 clean, each with its own name', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60)
    expect(cleanFiles.length).toBeGreaterThanOrEqual(30)
    expect(new Set([...hostile, ...cleanFiles].map(([name]) => name)).size).toBe(hostile.length + cleanFiles.length)
  })

  it('hold every reason that a file can give by what is in it', () => {
    const given = new Set(hostile.flatMap(([, reasons]) => reasons))
    const all: readonly FileReasonCode[] = [
      'unknown-kind', 'kind-not-allowed', 'two-kinds', 'password', 'bomb', 'too-deep', 'pdf-broken', 'pdf-javascript', 'pdf-launch', 'pdf-embedded-file', 'pdf-xfa',
      'pdf-rich-media', 'pdf-remote', 'docx-broken', 'docx-macro', 'docx-external-template', 'docx-external', 'docx-ole', 'docx-nested-zip', 'docx-path', 'docx-entities',
      'docx-dde', 'image-broken', 'image-too-large',
    ]
    expect(all.filter((reason) => !given.has(reason))).toEqual([])
  })
})

describe('every zip is refused by its type', () => {
  it.each(zips)('%s (%s)', async (_name, found, build) => {
    const bytes = build()
    expect(await checkFile(bytes, declared(bytes, 'docx'), 'clean')).toEqual({ outcome: 'refused', reasons: [{ code: 'kind-not-allowed', details: { found } }] })
  })
})

describe('malware', () => {
  it.each([
    ['in a PDF stream', 'pdf', eicarPdf],
    ['in a part of a DOCX', 'docx', eicarDocx],
  ] as const)('%s is refused when the scan found it, and nothing looks into the file after that', async (_where, kind, build) => {
    const bytes = build()
    expect(await checkFile(bytes, declared(bytes, kind), 'infected')).toEqual({ outcome: 'refused', reasons: [{ code: 'infected' }] })
  })

  it('that nothing scanned is told as not scanned', async () => {
    const bytes = onePage()
    expect(await checkFile(bytes, declared(bytes, 'pdf'), 'not-scanned')).toMatchObject({ outcome: 'accepted', findings: [{ code: 'not-scanned' }] })
    expect(await checkFile(bytes, declared(bytes, 'pdf'), 'clean')).toMatchObject({ outcome: 'accepted', findings: [] })
  })
})

describe('a file must be what was announced', () => {
  const check = async (bytes: Uint8Array, more: Partial<DeclaredFile>) => {
    const checked = await checkFile(bytes, declared(bytes, 'pdf', more), 'clean')
    return checked.outcome === 'refused' ? checked.reasons : []
  }
  const pdf = onePage()

  it('of the same size, one byte more or less refuses', async () => {
    expect(await check(pdf, { size: pdf.length })).toEqual([])
    expect(await check(pdf, { size: pdf.length + 1 })).toEqual([{ code: 'size-differs' }])
    expect(await check(pdf, { size: pdf.length - 1 })).toEqual([{ code: 'size-differs' }])
  })

  it('with the same fingerprint, in either case of letters', async () => {
    expect(await check(pdf, { sha256: sha256(pdf).toUpperCase() })).toEqual([])
    expect(await check(pdf, { sha256: sha256(pdf).replace(/^./, (sign) => (sign === '0' ? '1' : '0')) })).toEqual([{ code: 'sha256-differs' }])
  })

  it('no larger than its type allows, and never larger than 10 MB', async () => {
    expect(await check(pdf, { maxBytes: pdf.length })).toEqual([])
    expect(await check(pdf, { maxBytes: pdf.length - 1 })).toEqual([{ code: 'too-large', details: { most: pdf.length - 1 } }])
    const most = 10 * 1024 * 1024
    const whole = new Uint8Array(most)
    whole.set(pdf)
    expect(await check(whole, { maxBytes: 2 * most })).toEqual([])
    expect(await check(new Uint8Array(most + 1), { maxBytes: 2 * most })).toEqual([{ code: 'too-large', details: { most } }])
  })

  it('of the kind that was announced', async () => {
    expect(await check(pdf, { contentType: contentTypes.docx })).toEqual([{ code: 'kind-differs', details: { found: 'pdf', declared: 'docx' } }])
    expect(await check(pdf, { contentType: 'text/plain' })).toEqual([{ code: 'kind-differs', details: { found: 'pdf' } }])
  })

  it('and not empty', async () => {
    expect(await check(new Uint8Array(), { size: 0 })).toEqual([{ code: 'empty' }])
  })

  it('with all reasons told at once', async () => {
    const bad = onePage({ catalog: '/OpenAction<</S/JavaScript/JS(x)>>', content: stream('', textContent(['BSN 123456782'])) })
    const reasons = await check(bad, { size: 1, sha256: '00', contentType: contentTypes.png, maxBytes: 10 })
    expect(reasons.map(({ code }) => code)).toEqual(['size-differs', 'sha256-differs', 'too-large', 'kind-differs', 'pdf-javascript', 'bsn-in-file'])
  })
})

describe('what a school hears of a file that is kept', () => {
  const findings = async (bytes: Uint8Array, kind: FileKind, more: Partial<DeclaredFile> = {}) => {
    const checked = await checkFile(bytes, declared(bytes, kind, more), 'clean')
    return checked.outcome === 'accepted' ? checked.findings : checked.reasons
  }

  it('the pages on which no text can be read', async () => {
    expect(await findings(pagesOf([['tekst'], [], []]), 'pdf')).toEqual([{ code: 'no-text', details: { pages: 2 } }])
    expect(await findings(pngOf({ width: 9, height: 9 }), 'png')).toEqual([{ code: 'no-text', details: { pages: 1 } }])
    expect(await findings(docxWith(''), 'docx')).toEqual([{ code: 'no-text' }])
  })

  it('the author, of whom the name is not repeated', async () => {
    expect(await findings(pagesOf([['tekst']], '/Author(A. de Vries)'), 'pdf')).toEqual([{ code: 'author' }])
    expect(await findings(pagesOf([['tekst']], '/Author( )'), 'pdf')).toEqual([])
    expect(await findings(docx({ 'docProps/core.xml': core('A. de Vries') }), 'docx')).toEqual([{ code: 'author' }])
    expect(await findings(docx({ 'docProps/core.xml': core('') }), 'docx')).toEqual([])
  })

  it('how many comments and tracked changes it still holds', async () => {
    const notes = '/Annots[<</Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 9 9 9 0 0 9 0]>><</Subtype/Text/Rect[0 0 9 9]/Contents(x)>><</Subtype/Link/Rect[0 0 9 9]>>]'
    expect(await findings(onePage({ page: notes }), 'pdf')).toEqual([{ code: 'comments', details: { count: 2 } }])
    const word = docx({
      'word/document.xml': bodyOf('<w:p><w:ins w:id="1"><w:r><w:t>erbij</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>eraf</w:delText></w:r></w:del></w:p>'),
      'word/comments.xml': partOf('comments', '<w:comment w:id="0"><w:p><w:r><w:t>klopt dit?</w:t></w:r></w:p></w:comment>'),
    })
    expect(await findings(word, 'docx')).toEqual([{ code: 'comments', details: { count: 1 } }, { code: 'tracked-changes', details: { count: 2 } }])
  })
})

describe('a damaged file', () => {
  it('is judged too: whatever bytes are changed, there is an answer', async () => {
    const small = await Promise.all(cleanFiles.map(async ([, kind, build]) => ({ kind, bytes: await build() })))
    const files = small.filter(({ bytes }) => bytes.length < 20_000)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.option(fc.nat()), async ({ bytes, kind }, changes, cut) => {
        const damaged = bytes.slice(0, cut === null ? bytes.length : cut % bytes.length)
        for (const [at, byte] of changes) if (damaged.length > 0) damaged[at % damaged.length] = byte
        expect(['accepted', 'refused']).toContain((await checkFile(damaged, declared(damaged, kind), 'clean')).outcome)
      }),
      { numRuns: 200, seed: 4 },
    )
  })
})
