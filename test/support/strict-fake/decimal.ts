// Exact decimal numbers as the table keeps them: at most 38 digits, no binary rounding.
import { invalid } from './errors.ts'

/** `digits` divided by ten to the power `scale`. */
interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

function parse(text: string): Decimal {
  const [, sign, whole = '', fraction = '', power = '0'] = form.exec(text) ?? []
  if (sign === undefined || whole + fraction === '') {
    throw invalid(`The parameter cannot be converted to a numeric value: ${text}`)
  }
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length - Number(power) }
}

function align(a: Decimal, b: Decimal): { readonly a: bigint; readonly b: bigint; readonly scale: number } {
  const scale = Math.max(a.scale, b.scale)
  return { a: a.digits * 10n ** BigInt(scale - a.scale), b: b.digits * 10n ** BigInt(scale - b.scale), scale }
}

function format({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString()
  if (text === '0') return '0'
  if (scale <= 0) return sign + text + '0'.repeat(-scale)
  const padded = text.padStart(scale + 1, '0')
  const fraction = padded.slice(-scale).replace(/0+$/, '')
  return sign + padded.slice(0, -scale) + (fraction && `.${fraction}`)
}

function checked(text: string): string {
  const significant = text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '')
  if (significant.length > 38) throw invalid('Attempting to store more than 38 significant digits in a Number')
  const magnitude = Math.abs(Number(text))
  if (magnitude >= 1e126) throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range')
  if (magnitude !== 0 && magnitude < 1e-130) {
    throw invalid('Number underflow. Attempting to store a number with magnitude smaller than supported range')
  }
  return text
}

/** The one way in which a number is written: no exponent, no zeros that say nothing. Refuses what is no number or has over 38 digits. */
export const canonical = (text: string): string => checked(format(parse(text)))

/** Negative, zero or positive. */
export function compareNumbers(a: string, b: string): number {
  const aligned = align(parse(a), parse(b))
  return aligned.a < aligned.b ? -1 : aligned.a > aligned.b ? 1 : 0
}

export function addNumbers(a: string, b: string): string {
  const aligned = align(parse(a), parse(b))
  return checked(format({ digits: aligned.a + aligned.b, scale: aligned.scale }))
}

export function subtractNumbers(a: string, b: string): string {
  const aligned = align(parse(a), parse(b))
  return checked(format({ digits: aligned.a - aligned.b, scale: aligned.scale }))
}
