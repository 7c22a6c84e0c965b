// What is taken for a BSN in free text, and what is left alone. The numbers are made up; they only pass the eleven test.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsBsn, passesElevenTest } from '../../lambdas/domain/bsn.ts'

const bsn = '123456782'
const notBsn = '123456789'
/** Nine digits that leave 5, as an onderwijsnummer does. */
const onderwijsnummer = '100000041'

describe('the eleven test', () => {
  it.each(['123456782', '111222333', '010000008', '10000008', '999999990'])('%s passes', (digits) => {
    expect(passesElevenTest(digits)).toBe(true)
  })

  it.each(['123456783', '123456789', '000000000', '0', '', '1234567', '1234567820', '12345678a', '010000007'])('"%s" does not', (digits) => {
    expect(passesElevenTest(digits)).toBe(false)
  })

  it('one in eleven numbers passes, which is why a word is needed beside it', () => {
    const passing = Array.from({ length: 11_000 }, (_, i) => String(200_000_000 + i)).filter(passesElevenTest)
    expect(passing).toHaveLength(1000)
  })
})

describe('a text holds a BSN', () => {
  it.each([
    '123456782', '1234 56 782', '123 456 782', '1234.56.782', '123.456.782', '1234-56-782', '123-456-782', '12345678 2', '1 2 3 4 5 6 7 8 2', '12.34.56.782',
    '123456782.', '(123456782)',
  ])('written as %s', (spelling) => {
    expect(holdsBsn(`BSN: ${spelling}`)).toBe(true)
  })

  it.each([
    'BSN', 'bsn', 'Bsn-nummer', 'burgerservicenummer', 'Burgerservice nummer', 'burgerservicenr', 'sofinummer', 'sofi-nummer', 'sofi nr', 'sofi', 'PGN',
    'persoonsgebonden nummer', 'onderwijsnummer', 'onderwijs nr',
  ])('beside the word %s', (word) => {
    expect(holdsBsn(`${word} ${bsn}`)).toBe(true)
    expect(holdsBsn(`${bsn} (${word})`)).toBe(true)
  })

  it('of eight digits, which has a zero in front', () => {
    expect(holdsBsn('bsn 10000008')).toBe(true)
    expect(holdsBsn('bsn 10000007')).toBe(false)
  })

  it('at most 40 characters from the word, before or after it', () => {
    expect(holdsBsn(`bsn${'.'.repeat(39)} ${bsn}`)).toBe(true)
    expect(holdsBsn(`bsn${'.'.repeat(40)} ${bsn}`)).toBe(false)
    expect(holdsBsn(`${bsn} ${'.'.repeat(39)}bsn`)).toBe(true)
    expect(holdsBsn(`${bsn} ${'.'.repeat(40)}bsn`)).toBe(false)
  })

  it('on another line than the word, and stuck to it', () => {
    expect(holdsBsn(`BSN\n${bsn}`)).toBe(true)
    expect(holdsBsn(`BSN${bsn}`)).toBe(true)
    expect(holdsBsn(`bsn:${bsn},geb. 2015`)).toBe(true)
  })

  it('as the second number of a text', () => {
    expect(holdsBsn(`BSN van groep 8: ${notBsn}, ${bsn}`)).toBe(true)
  })

  it.each([`BSN ${bsn} 12-05-2015`, `BSN ${bsn} 06-12345678`, `1 ${bsn} (bsn)`, `bsn ${notBsn} ${bsn}`, `bsn 2 ${bsn}-B`])(
    'of nine digits in one, whatever number stands beside it: %s',
    (text) => {
      expect(holdsBsn(text)).toBe(true)
    },
  )

  it('as an onderwijsnummer, near a word only', () => {
    expect(holdsBsn(`onderwijsnummer ${onderwijsnummer}`)).toBe(true)
    expect(holdsBsn('onderwijsnummer 100000042')).toBe(false)
    expect(holdsBsn(onderwijsnummer)).toBe(false)
  })
})

describe('a text holds none', () => {
  it.each([
    ['no word', bsn],
    ['a number that fails the test', `BSN ${notBsn}`],
    ['a word only', 'Neem het BSN niet op in dit veld.'],
    ['a number that is longer', `BSN 1${bsn}`],
    ['a number in groups that goes on', 'BSN 123 456 782 4'],
    ['a number in groups that began before', 'BSN 4-123-456-782'],
    ['a mobile phone number', 'Geen BSN; bel 06-12345678'],
    ['a phone number with its country', 'Geen BSN; bel +31 6 12345678'],
    ['a phone number with its country that would pass the test', `Geen BSN; bel +31 ${bsn}`],
    ['a phone number in groups', 'Geen BSN; bel 010 123 45 67'],
    ['an IBAN', 'BSN niet noemen. NL91 ABNA 0417 1643 00'],
    ['an IBAN in one', 'BSN niet noemen. NL91ABNA0417164300'],
    ['two separators in a row', `BSN 123--456--782`],
    ['only zeros', 'BSN 000000000'],
    ['the letters inside another word', `absnoot ${bsn}`],
    ['nothing', ''],
  ])('with %s', (_what, text) => {
    expect(holdsBsn(text)).toBe(false)
  })

  it('with any number of ten digits or more, in one or in groups, however near the word', () => {
    const digits = fc.stringMatching(/^\d{10,20}$/)
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '.', '-'), (number, separator) => {
        expect(holdsBsn(`BSN ${[...number].join(separator)}`)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('and a long text is read in no time: the patterns do not go back over it', () => {
    expect(holdsBsn('1 '.repeat(20_000))).toBe(false)
    expect(holdsBsn(`${'bsn '.repeat(5_000)}${'12345678'.repeat(5_000)}`)).toBe(false)
  })
})
