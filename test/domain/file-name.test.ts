// Names of files that are safe to show, to save anywhere, to put into a zip and to send in a header.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentTypes, type FileKind, kindOf } from '../../lambdas/domain/file-check.ts'
import { contentDisposition, safeFileName } from '../../lambdas/domain/file-name.ts'

const anyKind = fc.constantFrom<FileKind>('pdf', 'jpg', 'png', 'docx')
const hostileSign = fc.constantFrom(...'\\/:*?"<>|%;\'\r\n\t\0 .~$&#=+,[]{}`^', '\u202e', '\u2066', '\u200b', '\ufeff', '\u0085', '\u00ad', '\ud83d', '\udc67', 'e\u0301', '\u2215', '\uff0f', 'con', 'NUL', '..', '.pdf', '.exe', '漢', '👩‍👧')
const anyName = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.oneof(hostileSign, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join('')))

describe('a safe name', () => {
  it.each([
    ['Verslag Zoë (groep 8).pdf', 'pdf'], ["Noor's OPP, 2e versie.docx", 'docx'], ['foto_1.JPG', 'jpg'], ['foto.jpeg', 'jpg'], ['Ω 漢字.png', 'png'], ['a.b.c.pdf', 'pdf'], ['console.pdf', 'pdf'],
  ] as const)('stays as it is: %s', (name, kind) => {
    expect(safeFileName(name, kind)).toBe(name)
  })
})

describe('an unsafe name', () => {
  it.each([
    ['a path of Unix', '../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['a path of Windows', 'C:\\Users\\ib\\verslag.pdf', 'pdf', 'verslag.pdf'],
    ['a path that ends in a slash', 'map/verslag.pdf/', 'pdf', 'verslag.pdf'],
    ['signs that Windows refuses', 'a:b*c?d"e<f>g|h.pdf', 'pdf', 'a_b_c_d_e_f_g_h.pdf'],
    ['a look-alike of a slash', 'a\u2215b\uff0fc.pdf', 'pdf', 'a_b_c.pdf'],
    ['controls', 'a\r\nSet-Cookie\u0000b\u0085.pdf', 'pdf', 'aSet-Cookieb.pdf'],
    ['a turned direction', 'verslag\u202efdp.exe', 'pdf', 'verslagfdp.exe.pdf'],
    ['unseen signs', 'ver\u200bslag\ufeff.p\u00addf', 'pdf', 'verslag.pdf'],
    ['the extension of another kind', 'verslag.docx', 'pdf', 'verslag.docx.pdf'],
    ['no extension', 'verslag', 'png', 'verslag.png'],
    ['points and spaces behind', 'verslag.pdf. . ', 'pdf', 'verslag.pdf'],
    ['points and spaces before the extension', 'verslag .. .pdf', 'pdf', 'verslag.pdf'],
    ['points in front', '..verslag.pdf', 'pdf', 'verslag.pdf'],
    ['a device', 'CON.pdf', 'pdf', '_CON.pdf'],
    ['a device with two extensions', 'lpt1.tar.docx', 'docx', '_lpt1.tar.docx'],
    ['a device with a raised digit', 'COM¹.png', 'png', '_COM¹.png'],
    ['an accent that stands apart', 'Zoe\u0308.pdf', 'pdf', 'Zoë.pdf'],
    ['spaces of many kinds', 'a\u00a0\u2003 b.pdf', 'pdf', 'a b.pdf'],
    ['nothing', '', 'pdf', 'bijlage.pdf'],
    ['nothing but an extension', '.pdf', 'pdf', 'pdf.pdf'],
    ['nothing but points', '....', 'docx', 'bijlage.docx'],
    ['half a character', 'a\ud83d.pdf', 'pdf', 'a.pdf'],
  ] as const)('with %s is put right', (_what, name, kind, safe) => {
    expect(safeFileName(name, kind)).toBe(safe)
  })

  it('is cut at 120 characters and keeps its extension', () => {
    expect(safeFileName(`${'a'.repeat(116)}.pdf`, 'pdf')).toHaveLength(120)
    expect(safeFileName(`${'a'.repeat(117)}.pdf`, 'pdf')).toBe(`${'a'.repeat(116)}.pdf`)
    expect(safeFileName('漢'.repeat(200), 'docx').length).toBeLessThanOrEqual(120)
  })
})

describe('whatever the name was', () => {
  it('it is safe, and making it safe again changes nothing', () => {
    fc.assert(
      fc.property(anyName, anyKind, (name, kind) => {
        const safe = safeFileName(name, kind)
        expect(safe).toBe(safe.normalize('NFC'))
        expect(safe.length).toBeLessThanOrEqual(120)
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(240)
        expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\/:*?"<>|]/)
        expect(safe.isWellFormed()).toBe(true)
        expect(safe).not.toMatch(/^[. ]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)\s*\./i)
        expect(safe).toMatch({ pdf: /.\.pdf$/i, jpg: /.\.(jpg|jpeg|jpe|jfif)$/i, png: /.\.png$/i, docx: /.\.docx$/i }[kind])
        expect(safeFileName(safe, kind)).toBe(safe)
      }),
      { numRuns: 2000 },
    )
  })

  it('the header is one line of visible ASCII, and says the name', () => {
    fc.assert(
      fc.property(anyName, anyKind, (name, kind) => {
        const safe = safeFileName(name, kind)
        const header = contentDisposition(safe)
        const parts = /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([A-Za-z\d!#$&+.^_`|~%-]+)$/.exec(header)
        expect(header).toMatch(/^[\x20-\x7e]+$/)
        expect(decodeURIComponent(parts?.[2] ?? '')).toBe(safe)
      }),
      { numRuns: 1000 },
    )
  })

  it('the header of a name that nobody made safe breaks nothing either', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(contentDisposition(name)).toMatch(/^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\x21-\x7e]*$/)
      }),
    )
  })

  it.each([
    ['Verslag Zoë.pdf', `attachment; filename="Verslag Zoe.pdf"; filename*=UTF-8''Verslag%20Zo%C3%AB.pdf`],
    ["Noor's (2).pdf", `attachment; filename="Noor's (2).pdf"; filename*=UTF-8''Noor%27s%20%282%29.pdf`],
    ['100% 漢.pdf', `attachment; filename="100_ _.pdf"; filename*=UTF-8''100%25%20%E6%BC%A2.pdf`],
  ])('as in %s', (name, header) => {
    expect(contentDisposition(name)).toBe(header)
  })
})

describe('the four kinds', () => {
  it('are known by their content type and by no other', () => {
    expect(Object.entries(contentTypes).map(([kind, type]) => kindOf(type) === kind)).toEqual([true, true, true, true])
    expect(['', 'application/zip', 'image/gif', 'APPLICATION/PDF', 'application/pdf; charset=x', 'toString'].map(kindOf)).toEqual(Array.from({ length: 6 }, () => undefined))
  })
})
