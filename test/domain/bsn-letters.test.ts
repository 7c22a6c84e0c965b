// How well the BSN stop does on generated Dutch letters, tables, phone lists and test results: what it finds, what it wrongly refuses, what it asks.
import { describe, expect, it } from 'vitest'
import { bsnIn, passesElevenTest } from '../../lambdas/domain/bsn.ts'
import { chanceOf } from '../support/chance.ts'

type Dice = () => number
const below = (roll: Dice, most: number) => Math.floor(roll() * most)
const pick = <T>(roll: Dice, from: readonly T[]): T => from[below(roll, from.length)]!
const digits = (roll: Dice, count: number) => Array.from({ length: count }, () => below(roll, 10)).join('')
const two = (value: number) => String(value).padStart(2, '0')

/** A made-up number that passes the eleven test, of nine digits; with `short` its first is a zero. */
function bsn(roll: Dice, short = false): string {
  for (;;) {
    const number = `${short ? '0' : 1 + below(roll, 9)}${1 + below(roll, 9)}${digits(roll, 7)}`
    if (passesElevenTest(number)) return number
  }
}

const groups = (number: string, sizes: readonly number[], separator: string) => {
  let at = 0
  return sizes.map((size) => number.slice(at, (at += size))).join(separator)
}

/** Twelve ways in which a school writes it down, each with its word. */
const spellings: readonly (readonly [string, (roll: Dice) => string])[] = [
  ['plain', (roll) => `BSN ${bsn(roll)}`],
  ['with a colon', (roll) => `BSN: ${bsn(roll)}`],
  ['with points', (roll) => `bsn ${groups(bsn(roll), [4, 2, 3], '.')}`],
  ['with spaces', (roll) => `BSN-nummer ${groups(bsn(roll), [3, 3, 3], ' ')}`],
  ['with hyphens', (roll) => `BSN (${groups(bsn(roll), [3, 3, 3], '-')})`],
  ['of eight digits', (roll) => `bsn: ${bsn(roll, true).slice(1)}`],
  ['with a zero in front', (roll) => `BSN ${bsn(roll, true)}`],
  ['as burgerservicenummer', (roll) => `burgerservicenummer: ${bsn(roll)}`],
  ['as sofinummer', (roll) => `sofinummer ${bsn(roll)}`],
  ['as PGN or onderwijsnummer', (roll) => `${pick(roll, ['PGN', 'Onderwijsnummer'])} ${bsn(roll)}`],
  ['broken over two lines', (roll) => `BSN: ${groups(bsn(roll), [4, 5], pick(roll, ['\n', '-\n', '\r\n']))}`],
  ['with spaces that do not break', (roll) => `BSN\u00a0${groups(bsn(roll), [3, 3, 3], '\u00a0')}`],
]

const names = ['Sam de Vries', 'Noor Jansen', 'Zoë van den Berg', 'Jürgen Bakker', 'Fatima El Idrissi', 'Daan Visser', 'Lieke Smit', 'Mohammed Yılmaz']
const sentences = [
  'Hierbij ontvangt u het verslag van de begeleiding in groep 8.', 'De leerling werkt graag samen en stelt veel vragen.', 'Wij spraken de ouders op school.',
  'Het verzuim betrof drie dagdelen in het jaar voor het rapport.', 'De logopedie is in groep 7 afgerond.', 'Extra tijd bij toetsen helpt.', 'Kamer 12, eerste verdieping.',
  'Neem geen BSN op in dit verslag; dat gaat mee in het OSO-dossier.', 'Het BSN is bij ons bekend maar staat hier niet.', 'Vraag het burgerservicenummer op bij de basisschool.',
]
const day = (roll: Dice) => `${two(1 + below(roll, 28))}-${two(1 + below(roll, 12))}-${2013 + below(roll, 14)}`
const phone = (roll: Dice) =>
  pick(roll, [`06-${digits(roll, 8)}`, `06 ${groups(digits(roll, 8), [2, 2, 2, 2], ' ')}`, `030-${digits(roll, 7)}`, `+31 6 ${digits(roll, 8)}`, `+31${1 + below(roll, 9)}${digits(roll, 8)}`, `0${digits(roll, 9)}`])
const iban = (roll: Dice) => pick(roll, [`NL${digits(roll, 2)} ABNA ${groups(digits(roll, 10), [4, 4, 2], ' ')}`, `NL${digits(roll, 2)}INGB${digits(roll, 10)}`])
const otherNumbers = [
  (roll: Dice) => `Telefoon: ${phone(roll)}`, (roll: Dice) => `Geboortedatum ${day(roll)}`, (roll: Dice) => `Rekening ${iban(roll)}`, (roll: Dice) => `KvK-nummer ${digits(roll, 8)}`,
  (roll: Dice) => `AGB-code ${digits(roll, 8)}`, (roll: Dice) => `Factuurnummer ${digits(roll, 9)}`, (roll: Dice) => `Postbus ${digits(roll, 4)}, 35${digits(roll, 2)} AB Utrecht`,
  (roll: Dice) => `Vestiging ${digits(roll, 2)}AB${digits(roll, 2)}`, (roll: Dice) => `Datum: ${day(roll).replaceAll('-', '')}`, (roll: Dice) => `Bedrag: € ${groups(digits(roll, 9), [3, 3, 3], '.')},00`,
  (roll: Dice) => `https://school.example/bericht/${digits(roll, 9)}`, (roll: Dice) => `Kenmerk ${2020 + below(roll, 8)}-${digits(roll, 4)}/${digits(roll, 3)}`,
  (roll: Dice) => `Leerlingnummer ${digits(roll, 9)}`, (roll: Dice) => `Ons kenmerk: ${digits(roll, 8)}`, (roll: Dice) => `(${digits(roll, 9)})`,
]

/** A letter, a class list, a phone list or test results, with a line of one's own among the others. */
function document(roll: Dice, line?: string): string {
  const letter = () => [`Utrecht, ${day(roll)}`, `Betreft: ${pick(roll, names)}`, '', ...Array.from({ length: 3 + below(roll, 6) }, () => pick(roll, sentences)), pick(roll, otherNumbers)(roll), pick(roll, otherNumbers)(roll)]
  const phones = () => ['Telefoonlijst groep 8', 'Naam\tTelefoon', ...Array.from({ length: 10 }, () => `${pick(roll, names)}\t${phone(roll)}`)]
  const results = () => ['Leerling\tRekenen\tTaal\tLezen\tTotaal', ...Array.from({ length: 12 }, () => `${pick(roll, names)}\t${digits(roll, 2)}\t${digits(roll, 3)}\t${digits(roll, 2)},${digits(roll, 1)}\t${500 + below(roll, 50)}`), `Afgenomen op ${day(roll)}`]
  const classList = () => ['Naam;Geboortedatum;Groep;Postcode', ...Array.from({ length: 12 }, () => `${pick(roll, names)};${day(roll)};8;35${digits(roll, 2)} AB`)]
  const lines = pick(roll, [letter, phones, results, classList])()
  if (line !== undefined) lines.splice(1 + below(roll, lines.length), 0, line)
  return lines.join('\n')
}

/** A class list with the numbers in a column of their own, parted as a file or a reader of files parts them. */
function tableWithColumn(roll: Dice, separator: string, head: string): string {
  return [['Naam', 'Geboortedatum', head, 'Groep'].join(separator), ...Array.from({ length: 20 }, () => [`${pick(roll, names)} van het laatste jaar`, day(roll), bsn(roll), '8'].join(separator))].join('\n')
}

const perKind = 500

describe('the BSN stop on generated documents', () => {
  it.each(spellings)('finds every number with its word: %s', (_name, write) => {
    const roll = chanceOf(4)
    const missed = Array.from({ length: perKind }, () => document(roll, write(roll))).filter((text) => bsnIn(text) !== 'stated')
    expect(missed).toHaveLength(0)
  })

  it.each(['\t', ';', ' | ', '   '])('finds every column of numbers below its word, parted by "%s"', (separator) => {
    const roll = chanceOf(5)
    const heads = ['BSN', 'bsn leerling', 'Burgerservicenummer', 'PGN', 'Onderwijsnr']
    expect(Array.from({ length: perKind }, () => tableWithColumn(roll, separator, pick(roll, heads))).filter((text) => bsnIn(text) !== 'stated')).toHaveLength(0)
  })

  it('refuses wrongly in less than 1 in 100 of its refusals, and asks in less than 1 in 50 of all documents without a BSN', () => {
    const roll = chanceOf(6)
    const without = Array.from({ length: 20 * perKind }, () => bsnIn(document(roll)))
    const refused = without.filter((bsn) => bsn === 'stated').length
    const asked = without.filter((bsn) => bsn === 'possible').length
    const found = spellings.length * perKind
    expect(found / (found + refused)).toBeGreaterThanOrEqual(0.99)
    expect(asked / without.length).toBeLessThan(0.02)
    // The figures themselves, so that a change of a rule shows what it does.
    expect({ documents: without.length, refused, asked }).toEqual({ documents: 10_000, refused: 1, asked: 82 })
  })

  it('asks about every number without a word, in one piece or in the usual groups', () => {
    const roll = chanceOf(7)
    const written = [(number: string) => number, (number: string) => groups(number, [3, 3, 3], ' '), (number: string) => groups(number, [4, 2, 3], '.')]
    const missed = Array.from({ length: perKind }, () => `Leerling ${pick(roll, names)}, ${pick(roll, written)(bsn(roll))}, groep 8`).filter((text) => bsnIn(text) !== 'possible')
    expect(missed).toHaveLength(0)
  })

  it('asks about one in eleven numbers of nine digits that nothing tells apart from a BSN', () => {
    const roll = chanceOf(8)
    const asked = Array.from({ length: 11_000 }, () => bsnIn(`Leerlingnummer ${digits(roll, 9)}`)).filter((bsn) => bsn === 'possible').length
    expect(asked / 11_000).toBeGreaterThan(0.08)
    expect(asked / 11_000).toBeLessThan(0.1)
  })
})
