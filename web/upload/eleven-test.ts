// Finds numbers that may be a BSN before anything leaves the browser; the API looks again, and closer.

/** The eleven test, as the domain does it: a test compares the two. Eight digits get a zero in front. */
export function passesElevenTest(digits: string): boolean {
  const nine = digits.padStart(9, '0')
  if (!/^\d{9}$/.test(nine) || /^0+$/.test(nine)) return false
  return [...nine].reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0) % 11 === 0
}

/** Eight or nine digits, perhaps grouped, that are no part of a longer number. */
const numbers = /(?<!\d[ .\-–]?)\d(?:[ .\-–]?\d){7,8}(?![ .\-–]?\d)/gu

/** Days such as 12-05-2015 and 2015-05-12 are eight digits too. */
const isDay = (written: string) => /^(?:\d{2}\D\d{2}\D(?:19|20)\d{2}|(?:19|20)\d{2}\D\d{2}\D\d{2})$/u.test(written)

const mayBeBsn = (written: string) => !isDay(written) && passesElevenTest(written.replaceAll(/\D/gu, ''))

/** Whether a text holds a number that may be a BSN. */
export function holdsPossibleBsn(text: string): boolean {
  return [...text.matchAll(numbers)].some(([written]) => mayBeBsn(written))
}

/** Whether a text is such a number and nothing else, as the cells of a BSN column are. */
export function isPossibleBsn(text: string): boolean {
  const bare = text.trim()
  return [...bare.matchAll(numbers)].some(([written]) => written === bare && mayBeBsn(written))
}

/** The text with those numbers taken out. */
export function withoutPossibleBsn(text: string): string {
  return text.replaceAll(numbers, (written) => (mayBeBsn(written) ? '' : written))
}
