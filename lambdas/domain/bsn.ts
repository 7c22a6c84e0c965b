// Finds what is probably a BSN in free text, so that nobody stores one: nine digits that pass the eleven test, near a word that says so.

const keyword = /(?<![a-z])(bsn|burgerservice\s?(nummer|nr)|sofi\s?-?(nummer|nr)?|pgn|persoonsgebonden\s?nummer|onderwijs\s?(nummer|nr))(?![a-z])/giu
/**
 * Nine digits in one, whatever number stands beside them (a day of birth, a phone number), but for a phone number with its country; or
 * eight or nine with at most one separator between two, not inside a longer number.
 */
const nineDigits = /(?<!\d)(?<!(?:\+|00)31[ .-]?)\d{9}(?!\d)|(?<!\d[ .-]?)\d(?:[ .-]?\d){7,8}(?![ .-]?\d)/gu
/** How far a keyword may stand from the number, in characters. */
const near = 40

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

/**
 * Whether a text probably holds a BSN or onderwijsnummer: a number that passes its test within 40 characters of a word such as "BSN".
 * The number itself is never answered: nobody has to handle it. One in eleven random numbers passes the test, so the word is needed.
 */
export function holdsBsn(text: string): boolean {
  const words = [...text.matchAll(keyword)].map((match) => [match.index, match.index + match[0].length] as const)
  if (words.length === 0) return false
  for (const match of text.matchAll(nineDigits)) {
    const digits = match[0].replace(/\D/g, '')
    if (!passesElevenTest(digits) && !passesOnderwijsnummerTest(digits)) continue
    const end = match.index + match[0].length
    if (words.some(([from, to]) => from - end <= near && match.index - to <= near)) return true
  }
  return false
}
