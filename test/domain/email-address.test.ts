// What counts as an e-mail address, on both sides of every edge.
import { describe, expect, it } from 'vitest'
import { isEmailAddress } from '../../lambdas/domain/email-address.ts'

describe('an address that can be written to', () => {
  it.each([
    'a@b.nl', 'jan.de-vries@school.example', "o'brien+overstap@school.example", 'jan@ict.school.example', 'jan@xn--sch-ol.example', 'JAN@SCHOOL.EXAMPLE',
    `${'a'.repeat(64)}@school.example`, 'success@simulator.amazonses.com', 'administratie@90aa.example',
  ])('%s is one', (text) => {
    expect(isEmailAddress(text)).toBe(true)
  })

  it('may have 256 characters and not 257', () => {
    const label = 'b'.repeat(61)
    const of = (length: number) => `${'a'.repeat(length - 1 - 4 * 62 - 2)}@${`${label}.`.repeat(4)}nl`
    expect(of(256)).toHaveLength(256)
    expect(isEmailAddress(of(256))).toBe(true)
    expect(isEmailAddress(of(257))).toBe(false)
  })

  it.each([
    ['nothing', ''],
    ['three characters', 'a@b'],
    ['no @', 'jan.school.example'],
    ['two @', 'jan@school@example.nl'],
    ['nothing before the @', '@school.example'],
    ['nothing after the @', 'jan@'],
    ['65 characters before the @', `${'a'.repeat(65)}@school.example`],
    ['no dot in the domain', 'jan@localhost'],
    ['a dot at the end', 'jan@school.example.'],
    ['two dots in a row', 'jan@school..example'],
    ['two dots in a row before the @', 'jan..piet@school.example'],
    ['a dot at the start', '.jan@school.example'],
    ['a label that begins with a dash', 'jan@-school.example'],
    ['a top of digits', 'jan@10.0.0.1'],
    ['a space', 'jan piet@school.example'],
    ['a space around it', ' jan@school.example'],
    ['a line break', 'jan@school.example\n'],
    ['a header after a line break', 'jan@school.example\r\nBcc: x@y.example'],
    ['a zero byte', 'jan\u0000@school.example'],
    ['angle brackets', '<jan@school.example>'],
    ['a name with it', 'Jan <jan@school.example>'],
    ['two addresses', 'jan@school.example,piet@school.example'],
    ['two addresses with ;', 'jan@school.example;piet@school.example'],
    ['quotes', '"jan"@school.example'],
    ['a letter outside ASCII before the @', 'zoë@school.example'],
    ['a letter outside ASCII after the @', 'jan@schoöl.example'],
    ['a link', 'mailto:jan@school.example'],
  ])('with %s is none', (_what, text) => {
    expect(isEmailAddress(text)).toBe(false)
  })
})
