// Codes of the parents' forms as somebody types or pastes them: each line a code, with the school's own reference behind it.
import { codesWords as words } from '../words/codes.ts'

/** So many the API takes in one request. */
export const mostCodes = 100
const longestReference = 60

/** No vowels, and nothing that looks like something else: the same signs as on paper, which a test compares. */
export const codeSigns = '34679CDFGHJKMNPQRTVWXY'
const codeLength = 9

export interface CodeLine {
  /** From 1, as people count. */
  readonly line: number
  /** As it was typed, and as it is sent. */
  readonly typed: string
  readonly code: string
  readonly ownReference: string
}

/** Luhn's way for 22 signs, as the paper has it: a wrong sign, or two neighbours swapped, shows before anything is sent. */
function isRight(code: string): boolean {
  let sum = 0
  for (const [i, sign] of [...code].reverse().entries()) {
    const value = codeSigns.indexOf(sign) * (i % 2 === 1 ? 2 : 1)
    sum += Math.floor(value / codeSigns.length) + (value % codeSigns.length)
  }
  return sum % codeSigns.length === 0
}

/** The code stands before the first tab, semicolon or comma, else before the first blank behind nine signs. */
function split(line: string): readonly [typed: string, ownReference: string] {
  const column = /^\s*"?([^\t;,"]*)"?\s*[\t;,]\s*"?(.*?)"?\s*$/.exec(line)
  if (column) return [column[1]!.trim(), column[2]!.trim()]
  let signs = 0
  const text = line.trim()
  for (const [at, sign] of [...text].entries()) {
    if (/\s/.test(sign) && signs >= codeLength) return [text.slice(0, at), text.slice(at).trim()]
    if (/[\p{L}\p{N}]/u.test(sign)) signs++
  }
  return [text, '']
}

/** The lines with a code, and a sentence for each that has none, or one that is mistyped or stands there twice. Empty lines do not count. */
export function readCodes(text: string): { readonly lines: readonly CodeLine[]; readonly faults: readonly string[] } {
  const lines: CodeLine[] = []
  const faults: string[] = []
  const first = new Map<string, number>()
  for (const [at, each] of text.split(/\r\n|\r|\n/).entries()) {
    if (each.trim() === '') continue
    const line = at + 1
    const [typed, ownReference] = split(each)
    const code = typed.toUpperCase().replaceAll(/[\s.–—-]/g, '')
    const before = first.get(code)
    if (code.length !== codeLength || /[^\p{L}\p{N}]/u.test(code)) faults.push(words.unlike(line))
    else if ([...code].some((sign) => !codeSigns.includes(sign)) || !isRight(code)) faults.push(words.mistyped(line))
    else if (before !== undefined) faults.push(words.twice(line, before))
    else {
      first.set(code, line)
      if (ownReference.length > longestReference) faults.push(words.tooLong(line))
      else lines.push({ line, typed, code, ownReference })
    }
  }
  return { lines, faults }
}
