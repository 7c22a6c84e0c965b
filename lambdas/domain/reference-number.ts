// The reference number (referentienummer) of a receipt: read out over the phone, so made of signs that nobody mistakes.
import { codeSigns } from './transfer-code.ts'

const length = 10

/** Ten signs out of at least 24 random hexadecimals, in two groups: `CDFGH-JKM34`. */
export function referenceFrom(hexadecimals: string): string {
  let number = BigInt(`0x${hexadecimals.slice(0, 24)}`)
  let signs = ''
  for (let i = 0; i < length; i++) {
    signs += codeSigns[Number(number % BigInt(codeSigns.length))]!
    number /= BigInt(codeSigns.length)
  }
  return `${signs.slice(0, length / 2)}-${signs.slice(length / 2)}`
}
