// Update expressions: SET, REMOVE, ADD and DELETE, read once and then done to a copy of an item.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { addNumbers, subtractNumbers } from './decimal.ts'
import { invalid, unknown } from './errors.ts'
import { expectApart, readPath, valueAt, type Path } from './paths.ts'
import type { Placeholders } from './placeholders.ts'
import { readExpression, type Reader } from './reader.ts'
import { membersOf, typeOf, type Item } from './values.ts'

export interface Update {
  /** The places that it touches. */
  readonly paths: readonly Path[]
  /** The item after the update; the given one stays as it is. Refuses operands of the wrong type and places that are not there. */
  apply(item: Item): Item
}

type Operand = (item: Item) => AttributeValue
type Change = { readonly path: Path } & (
  | { readonly verb: 'SET'; readonly value: Operand }
  | { readonly verb: 'REMOVE' }
  | { readonly verb: 'ADD' | 'DELETE'; readonly value: AttributeValue }
)

const verbs = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const
const wrongType = () => invalid('An operand in the update expression has an incorrect data type')

/** Reads an update. Refuses a verb that stands there twice, and places that lie within each other. */
export function readUpdate(text: string, placeholders: Placeholders): Update {
  const reader = readExpression('UpdateExpression', text)
  const changes: Change[] = []
  const seen = new Set<string>()
  while (reader.peek() !== undefined) {
    const word = reader.take()
    const verb = verbs.find(one => one === word.toUpperCase())
    if (verb === undefined) throw reader.refuse(`Syntax error; token: "${word}"`)
    if (seen.has(verb)) throw reader.refuse(`The "${verb}" section can only be used once in an update expression;`)
    seen.add(verb)
    do changes.push(readChange(verb, reader, placeholders))
    while (reader.accept(','))
  }
  const paths = changes.map(change => change.path)
  expectApart(reader, paths)
  return { paths, apply: item => applyAll(changes, item) }
}

function readChange(verb: (typeof verbs)[number], reader: Reader, placeholders: Placeholders): Change {
  const path = readPath(reader, placeholders)
  if (verb === 'REMOVE') return { verb, path }
  if (verb === 'SET') {
    reader.expect('=')
    return { verb, path, value: readSum(reader, placeholders) }
  }
  if (path.length > 1) throw unknown(`${verb} of anything but a whole attribute`)
  const value = placeholders.value(reader.take())
  const allowed = verb === 'ADD' ? ['N', 'SS', 'NS', 'BS'] : ['SS', 'NS', 'BS']
  expectType(reader, verb, value, allowed)
  return { verb, path, value }
}

function readSum(reader: Reader, placeholders: Placeholders): Operand {
  const left = readOperand(reader, placeholders, ['+', '-'].includes(reader.peek(1) ?? '') ? 'N' : undefined)
  const sign = reader.peek()
  if (sign !== '+' && sign !== '-') return left
  reader.take()
  const right = readOperand(reader, placeholders, 'N')
  const calculate = sign === '+' ? addNumbers : subtractNumbers
  return item => {
    const [a, b] = [left(item).N, right(item).N]
    if (a === undefined || b === undefined) throw wrongType()
    return { N: calculate(a, b) }
  }
}

function readOperand(reader: Reader, placeholders: Placeholders, type?: string): Operand {
  if (reader.peek()?.startsWith(':')) {
    const value = placeholders.value(reader.take())
    if (type !== undefined) expectType(reader, 'SET', value, [type])
    return () => value
  }
  if (reader.peek(1) === '(') return readFunction(reader, placeholders)
  const path = readPath(reader, placeholders)
  return item => {
    const value = valueAt(item, path)
    if (value === undefined) throw invalid('The provided expression refers to an attribute that does not exist in the item')
    return value
  }
}

function readFunction(reader: Reader, placeholders: Placeholders): Operand {
  const name = reader.take()
  reader.expect('(')
  const answer = name === 'if_not_exists' ? ifNotExists(reader, placeholders) : listAppend(name, reader, placeholders)
  reader.expect(')')
  return answer
}

function ifNotExists(reader: Reader, placeholders: Placeholders): Operand {
  const path = readPath(reader, placeholders)
  reader.expect(',')
  const otherwise = readOperand(reader, placeholders)
  return item => valueAt(item, path) ?? otherwise(item)
}

function listAppend(name: string, reader: Reader, placeholders: Placeholders): Operand {
  if (name !== 'list_append') throw reader.refuse(`Invalid function name; function: ${name}`)
  const first = readOperand(reader, placeholders, 'L')
  reader.expect(',')
  const second = readOperand(reader, placeholders, 'L')
  return item => {
    const [a, b] = [first(item).L, second(item).L]
    if (a === undefined || b === undefined) throw wrongType()
    return { L: [...a, ...b] }
  }
}

function expectType(reader: Reader, verb: string, value: AttributeValue, allowed: readonly string[]) {
  const type = typeOf(value)
  if (allowed.includes(type)) return
  throw reader.refuse(`Incorrect operand type for operator or function; operator: ${verb}, operand type: ${type}`)
}

/** All operands are taken from the item as it was; places in lists mean the places as they were. */
function applyAll(changes: readonly Change[], before: Item): Item {
  const after = structuredClone(before)
  const values = changes.map(change => (change.verb === 'SET' ? structuredClone(change.value(before)) : undefined))
  const shortened = new Set<AttributeValue[]>()
  for (const [at, change] of changes.entries()) {
    if (change.verb === 'ADD') add(after, change.path[0], change.value)
    else if (change.verb === 'DELETE') subtract(after, change.path[0], change.value)
    else place(after, change.path, values[at], shortened)
  }
  for (const list of shortened) list.splice(0, list.length, ...list.filter(one => one !== undefined))
  return after
}

/** Puts a value at a path, or takes away what is there; a place beyond the end of a list means its end. */
function place(item: Item, path: Path, value: AttributeValue | undefined, shortened: Set<AttributeValue[]>) {
  const parent = valueAt(item, path.slice(0, -1))
  const step = path.at(-1)
  if (typeof step === 'number' && parent?.L !== undefined) {
    if (value !== undefined || step < parent.L.length) parent.L[step] = value as AttributeValue
    shortened.add(parent.L)
  } else if (typeof step === 'string' && parent?.M !== undefined) {
    if (value === undefined) delete parent.M[step]
    else parent.M[step] = value
  } else {
    throw invalid('The document path provided in the update expression is invalid for update')
  }
}

function add(item: Item, name: string, value: AttributeValue) {
  const existing = item[name]
  if (existing === undefined) item[name] = structuredClone(value)
  else if (typeOf(existing) !== typeOf(value)) throw wrongType()
  else if (value.N !== undefined) item[name] = { N: addNumbers(existing.N ?? '0', value.N) }
  else item[name] = setOf(value, [...membersOf(existing), ...membersOf(value).filter(one => !membersOf(existing).includes(one))])
}

function subtract(item: Item, name: string, value: AttributeValue) {
  const existing = item[name]
  if (existing === undefined) return
  if (typeOf(existing) !== typeOf(value)) throw wrongType()
  const left = membersOf(existing).filter(one => !membersOf(value).includes(one))
  if (left.length === 0) delete item[name]
  else item[name] = setOf(value, left)
}

function setOf(like: AttributeValue, members: string[]): AttributeValue {
  if (like.SS !== undefined) return { SS: members }
  if (like.NS !== undefined) return { NS: members }
  return { BS: members.map(one => Uint8Array.from(Buffer.from(one, 'hex'))) }
}
