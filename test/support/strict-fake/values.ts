// Attribute values: which are allowed, when two are equal, which comes first, and what they weigh.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { canonical, compareNumbers } from './decimal.ts'
import { invalid } from './errors.ts'

export type Item = Record<string, AttributeValue>
export type ValueType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'L' | 'M' | 'SS' | 'NS' | 'BS'

const types: readonly string[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS']
const deepest = 32

export function typeOf(value: AttributeValue): ValueType {
  const given = Object.entries(value).filter(([, content]) => content !== undefined)
  const [type] = given[0] ?? []
  if (given.length !== 1 || type === undefined || !types.includes(type)) {
    throw invalid('Supplied AttributeValue must contain exactly one of the supported datatypes')
  }
  return type as ValueType
}

/** A copy of a value as the table keeps it. Refuses empty and doubled sets, wrong numbers and what nests deeper than 32. */
export function kept(value: AttributeValue, depth = 1): AttributeValue {
  if (depth > deepest) throw invalid('Nesting Levels have exceeded supported limits')
  const type = typeOf(value)
  if (type === 'NULL' && value.NULL !== true) throw invalid('Null attribute value types must have the value of true')
  if (value.N !== undefined) return { N: canonical(value.N) }
  if (value.B !== undefined) return { B: Uint8Array.from(value.B) }
  if (value.L !== undefined) return { L: value.L.map(one => kept(one, depth + 1)) }
  if (value.M !== undefined) return { M: keptItem(value.M, depth + 1) }
  if (value.SS !== undefined) return { SS: keptSet(value.SS) }
  if (value.NS !== undefined) return { NS: keptSet(value.NS.map(canonical)) }
  if (value.BS !== undefined) return { BS: keptSet(value.BS.map(hex)).map(one => Uint8Array.from(Buffer.from(one, 'hex'))) }
  return structuredClone(value)
}

export function keptItem(item: Item, depth = 1): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, kept(value, depth)]))
}

function keptSet(members: readonly string[]): string[] {
  if (members.length === 0) throw invalid('One or more parameter values were invalid: A set may not be empty')
  if (new Set(members).size < members.length) throw invalid('Input collection contains duplicates')
  return [...members]
}

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const isSet = (type: ValueType) => type === 'SS' || type === 'NS' || type === 'BS'

/** The members of a set as texts that can be compared. */
export const membersOf = (value: AttributeValue): string[] => value.SS ?? value.NS ?? (value.BS ?? []).map(hex)

export function equal(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a)
  if (type !== typeOf(b)) return false
  if (a.L !== undefined && b.L !== undefined) {
    const other = b.L
    return a.L.length === other.length && a.L.every((one, at) => equal(one, other[at] as AttributeValue))
  }
  if (a.M !== undefined && b.M !== undefined) return equalMaps(a.M, b.M)
  if (isSet(type)) return membersOf(a).toSorted().join('\0') === membersOf(b).toSorted().join('\0')
  if (type === 'BOOL' || type === 'NULL') return a.BOOL === b.BOOL
  return order(a, b) === 0
}

function equalMaps(a: Item, b: Item): boolean {
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every(name => {
    const [one, other] = [a[name], b[name]]
    return one !== undefined && other !== undefined && equal(one, other)
  })
}

/** Which comes first, of texts, numbers and bytes; `undefined` for what has no order or differs in type. */
export function order(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N)
  if (a.S !== undefined && b.S !== undefined) return compareTexts(a.S, b.S)
  if (a.B !== undefined && b.B !== undefined) return Buffer.compare(a.B, b.B)
  return undefined
}

/** The order of the UTF-8 bytes, which is that of code points: not JavaScript's, where an emoji stands before `｡`. */
export function compareTexts(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (one !== other) return codePointOrder(one) - codePointOrder(other)
  }
  return a.length - b.length
}

const codePointOrder = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit)

/** What `size(…)` answers; `undefined` for a number, a boolean and null, which have none. */
export function sizeOf(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return value.S.length
  if (value.B !== undefined) return value.B.length
  if (value.L !== undefined) return value.L.length
  if (value.M !== undefined) return Object.keys(value.M).length
  return isSet(typeOf(value)) ? membersOf(value).length : undefined
}

const textBytes = (text: string) => Buffer.byteLength(text, 'utf8')
const numberBytes = (text: string) => Math.ceil(text.replace(/[-.]/g, '').length / 2) + 1
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return textBytes(value.S)
  if (value.N !== undefined) return numberBytes(value.N)
  if (value.B !== undefined) return value.B.length
  if (value.SS !== undefined) return sum(value.SS.map(textBytes))
  if (value.NS !== undefined) return sum(value.NS.map(numberBytes))
  if (value.BS !== undefined) return sum(value.BS.map(one => one.length))
  if (value.L !== undefined) return 3 + sum(value.L.map(one => 1 + valueBytes(one)))
  if (value.M !== undefined) return 3 + itemBytes(value.M) + Object.keys(value.M).length
  return 1
}

/** What an item weighs in bytes, with its attribute names. */
export const itemBytes = (item: Item): number => sum(Object.entries(item).map(([name, value]) => textBytes(name) + valueBytes(value)))
