// What is taken for a BSN in free text, and what is left alone. The numbers are made up; they only pass the eleven test.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bsnIn, bsnInFileName, holdsBsn, passesElevenTest, withoutBsn } from '../../lambdas/domain/bsn.ts'

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

describe('a number is stated to be a BSN', () => {
  it.each([
    ['with spaces that do not break', 'BSN 123\u00a0456\u00a0782'],
    ['with narrow spaces', 'BSN 123\u202f456\u202f782'],
    ['with a hyphen that does not break', 'BSN 123\u2011456\u2011782'],
    ['with a soft hyphen in it', 'BSN 1234\u00ad56782'],
    ['with an unseen space in it', 'BSN 1234\u200b56782'],
    ['over two lines', 'BSN: 1234\n56782'],
    ['over two lines with a hyphen', 'BSN: 12345-\r\n6782'],
    ['in a column of a table below its word', 'Naam;Geboortedatum;BSN\nSam van de allerlangste naam van de klas;12-05-2015;123456782'],
    ['in a later row of that table', 'Naam\tBSN\nSam met een lange naam\t123456789\nNoor met een lange naam\t\nZoë met een lange naam\t123456782'],
    ['in a list below its word', `BSN\n${'123456789\n'.repeat(8)}123456782`],
  ])('%s', (_how, text) => {
    expect(bsnIn(text)).toBe('stated')
  })

  it.each([
    ['a day with hyphens', 'BSN bekend, 13-05-2013', undefined],
    ['a KvK number', 'Geen BSN. KvK 10000008', 'possible'],
    ['a phone number', 'Geen BSN. Telefoon 123456782', 'possible'],
    ['an amount', 'Geen BSN. Bedrag € 123.456.782', undefined],
    ['a number of the pupil', 'Geen BSN. Leerlingnummer 123456782', 'possible'],
    ['two lines that happen to make one', 'De BSN-lijst van groep 8 telt\n1234\n56782', undefined],
    ['a column beside that of the word', 'Naam met ruimte erachter\tBSN\tCode van het dossier hier\nSam met een lange achternaam erbij\t\t123456782', 'possible'],
    ['a table behind an empty line', `Naam;BSN\n\n${'a'.repeat(50)};123456782`, 'possible'],
  ])('not by %s near the word', (_what, text, answer) => {
    expect(bsnIn(text)).toBe(answer)
  })
})

describe('a number may be a BSN', () => {
  it.each([
    '123456782', 'Sam 123456782', '(123456782)', '123 456 782', '1234.56.782', '123-456-782', 'nr. 123456782.', '10000008', '123456782, 8', 'Leerlingnummer 123456782',
  ])('as in "%s"', (text) => {
    expect(bsnIn(text)).toBe('possible')
    expect(holdsBsn(text)).toBe(false)
  })

  it.each([
    ['that fails the test', '123456789'],
    ['that is an onderwijsnummer, which only its word tells', '100000041'],
    ['in a longer one', '1123456782'],
    ['in odd groups', '12 34 56 78 2'],
    ['in groups by two signs', '123.456-782'],
    ['of a phone', 'Telefoon 123456782'],
    ['of a phone with a country', '+49 123456782'],
    ['of a phone with a country and two noughts', '0032 123456782'],
    ['of a mobile phone', '06-12345678'],
    ['of an account', 'NL91 ABNA 0417 1643 00'],
    ['of the Chamber of Commerce', 'KvK: 10000008'],
    ['of a bill', 'Factuurnummer 123456782'],
    ['of money', '€ 123.456.782'],
    ['of money with cents', '123456782,50'],
    ['that is a day', '13052013'],
    ['that is a day, the year in front', '20130513'],
    ['in a word', 'ABC123456782'],
    ['in an address of the web', 'https://school.example/123456782'],
    ['in an address of mail', '123456782@school.example'],
    ['in a fingerprint', '10000008-1234-1234-1234-123456789abc'],
  ])('not one %s', (_what, text) => {
    expect(bsnIn(text)).toBeUndefined()
  })
})

describe('the name of a file', () => {
  it.each([
    ['BSN_123456782.pdf', 'stated'], ['bsn_1234_56_782.pdf', 'stated'], ['Jansen_bsn_123_456_782.docx', 'stated'], ['burgerservicenummer_123456782.pdf', 'stated'],
    ['onderwijsnummer_100000041.pdf', 'stated'],
    ['Jansen_123456782.pdf', 'possible'], ['123456782_oki.pdf', 'possible'], ['Jansen_123456782_verslag.pdf', 'possible'], ['verslag_123_456_782.pdf', 'possible'],
    ['groep_8_123456782.pdf', 'possible'], ['2027_1234.56.782.pdf', 'possible'], ['OKR_LL123456782.pdf', 'possible'],
  ] as const)('holds a BSN between underscores: %s (%s)', (name, answer) => {
    expect(bsnInFileName(name)).toBe(answer)
  })

  it.each(['id=123456782.pdf', 'Sam+123456782.pdf', 'Sam#123456782.pdf', 'Sam~123456782~.pdf', 'verslag.2027.123456782.pdf', 'Jansen123456782.pdf', '123456782versie2.pdf', 'verslag-123456782-2027.pdf'])(
    'holds one between other signs that join, or stuck to a word: %s',
    (name) => {
      expect(bsnInFileName(name)).toBe('possible')
    },
  )

  it.each([
    'Jansen_123456789.pdf', 'verslag_2027_03_31.pdf', 'verslag_31-03-2027.pdf', 'IMG_20130513_101500.jpg', 'scan_20130513.pdf', 'tel_123456782.pdf', 'factuurnummer_123456782.pdf',
    '10000008-1234-1234-1234-123456789abc.pdf', 'groep_8.pdf', 'nr_1123456782.pdf',
  ])('holds none: %s', (name) => {
    expect(bsnInFileName(name)).toBeUndefined()
  })
})

describe('what is repeated of a text', () => {
  it('is the text itself, and none of its digits where a number in it may be a BSN', () => {
    expect(['warm-transfer 2', `nr ${notBsn}`].map((text) => withoutBsn(text))).toEqual(['warm-transfer 2', `nr ${notBsn}`])
    expect(['123 456 782', `leerling_${bsn}`, `bsn ${bsn} groep 8`].map((text) => withoutBsn(text))).toEqual(['••• ••• •••', 'leerling_•••••••••', 'bsn ••••••••• groep •'])
  })

  it('is so for each part of it', () => {
    expect([withoutBsn('456', '123 456 782'), withoutBsn('456', '123 456 789')]).toEqual(['•••', '456'])
  })
})

describe('reading a long text', () => {
  it('ends, whatever is in it', () => {
    expect(bsnIn('bsn\t'.repeat(20_000) + '1\n'.repeat(20_000))).toBeUndefined()
    expect(bsnIn(`${'bsn 12345\n'.repeat(20_000)}`)).toBeUndefined()
    expect(bsnIn('123456789 '.repeat(50_000))).toBeUndefined()
    expect(bsnIn('123456782 '.repeat(50_000))).toBe('possible')
  })
})
