// Key conditions of a query: one partition, and at most one condition on the sort key.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { invalid } from './errors.ts'
import { readPath } from './paths.ts'
import type { Placeholders } from './placeholders.ts'
import { readExpression, type Reader } from './reader.ts'
import { compareTexts } from './values.ts'

export interface KeyCondition {
  readonly partition: string
  matches(sortKey: string): boolean
}

interface Part {
  readonly name: string
  readonly operator: string
  readonly values: readonly string[]
}

const kind = 'KeyConditionExpression'
const comparisons = ['=', '<', '<=', '>', '>=']

interface Keys {
  readonly partition: string
  readonly sort: string
}

/** Reads the key condition of a table or index whose keys are texts. Refuses what is not an equal partition and one range of sort keys. */
export function readKeyCondition(text: string, keys: Keys, placeholders: Placeholders): KeyCondition {
  const reader = readExpression(kind, text)
  const parts = [readPart(reader, placeholders)]
  while (reader.accept('AND')) parts.push(readPart(reader, placeholders))
  reader.expectEnd()
  const partition = parts.find(part => part.name === keys.partition)
  const sort = parts.find(part => part.name === keys.sort)
  if (partition === undefined) throw invalid(`Query condition missed key schema element: ${keys.partition}`)
  if (partition.operator !== '=') throw invalid('Query key condition not supported')
  if (parts.length > (sort === undefined ? 1 : 2)) throw invalid('Query key condition not supported')
  const [only = ''] = partition.values
  if (only === '') throw invalid('One or more parameter values are not valid: a key attribute cannot contain an empty string value')
  return { partition: only, matches: sort === undefined ? () => true : sortKey => inRange(sort, sortKey) }
}

function readPart(reader: Reader, placeholders: Placeholders): Part {
  if (reader.peek() === 'begins_with' && reader.peek(1) === '(') {
    reader.take()
    reader.expect('(')
    const name = readName(reader, placeholders)
    reader.expect(',')
    const values = [readText(reader, placeholders)]
    reader.expect(')')
    return { name, operator: 'begins_with', values }
  }
  const name = readName(reader, placeholders)
  const operator = reader.take().toUpperCase()
  const first = readText(reader, placeholders)
  if (operator === 'BETWEEN') {
    reader.expect('AND')
    const last = readText(reader, placeholders)
    if (compareTexts(first, last) > 0) {
      throw reader.refuse('The BETWEEN operator requires upper bound to be greater than or equal to lower bound')
    }
    return { name, operator, values: [first, last] }
  }
  if (!comparisons.includes(operator)) throw reader.refuse(`Invalid operator used in KeyConditionExpression: ${operator}`)
  return { name, operator, values: [first] }
}

function readName(reader: Reader, placeholders: Placeholders): string {
  const path = readPath(reader, placeholders)
  if (path.length > 1) throw reader.refuse('KeyConditionExpressions cannot have conditions on nested attributes')
  return path[0]
}

function readText(reader: Reader, placeholders: Placeholders): string {
  const value: AttributeValue = placeholders.value(reader.take())
  if (value.S === undefined) throw invalid('One or more parameter values were invalid: Condition parameter type does not match schema type')
  return value.S
}

function inRange({ operator, values: [low = '', high = ''] }: Part, sortKey: string): boolean {
  const order = compareTexts(sortKey, low)
  switch (operator) {
    case '=':
      return order === 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case 'begins_with':
      return sortKey.startsWith(low)
    default:
      return order >= 0 && compareTexts(sortKey, high) <= 0
  }
}
