// Finds what is, or may be, a BSN in free text, so that nobody stores one; the number itself is never answered.

const keyword =
  /(?<![a-z])(bsn|burgerservice[\s-]?(nummer|nr)|sofi\s?-?(nummer|nr)?|pgn|persoonsgebonden\s?nummer|onderwijs[\s-]?(nummer|nr))(?![a-z])/giu
/** Marks that nobody sees, and that stand inside a number where a word processor broke or joined it. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu
/** What may stand between two digits of one number: a space of any width, a point, a hyphen of any kind. */
const gap = String.raw`[ .\u00a0\u2007\u2009\u202f\u2010-\u2013-]`
/**
 * Nine digits in one, whatever number stands beside them (a day of birth, a phone number), but for a phone number with its country; or
 * eight or nine with at most one separator between two, not inside a longer number.
 */
const numbers = new RegExp(String.raw`(?<!\d)(?<!(?:\+|00)31[ .-]?)\d{9}(?!\d)|(?<!\d${gap}?)\d(?:${gap}?\d){7,8}(?!${gap}?\d)`, 'gu')
/** A keyword with a number right behind it that goes on on the next line, with or without a hyphen. */
const broken = new RegExp(String.raw`^[^\d\n]{0,12}(\d(?:${gap}?\d){0,6}-?[ \t]*\r?\n[ \t]*\d(?:${gap}?\d){0,6})(?!${gap}?\d)`, 'u')
/** How a BSN is grouped where it is: 123 456 782, 1234.56.782, and the first without its zero. */
const usualGroups = new RegExp(String.raw`^(?:\d{3}(${gap})\d{3}\1\d{3}|\d{4}(${gap})\d{2}\2\d{3}|\d{2}(${gap})\d{3}\3\d{3})$`, 'u')
/** Numbers with a form of their own; they are blanked before anything is looked for. */
const otherForms = /\bNL\d{2}\s?[A-Z]{4}\s?(?:\d\s?){10}(?!\d)|\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/giu
/** A word or sign right before a number that says that it is something else. */
const otherWords = [
  'tel(efoon)?(nummer|nr)?', 'mobiel(nummer)?', 'gsm', 'fax(nummer)?', 'kvk(-?nummer|-?nr)?', 'kamer van koophandel', 'handelsregister', 'iban',
  '(bank)?rekening(nummer|nr)?', 'postbus', 'geboren', 'geb(oorte)?(datum)?', 'datum', 'factuur(nummer|nr)?', 'polis(nummer|nr)?', 'btw(-?nummer|-?nr)?',
  'agb(-?code)?', 'big(-?nummer)?', '€',
]
const otherLabel = new RegExp(String.raw`(?<![a-z])(${otherWords.join('|')})(?![a-z])[^\d\n]{0,12}$`, 'iu')
/** A word right before a number that names another number, under which a BSN may hide all the same: it is asked, not refused. */
const vagueLabel =
  /(?<![a-z])(leerling|klant|debiteur|order|kenmerk|referentie|dossier|zaak|relatie|registratie|cli[eë]nt)-?\s?(nummer|nr)?[^\p{L}\d\n]{0,6}$/iu
/** What, right before or behind a number without keyword, makes it part of something else: a word, an address, an amount, a phone number. */
const partBefore = /(?:[\p{L}_@=#%&/\\]|€\s?|\d[.,:]|(?:\+|(?<!\d)00)\d{0,3}[ .-]?)$/u
const partBehind = /^(?:[\p{L}_@=%&/\\]|[.,:]\d)/u
/** How far a keyword may stand from the number, in characters. */
const near = 40
const farthestLabel = 40
const mostRowsUnderHeader = 400

interface Found {
  readonly from: number
  readonly to: number
  readonly digits: string
  readonly written: string
}

/** The eleven test: the digits times 9, 8, 7, 6, 5, 4, 3, 2 and -1 add up to a multiple of 11; eight digits get a zero in front. */
export function passesElevenTest(digits: string): boolean {
  const nine = digits.padStart(9, '0')
  if (!/^\d{9}$/.test(nine) || /^0+$/.test(nine)) return false
  return weighted(nine) % 11 === 0
}

/** Onderwijsnummers begin with 10 and leave 5 where a BSN leaves 0 (domain source: unverified, so it only counts near a keyword). */
function passesOnderwijsnummerTest(digits: string): boolean {
  return /^10\d{7}$/.test(digits) && ((weighted(digits) % 11) + 11) % 11 === 5
}

function weighted(nine: string): number {
  let sum = 0
  for (let position = 0; position < 9; position++) sum += Number(nine[position]) * (position === 8 ? -1 : 9 - position)
  return sum
}

function isDay(year: string, month: string, day: string): boolean {
  return /^(19|20)/.test(year) && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
}

/** A day in eight digits: 12-05-2015, 2015-05-12, or without separators where `bare`. */
function isDate(written: string, digits: string, bare: boolean): boolean {
  if (digits.length !== 8) return false
  if (/^\d{2}\D\d{2}\D\d{4}$/.test(written) || (bare && written === digits)) {
    if (isDay(digits.slice(4), digits.slice(2, 4), digits.slice(0, 2))) return true
  }
  return (/^\d{4}\D\d{2}\D\d{2}$/.test(written) || (bare && written === digits)) && isDay(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
}

function numbersIn(text: string): readonly Found[] {
  return [...text.matchAll(numbers)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '')
    if (!passesElevenTest(digits) && !passesOnderwijsnummerTest(digits)) return []
    return [{ from: match.index, to: match.index + match[0].length, digits, written: match[0] }]
  })
}

const cellsOf = (line: string) => line.split(/\t|;|\|| {2,}/u).map((cell) => cell.trim())

const isWholeNumber = (cell: string) => numbersIn(cell).some((found) => found.written === cell && !isDate(found.written, found.digits, false))

/**
 * Whether a number stands in the column below a header cell with a keyword. It sees columns that a tab, a semicolon, an upright line or two
 * spaces part, and a list below a line with little more than the keyword; not columns that are parted by one space alone.
 */
function standsUnderHeader(text: string): boolean {
  const lines = text.split(/\r?\n/u)
  const open: { readonly column: number; readonly width: number; readonly until: number }[] = []
  for (const [row, line] of lines.entries()) {
    const cells = cellsOf(line)
    for (const { column, width, until } of open) {
      if (row <= until && (width > 1 || cells.length === 1) && isWholeNumber(cells[column] ?? '')) return true
    }
    if (line.trim() === '' || (cells.length === 1 && line.length > 60)) open.length = 0
    for (const [column, cell] of cells.entries()) {
      if (open.length < 20 && cell.length <= near && cell.search(keyword) >= 0) open.push({ column, width: cells.length, until: row + mostRowsUnderHeader })
    }
  }
  return false
}

function isBrokenOverLines(text: string, wordEnd: number): boolean {
  const match = broken.exec(text.slice(wordEnd, wordEnd + 60))
  const digits = match?.[1]?.replace(/\D/g, '') ?? ''
  return digits.length === 9 && (passesElevenTest(digits) || passesOnderwijsnummerTest(digits))
}

const isLabelled = (text: string, found: Found, label: RegExp) => label.test(text.slice(Math.max(0, found.from - farthestLabel), found.from))

function mayBeBsn(text: string, found: Found): boolean {
  if (!passesElevenTest(found.digits) || isDate(found.written, found.digits, true)) return false
  if (found.written !== found.digits && !usualGroups.test(found.written)) return false
  const before = text.slice(Math.max(0, found.from - 6), found.from)
  return !partBefore.test(before) && !partBehind.test(text.slice(found.to, found.to + 2))
}

/**
 * What a text says of a BSN or onderwijsnummer. `stated`: a number that passes its test, within 40 characters of a word such as "BSN" or in
 * the column below it. `possible`: a number that passes the eleven test and looks like nothing else (no phone number, IBAN, day, amount or
 * KvK number by its form or by the word before it). One in eleven random numbers passes the test, so a possible one is a question.
 */
export function bsnIn(anyText: string): 'stated' | 'possible' | undefined {
  if (!/\d/.test(anyText)) return undefined
  const text = anyText.replace(unseen, '').replace(otherForms, (form) => form.replace(/\d/g, 'x'))
  const found = numbersIn(text)
  const words = [...text.matchAll(keyword)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
  let possible = false
  let word = 0
  for (const each of found) {
    while (word < words.length && words[word]!.to < each.from - near) word++
    const isNear = word < words.length && words[word]!.from - each.to <= near
    const otherwise = isLabelled(text, each, otherLabel)
    if (isNear && !otherwise && !isLabelled(text, each, vagueLabel) && !isDate(each.written, each.digits, false)) return 'stated'
    if ((!otherwise || isNear) && mayBeBsn(text, each)) possible = true
  }
  if (words.some(({ to }) => isBrokenOverLines(text, to)) || (words.length > 0 && found.length > 0 && standsUnderHeader(text))) return 'stated'
  return possible ? 'possible' : undefined
}

/** What stands between words where no space may: in names of files. A digit beside a letter starts a word too, but not inside a UUID. */
const joiners = /[_+=#@&~%,:;/\\]/gu
const allJoiners = /[_+=#@&~%,:;/\\.-]/gu
const wordEdge = /(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu

/**
 * What the name of a file says of a BSN: `Jansen_123456782.pdf`, `LL123456782.pdf`. Read as it is written; with a space for each sign that
 * joins, so that groups of a number come together; and with two but for a point or hyphen, so that a number beside it stays another.
 */
export function bsnInFileName(name: string): 'stated' | 'possible' | undefined {
  const plain = name.replace(otherForms, 'x')
  const readings = [name, plain.replace(allJoiners, ' ').replace(wordEdge, ' '), plain.replace(joiners, '  ').replace(wordEdge, '  ')].map(bsnIn)
  return readings.find((each) => each === 'stated') ?? readings.find((each) => each !== undefined)
}

/** A part of what somebody wrote, as it may be repeated: where a number in the whole may be a BSN, none of its digits. */
export const withoutBsn = (part: string, whole = part): string => (bsnInFileName(whole) === undefined ? part : part.replaceAll(/\d/g, '•'))

/** Whether a text states a BSN or onderwijsnummer: what free text may never do. A possible one is left alone here. */
export function holdsBsn(text: string): boolean {
  return bsnIn(text) === 'stated'
}
