// What people may type where text is free: readable, not too long, and no BSN.
import { bsnIn } from './bsn.ts'

/** C0 and C1 controls, the marks that turn the direction of text, zero-width characters and lone surrogates; a line break only where lines are allowed. */
const unreadable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\ud800-\udfff]/u

export type TextFault = 'control-characters' | 'line-break' | 'bsn-suspected' | 'bsn-possible'

/**
 * What is wrong with a text, all faults at once; none when it may be kept. A number that may be a BSN, with no word beside it that says so,
 * is a fault only where the caller asks for it: in labels, views, file names and CSV cells of pupils, where nobody said that it is none.
 */
export function textFaults(text: string, lines: 'one-line' | 'several-lines', possibleBsn: 'may-stand' | 'is-fault' = 'may-stand'): readonly TextFault[] {
  const faults: TextFault[] = []
  const checked = lines === 'several-lines' ? text.replaceAll('\r\n', '\n') : text
  if (lines === 'one-line' && /[\r\n\u2028\u2029]/u.test(checked)) faults.push('line-break')
  if (unreadable.test(checked.replaceAll('\r', ''))) faults.push('control-characters')
  const bsn = bsnIn(text)
  if (bsn === 'stated') faults.push('bsn-suspected')
  if (bsn === 'possible' && possibleBsn === 'is-fault') faults.push('bsn-possible')
  return faults
}
