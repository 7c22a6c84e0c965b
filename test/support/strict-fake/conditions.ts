// Condition and filter expressions: read once, refused where the service refuses them, then asked of an item.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { equal, membersOf, hex, order, sizeOf, typeOf, type Item } from './values.ts'
import { readPath, samePath, valueAt, type Path } from './paths.ts'
import type { Placeholders } from './placeholders.ts'
import { readExpression, type Reader } from './reader.ts'

export interface Condition {
  /** Whether it holds for an item; for one that does not exist, ask with `{}`. */
  holds(item: Item): boolean
  /** The attributes that it looks at. */
  readonly attributes: ReadonlySet<string>
}

type Holds = (item: Item) => boolean

interface Operand {
  readonly path?: Path
  readonly literal?: AttributeValue
  of(item: Item): AttributeValue | undefined
}

const comparisons = ['=', '<>', '<', '<=', '>', '>=']
const valueTypes = ['S', 'SS', 'N', 'NS', 'B', 'BS', 'BOOL', 'NULL', 'L', 'M']
const mostInList = 100

/** Reads a condition. Refuses what the service refuses; redundant parentheses too. */
export function readCondition(kind: string, text: string, placeholders: Placeholders): Condition {
  const reader = readExpression(kind, text)
  const attributes = new Set<string>()
  const holds = either(reader, notePaths(placeholders, attributes))
  reader.expectEnd()
  return { holds, attributes }
}

type ReadPath = (reader: Reader) => Path
interface Context {
  readonly path: ReadPath
  readonly placeholders: Placeholders
}

function notePaths(placeholders: Placeholders, attributes: Set<string>): Context {
  return {
    placeholders,
    path(reader) {
      const path = readPath(reader, placeholders)
      attributes.add(path[0])
      return path
    },
  }
}

function either(reader: Reader, context: Context): Holds {
  const parts = [both(reader, context)]
  while (reader.accept('OR')) parts.push(both(reader, context))
  return item => parts.some(holds => holds(item))
}

function both(reader: Reader, context: Context): Holds {
  const parts = [negation(reader, context)]
  while (reader.accept('AND')) parts.push(negation(reader, context))
  return item => parts.every(holds => holds(item))
}

function negation(reader: Reader, context: Context): Holds {
  if (!reader.accept('NOT')) return single(reader, context)
  const holds = negation(reader, context)
  return item => !holds(item)
}

function single(reader: Reader, context: Context): Holds {
  if (reader.peek() === '(') return group(reader, context)
  if (reader.peek(1) === '(' && reader.peek() !== 'size') return question(reader, context)
  return comparison(reader, context)
}

function group(reader: Reader, context: Context): Holds {
  reader.expect('(')
  const doubled = reader.peek() === '('
  const holds = either(reader, context)
  if (doubled && closesAtOnce(reader)) throw reader.refuse('The expression has redundant parentheses;')
  reader.expect(')')
  return holds
}

/** After `((…`: whether the inner pair closed right before the outer one, with nothing beside it. */
const closesAtOnce = (reader: Reader) => reader.peek() === ')' && reader.peek(-1) === ')'

function question(reader: Reader, context: Context): Holds {
  const name = reader.take()
  reader.expect('(')
  const holds = askedBy(name, reader, context)
  reader.expect(')')
  return holds
}

function askedBy(name: string, reader: Reader, context: Context): Holds {
  const path = context.path(reader)
  if (name === 'attribute_exists') return item => valueAt(item, path) !== undefined
  if (name === 'attribute_not_exists') return item => valueAt(item, path) === undefined
  reader.expect(',')
  const operand = readOperand(reader, context)
  expectDistinct(reader, name, { path, of: () => undefined }, operand)
  const ask = (test: (value: AttributeValue, other: AttributeValue) => boolean): Holds => item => {
    const [value, other] = [valueAt(item, path), operand.of(item)]
    return value !== undefined && other !== undefined && test(value, other)
  }
  if (name === 'begins_with') return expectLiteral(reader, name, operand, ['S', 'B']) && ask(beginsWith)
  if (name === 'contains') return ask(contains)
  if (name === 'attribute_type') {
    if (!valueTypes.includes(operand.literal?.S ?? '')) throw reader.refuse('attribute_type needs the name of a type as a value')
    return ask((value, other) => typeOf(value) === other.S)
  }
  throw reader.refuse(`Invalid function name; function: ${name}`)
}

function comparison(reader: Reader, context: Context): Holds {
  const left = readOperand(reader, context)
  const operator = reader.take().toUpperCase()
  if (operator === 'BETWEEN') return between(reader, context, left)
  if (operator === 'IN') return inList(reader, context, left)
  if (!comparisons.includes(operator)) throw reader.refuse(`Syntax error; token: "${operator}"`)
  const right = readOperand(reader, context)
  expectDistinct(reader, operator, left, right)
  if (operator !== '=' && operator !== '<>') {
    for (const operand of [left, right]) expectLiteral(reader, operator, operand, ['S', 'N', 'B'])
  }
  return item => compares(operator, left.of(item), right.of(item))
}

function compares(operator: string, left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (operator === '<>') return left === undefined || right === undefined || !equal(left, right)
  if (left === undefined || right === undefined) return false
  if (operator === '=') return equal(left, right)
  const found = order(left, right)
  if (found === undefined) return false
  return { '<': found < 0, '<=': found <= 0, '>': found > 0, '>=': found >= 0 }[operator] === true
}

function between(reader: Reader, context: Context, value: Operand): Holds {
  const low = readOperand(reader, context)
  reader.expect('AND')
  const high = readOperand(reader, context)
  for (const operand of [low, high]) expectLiteral(reader, 'BETWEEN', operand, ['S', 'N', 'B'])
  if (low.literal && high.literal) {
    const found = order(low.literal, high.literal)
    if (found === undefined) throw reader.refuse('The BETWEEN operator requires same data type for lower and upper bounds')
    if (found > 0) throw reader.refuse('The BETWEEN operator requires upper bound to be greater than or equal to lower bound')
  }
  return item => compares('>=', value.of(item), low.of(item)) && compares('<=', value.of(item), high.of(item))
}

function inList(reader: Reader, context: Context, value: Operand): Holds {
  const listed: Operand[] = []
  reader.expect('(')
  do listed.push(readOperand(reader, context))
  while (reader.accept(','))
  reader.expect(')')
  if (listed.length > mostInList) throw reader.refuse('The IN operator is provided with too many operands')
  for (const operand of listed) expectDistinct(reader, 'IN', value, operand)
  return item => listed.some(operand => compares('=', value.of(item), operand.of(item)))
}

function readOperand(reader: Reader, context: Context): Operand {
  if (reader.peek()?.startsWith(':')) {
    const literal = context.placeholders.value(reader.take())
    return { literal, of: () => literal }
  }
  if (reader.peek() !== 'size' || reader.peek(1) !== '(') {
    const path = context.path(reader)
    return { path, of: item => valueAt(item, path) }
  }
  reader.take()
  reader.expect('(')
  const path = context.path(reader)
  reader.expect(')')
  return {
    of(item) {
      const value = valueAt(item, path)
      const size = value && sizeOf(value)
      return size === undefined ? undefined : { N: String(size) }
    },
  }
}

function expectDistinct(reader: Reader, operator: string, a: Operand, b: Operand) {
  if (a.path && b.path && samePath(a.path, b.path)) {
    throw reader.refuse(`The first operand must be distinct from the remaining operands for this operator; operator: ${operator}`)
  }
}

function expectLiteral(reader: Reader, operator: string, { literal }: Operand, allowed: readonly string[]): true {
  const type = literal && typeOf(literal)
  if (type === undefined || allowed.includes(type)) return true
  throw reader.refuse(`Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`)
}

function beginsWith(value: AttributeValue, start: AttributeValue): boolean {
  if (value.S !== undefined && start.S !== undefined) return value.S.startsWith(start.S)
  return value.B !== undefined && start.B !== undefined && hex(value.B).startsWith(hex(start.B))
}

function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S)
  if (value.B !== undefined) return part.B !== undefined && hexIncludes(value.B, part.B)
  if (value.L !== undefined) return value.L.some(one => equal(one, part))
  if (`${typeOf(part)}S` !== typeOf(value)) return false
  return membersOf(value).includes(part.B === undefined ? (part.S ?? part.N ?? '') : hex(part.B))
}

const hexIncludes = (bytes: Uint8Array, part: Uint8Array) => Buffer.from(bytes).includes(Buffer.from(part))
