// Judges conditions and filters on dynalite's parsed form: its own judgement finds no two maps equal, and orders texts as JavaScript does.
import dynalite from 'dynalite/db/index.js'
import type { AttributeValue, Row } from 'dynalite/db/index.js'
import { validation } from './service-error.ts'

type Path = readonly (string | number)[]

interface Expression {
  /** `and`, `or`, `not`, a comparison, `between`, `in` or `function`. */
  readonly type: string
  readonly name?: string
  readonly args: readonly Operand[]
}

/** A path, a literal value, or an expression: `size(…)` as an operand, any within `and`, `or` and `not`. */
type Operand = Path | AttributeValue | Expression

const isPath = (operand: Operand): operand is Path => Array.isArray(operand)
const isExpression = (operand: Operand): operand is Expression => !isPath(operand) && 'args' in operand
const typeOf = (value: AttributeValue) => Object.keys(value)[0] ?? ''
const contentOf = (value: AttributeValue): unknown => value[typeOf(value)]

const ordering = ['<', '<=', '>', '>=', 'between']

/** Refuses to order values that have no order, which the service refuses before it looks at any item. */
export function expectOrdered(expression: Expression) {
  for (const operand of expression.args) {
    if (isPath(operand)) continue
    if (isExpression(operand)) expectOrdered(operand)
    else if (ordering.includes(expression.type) && !['S', 'N', 'B'].includes(typeOf(operand))) {
      const types = `operator: ${expression.type}, operand type: ${typeOf(operand)}`
      throw validation(`Invalid expression: Incorrect operand type for operator or function; ${types}`)
    }
  }
}

/** Whether an expression holds for an item; for one that does not exist, ask with `{}`. */
export function holds(expression: Expression, item: Row): boolean {
  const inner = (at: number) => holds(expression.args[at] as Expression, item)
  switch (expression.type) {
    case 'and':
      return inner(0) && inner(1)
    case 'or':
      return inner(0) || inner(1)
    case 'not':
      return !inner(0)
    default: {
      const [first, ...rest] = expression.args.map(operand => resolve(operand, item))
      return judge(expression.name ?? expression.type, first, rest)
    }
  }
}

function resolve(operand: Operand, item: Row): AttributeValue | undefined {
  if (isPath(operand)) return dynalite.mapPath(operand, item) ?? undefined
  if (!isExpression(operand)) return operand
  const value = resolve(operand.args[0] as Operand, item)
  const size = value && sizeOf(value)
  return size === undefined ? undefined : { N: String(size) }
}

function judge(question: string, value: AttributeValue | undefined, others: readonly (AttributeValue | undefined)[]): boolean {
  if (question === 'attribute_exists') return value !== undefined
  if (question === 'attribute_not_exists') return value === undefined
  const [other, last] = others
  if (question === '<>') return value === undefined || other === undefined || !equal(value, other)
  if (value === undefined) return false
  if (question === 'in') return others.some(one => one !== undefined && equal(value, one))
  if (other === undefined) return false
  switch (question) {
    case '=':
      return equal(value, other)
    case 'begins_with':
      return typeOf(value) === typeOf(other) && bytesOf(value).subarray(0, bytesOf(other).length).equals(bytesOf(other))
    case 'contains':
      return contains(value, other)
    case 'attribute_type':
      return typeOf(value) === contentOf(other)
    case 'between':
      return last !== undefined && inOrder('>=', value, other) && inOrder('<=', value, last)
    default:
      return inOrder(question, value, other)
  }
}

function inOrder(operator: string, a: AttributeValue, b: AttributeValue): boolean {
  if (typeOf(a) !== typeOf(b)) return false
  if (typeOf(a) === 'N') return dynalite.compare(operator, a, [b])
  if (typeOf(a) !== 'S' && typeOf(a) !== 'B') return false
  const order = Buffer.compare(bytesOf(a), bytesOf(b))
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator] === true
}

/** Two values are equal when their canonical texts are: numbers were made canonical when they came in. */
const equal = (a: AttributeValue, b: AttributeValue) => canonical(a) === canonical(b)

function canonical(value: AttributeValue): string {
  const type = typeOf(value)
  const content = contentOf(value)
  if (type === 'L') return `L[${(content as AttributeValue[]).map(canonical).join()}]`
  if (type === 'M') {
    const entries = Object.entries(content as Row).map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    return `M{${entries.toSorted().join()}}`
  }
  return type + JSON.stringify(Array.isArray(content) ? content.toSorted() : content)
}

const bytesOf = (value: AttributeValue) => Buffer.from(String(contentOf(value)), typeOf(value) === 'B' ? 'base64' : 'utf8')

function contains(value: AttributeValue, part: AttributeValue): boolean {
  const type = typeOf(value)
  if (type === 'L') return (contentOf(value) as AttributeValue[]).some(one => equal(one, part))
  if (type === 'S' || type === 'B') return typeOf(part) === type && bytesOf(value).includes(bytesOf(part))
  return type === `${typeOf(part)}S` && (contentOf(value) as unknown[]).includes(contentOf(part))
}

function sizeOf(value: AttributeValue): number | undefined {
  const content = contentOf(value)
  if (typeOf(value) === 'B') return bytesOf(value).length
  if (typeOf(value) === 'N') return undefined
  if (typeof content === 'string' || Array.isArray(content)) return content.length
  return typeOf(value) === 'M' ? Object.keys(content as Row).length : undefined
}

export type { Expression }
