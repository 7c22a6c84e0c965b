// Reads PDF values (names, strings, arrays, dictionaries) out of text as leniently as readers of PDF do, within a budget.
import { limits, Stop } from './limits.ts'

export type PdfValue = PdfName | PdfString | PdfRef | PdfDict | PdfArray | PdfNumber | PdfWord
export interface PdfName {
  readonly kind: 'name'
  readonly name: string
}
/** One character per byte. */
export interface PdfString {
  readonly kind: 'string'
  readonly bytes: string
}
export interface PdfRef {
  readonly kind: 'ref'
  readonly object: number
}
/** In the order of the file: a key may stand there twice, and readers differ in which one counts. */
export interface PdfDict {
  readonly kind: 'dict'
  readonly pairs: readonly (readonly [string, PdfValue])[]
}
export interface PdfArray {
  readonly kind: 'array'
  readonly items: readonly PdfValue[]
}
export interface PdfNumber {
  readonly kind: 'number'
  readonly value: number
}
export interface PdfWord {
  readonly kind: 'word'
  readonly word: string
}

/** One character per byte; `budget` is shared by all who read the same file, in characters. */
export interface Source {
  readonly text: string
  at: number
  readonly budget: { left: number }
}

const space = 1
const delimiter = 2
const kinds = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = space
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = delimiter

const percent = 0x25

function spend(source: Source, from: number): void {
  source.budget.left -= source.at - from + 1
  if (source.budget.left < 0) throw new Stop('bomb')
}

/** Past white space and comments. */
export function skipSpace(source: Source): void {
  const { text } = source
  const from = source.at
  while (source.at < text.length) {
    const code = text.charCodeAt(source.at)
    if (code === percent) while (source.at < text.length && text.charCodeAt(source.at) !== 10 && text.charCodeAt(source.at) !== 13) source.at++
    else if (kinds[code] === space) source.at++
    else break
  }
  spend(source, from)
}

function regular(source: Source): string {
  const from = source.at
  while (source.at < source.text.length && kinds[source.text.charCodeAt(source.at)] === 0) source.at++
  spend(source, from)
  return source.text.slice(from, source.at)
}

/** `/J#61vaScript` and `/JavaScript` are the same name. */
const unescaped = (name: string) => name.replace(/#([\da-f]{2})/gi, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literal(source: Source): PdfString {
  const { text } = source
  const from = source.at++
  const parts: string[] = []
  let depth = 1
  let run = source.at
  const take = (next: number) => {
    parts.push(text.slice(run, source.at))
    source.at = next
    run = next
  }
  while (source.at < text.length) {
    const sign = text[source.at]!
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(source.at + 1, source.at + 4))?.[0]
      const next = text[source.at + 1] ?? ''
      if (octal !== undefined) {
        take(source.at + 1 + octal.length)
        parts.push(String.fromCharCode(Number.parseInt(octal, 8) & 0xff))
      } else {
        const lineBreak = next === '\r' || next === '\n'
        take(source.at + (next === '\r' && text[source.at + 2] === '\n' ? 3 : 2))
        parts.push(lineBreak ? '' : (escapes[next] ?? next))
      }
      continue
    }
    if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) break
    source.at++
  }
  take(source.at + 1)
  spend(source, from)
  return { kind: 'string', bytes: parts.join('') }
}

function hexString(source: Source): PdfString {
  const from = source.at
  const end = source.text.indexOf('>', from)
  source.at = end < 0 ? source.text.length : end + 1
  spend(source, from)
  const digits = source.text.slice(from + 1, end < 0 ? source.text.length : end).replace(/[^\da-f]/gi, '')
  return { kind: 'string', bytes: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1') }
}

function numberOrRef(source: Source, word: string): PdfValue {
  const isNumber = /^[+-]*(?:\d+\.?\d*|\.\d+)/.test(word)
  const value: PdfValue = isNumber ? { kind: 'number', value: Number.parseFloat(word.replace(/^[+-]*(?=[+-])/, '')) } : { kind: 'word', word }
  if (!/^\d+$/.test(word)) return value
  const back = source.at
  skipSpace(source)
  if (/^\d+$/.test(regular(source))) {
    skipSpace(source)
    if (regular(source) === 'R') return { kind: 'ref', object: Number(word) }
  }
  source.at = back
  return value
}

function array(source: Source, depth: number): PdfArray {
  source.at++
  const items: PdfValue[] = []
  for (;;) {
    skipSpace(source)
    if (source.at >= source.text.length) break
    if (source.text[source.at] === ']') {
      source.at++
      break
    }
    const item = readValue(source, depth + 1)
    if (item === undefined || endsObject(item)) break
    items.push(item)
  }
  return { kind: 'array', items }
}

function dictionary(source: Source, depth: number): PdfDict {
  source.at += 2
  const pairs: [string, PdfValue][] = []
  for (;;) {
    skipSpace(source)
    if (source.at >= source.text.length) break
    if (source.text.startsWith('>>', source.at)) {
      source.at += 2
      break
    }
    const key = readValue(source, depth + 1)
    if (key === undefined || endsObject(key)) break
    if (key.kind !== 'name') continue
    skipSpace(source)
    if (source.text.startsWith('>>', source.at)) {
      pairs.push([key.name, { kind: 'word', word: 'null' }])
      continue
    }
    const value = readValue(source, depth + 1)
    if (value === undefined || endsObject(value)) break
    pairs.push([key.name, value])
  }
  return { kind: 'dict', pairs }
}

/** A reader that comes upon one of these inside a dictionary has lost its end. */
const endsObject = (value: PdfValue) => value.kind === 'word' && (value.word === 'endobj' || value.word === 'endstream')

/** The next value; nothing at the end. Throws `too-deep` and, when the budget is spent, `bomb`. */
export function readValue(source: Source, depth = 0): PdfValue | undefined {
  if (depth > limits.pdf.depth) throw new Stop('too-deep')
  skipSpace(source)
  const { text } = source
  if (source.at >= text.length) return undefined
  const sign = text[source.at]!
  if (sign === '/') {
    source.at++
    return { kind: 'name', name: unescaped(regular(source)) }
  }
  if (sign === '(') return literal(source)
  if (sign === '<') return text[source.at + 1] === '<' ? dictionary(source, depth) : hexString(source)
  if (sign === '[') return array(source, depth)
  if (kinds[text.charCodeAt(source.at)] === delimiter) {
    source.at++
    return { kind: 'word', word: sign }
  }
  return numberOrRef(source, regular(source))
}

/** All values of a key, in the order of the file. */
export const valuesOf = (dict: PdfDict, key: string): readonly PdfValue[] => dict.pairs.filter(([name]) => name === key).map(([, value]) => value)

export const has = (dict: PdfDict, key: string): boolean => dict.pairs.some(([name]) => name === key)
