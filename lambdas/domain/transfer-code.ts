// The parents' code (overdrachtscode): how it reads on paper, and how a mistake in copying it is seen before anybody looks it up.

/** No vowels, so that no word appears, and nothing that looks like something else: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B. */
export const codeSigns = '34679CDFGHJKMNPQRTVWXY'
const base = codeSigns.length
const length = 8

/** The check sign: a sum in which each place weighs differently, so that one wrong sign, or two neighbours swapped, shows. */
function checkSign(signs: string): string {
  // Luhn's way for 22 signs: from the right every second sign counts double, its two digits added.
  let sum = 0
  for (const [i, sign] of [...signs].reverse().entries()) {
    const value = codeSigns.indexOf(sign) * (i % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / base) + (value % base)
  }
  return codeSigns[(base - (sum % base)) % base]!
}

/** A code out of at least 16 random bytes: 22^8, more than 54 milliard of them. */
export function codeFrom(bytes: Uint8Array): string {
  let number = bytes.slice(0, 16).reduce((total, byte) => (total << 8n) | BigInt(byte), 0n)
  let signs = ''
  for (let i = 0; i < length; i++) {
    signs += codeSigns[Number(number % BigInt(base))]!
    number /= BigInt(base)
  }
  return signs + checkSign(signs)
}

/** As it stands on paper: `CDFG-HJKM-N`. */
export const codeOnPaper = (code: string): string => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`

/** The code that somebody typed, with or without dashes, in whatever case; `mistyped` when it cannot be one of ours. */
export function readCode(typed: string): string | 'mistyped' {
  const signs = typed.toUpperCase().replace(/[\s.–-]/g, '')
  const isOurs = signs.length === length + 1 && [...signs].every((sign) => codeSigns.includes(sign)) && checkSign(signs.slice(0, length)) === signs.at(-1)
  return isOurs ? signs : 'mistyped'
}

/** How often a VO school may type a code that does not exist, in one hour. */
export const wrongCodesPerHour = 10
