// What people may type where text is free.
import { describe, expect, it } from 'vitest'
import { textFaults } from '../../lambdas/domain/free-text.ts'

describe('a text of one line', () => {
  it.each([
    'De Vlinderboom', "Zoë's school, 1e locatie (dépendance)", 'Ω 漢字 👩‍👧', '', 'Aanmelden kan t/m woensdag 31 maart; 09.00 uur',
  ])('may be "%s"', (text) => {
    expect(textFaults(text, 'one-line')).toEqual([])
  })

  it.each([
    ['a line feed', 'a\nb'],
    ['a carriage return', 'a\rb'],
    ['both', 'a\r\nb'],
    ['a line separator', 'a\u2028b'],
    ['a paragraph separator', 'a\u2029b'],
  ])('may not hold %s', (_what, text) => {
    expect(textFaults(text, 'one-line')).toEqual(['line-break'])
  })
})

describe('a text of several lines', () => {
  it('may hold line breaks as any machine writes them', () => {
    expect(textFaults('eerste\ntweede\r\nderde', 'several-lines')).toEqual([])
  })
})

describe.each(['one-line', 'several-lines'] as const)('a text (%s) is readable', (lines) => {
  it.each([
    ['a zero byte', '\u0000'],
    ['a tab', '\t'],
    ['a bell', '\u0007'],
    ['a vertical tab', '\u000b'],
    ['an escape', '\u001b[31m'],
    ['a delete', '\u007f'],
    ['a next line of C1', '\u0085'],
    ['the last of C1', '\u009f'],
    ['a zero-width space', '\u200b'],
    ['a right-to-left mark', '\u200f'],
    ['an Arabic letter mark', '\u061c'],
    ['a right-to-left override', '\u202e'],
    ['a left-to-right embedding', '\u202a'],
    ['an isolate', '\u2066'],
    ['the end of an isolate', '\u2069'],
    ['a word joiner', '\u2060'],
    ['a byte order mark', '\ufeff'],
    ['half a character', '\ud83d'],
    ['the other half', '\udc67'],
  ])('so it may not hold %s', (_what, sign) => {
    expect(textFaults(`a${sign}b`, lines)).toEqual(['control-characters'])
  })

  it.each([
    ['a space that does not break', '\u00a0'],
    ['the sign after C1', '¡'],
    ['an emoji', '👧'],
    ['a joined emoji', '👩‍👧'],
  ])('and may hold %s', (_what, sign) => {
    expect(textFaults(`a${sign}b`, lines)).toEqual([])
  })
})

describe('several faults', () => {
  it('are told at once', () => {
    expect(textFaults('BSN 123456782\u0000\nb', 'one-line')).toEqual(['line-break', 'control-characters', 'bsn-suspected'])
  })

  it('include a BSN in either kind of text', () => {
    expect(textFaults('bsn 123456782', 'one-line')).toEqual(['bsn-suspected'])
    expect(textFaults('bsn\n123456782', 'several-lines')).toEqual(['bsn-suspected'])
  })
})

describe('a number that may be a BSN', () => {
  it('is a fault only where the caller asks for it', () => {
    expect(textFaults('Sam 123456782', 'one-line')).toEqual([])
    expect(textFaults('Sam 123456782', 'one-line', 'may-stand')).toEqual([])
    expect(textFaults('Sam 123456782', 'one-line', 'is-fault')).toEqual(['bsn-possible'])
    expect(textFaults('Sam 123456789', 'one-line', 'is-fault')).toEqual([])
  })

  it('is not told beside a stated one', () => {
    expect(textFaults('Sam BSN 123456782', 'one-line', 'is-fault')).toEqual(['bsn-suspected'])
  })
})
