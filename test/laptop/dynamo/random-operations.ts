// Random operations on the table, the same in every run with the same seed.
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type AttributeValue,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { tableName as TableName } from '../../support/engines.ts'
import type { Dice } from './dice.ts'

export interface Operation {
  readonly name: string
  /** A new command with the same input, since a client may mark the one that it was given. */
  readonly make: () => unknown
  readonly input: { readonly Limit?: number }
  /** The rows of an index with equal keys have no order. */
  readonly unordered: boolean
}

const S = (text: string): AttributeValue => ({ S: text })
const N = (number: number | string): AttributeValue => ({ N: String(number) })

/** `?` stands for a random value. */
const conditions = [
  'attribute_exists(pk)',
  'attribute_not_exists(pk)',
  'attribute_not_exists(pk) OR n < :c',
  'n = :c',
  'n > :c',
  'v = :c',
  'v <> :c',
  'size(v) >= :c',
  'contains(v, :c)',
  'begins_with(v, :c)',
  'NOT n = :c OR attribute_type(v, :t)',
  'm.a = :c',
  'm.l[0] <> :c',
  'n BETWEEN :c AND :d',
  'n IN (:c, :d) AND NOT (attribute_exists(unsent) AND n <> :c)',
  'm = :c',
]
const updates = [
  'SET n = :u',
  'ADD n :u',
  'SET n = n + :u',
  'SET n = if_not_exists(n, :z) + :u',
  'SET v = if_not_exists(v, :u), n = :z',
  'REMOVE v',
  'SET m.a = :u',
  'SET m.l[0] = :u',
  'SET m.l[7] = :u',
  'DELETE v :u',
  'ADD v :u',
  'SET v = list_append(v, :u)',
  'REMOVE v[0], v[1]',
  'SET unsent = :s, unsentSince = :w',
  'REMOVE unsent',
  'SET m.#k = :u REMOVE v',
]

export function randomOperation(roll: Dice): Operation {
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T
  const key = () => ({ pk: S(`p${roll(4)}`), sk: S(`s${roll(6)}`) })
  const value = (): AttributeValue =>
    pick<AttributeValue>([
      N(roll(5)),
      N(`0.${1 + roll(8)}`),
      S('abcë'.slice(0, roll(5))),
      { L: [N(roll(3)), S('x')] },
      { M: { a: N(roll(3)) } },
      { SS: ['a', 'b'].slice(0, 1 + roll(2)) },
      { NS: ['1', '2.5'].slice(0, 1 + roll(2)) },
      { B: Uint8Array.of(roll(3), 1) },
      { BOOL: roll(2) === 1 },
      { NULL: true },
    ])
  const waiting = () => (roll(2) ? { unsent: S(`u${roll(2)}`), unsentSince: S(`t${roll(3)}`) } : {})
  const item = () => ({ ...key(), n: N(roll(5)), v: value(), m: { M: { a: value(), l: { L: [value()] } } }, ...waiting() })

  const replacements: Record<string, () => AttributeValue> = {
    ':c': value,
    ':d': () => N(4),
    ':t': () => S(pick(['S', 'N', 'L', 'M'])),
    ':u': value,
    ':z': () => N(7),
    ':s': () => S(`u${roll(2)}`),
    ':w': () => (roll(8) ? S(`t${roll(3)}`) : value()),
  }
  const withPlaceholders = <T extends Record<string, string>>(expressions: T) => {
    const text = Object.values(expressions).join(' ')
    const used = Object.entries(replacements).filter(([name]) => text.includes(name))
    const values = Object.fromEntries(used.map(([name, make]) => [name, make()]))
    return {
      ...expressions,
      ...(used.length > 0 && { ExpressionAttributeValues: values }),
      ...(text.includes('#k') && { ExpressionAttributeNames: { '#k': 'k.k' } }),
    }
  }
  const condition = (): Record<string, string> => (roll(2) ? { ConditionExpression: pick(conditions) } : {})
  const onFailure = () => (roll(2) ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const } : {})

  function action(): TransactWriteItem {
    const place = { TableName, ...onFailure() }
    switch (roll(4)) {
      case 0:
        return { Put: { ...place, Item: item(), ...withPlaceholders(condition()) } }
      case 1:
        return { Delete: { ...place, Key: key(), ...withPlaceholders(condition()) } }
      case 2:
        return { Update: { ...place, Key: key(), ...withPlaceholders({ UpdateExpression: pick(updates), ...condition() }) } }
      default:
        return { ConditionCheck: { ...place, Key: key(), ConditionExpression: pick(conditions.slice(0, 2)) } }
    }
  }

  /** Actions on different items; how a transaction with doubled ones is refused has a test of its own. */
  function transaction(): TransactWriteItem[] {
    const placeOf = ({ Put, Update, Delete, ConditionCheck }: TransactWriteItem) => {
      const item = Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key
      return JSON.stringify([item?.['pk'], item?.['sk']])
    }
    return [...Map.groupBy(Array.from({ length: 1 + roll(4) }, action), placeOf).values()].map(same => same[0] as TransactWriteItem)
  }

  function operation<Input extends object>(Command: new (input: Input) => unknown, input: Input, unordered = false): Operation {
    return { name: Command.name.replace(/Command$/, ''), input, unordered, make: () => new Command(structuredClone(input)) }
  }

  const keys = () => [...new Set([0, 1, 2].map(() => roll(6)))].map(at => ({ pk: S('p1'), sk: S(`s${at}`) }))
  const paths = () => (roll(2) ? { ProjectionExpression: pick(['n, v', 'm.l[0], pk', 'm.a, m.l', 'v[1], sk']) } : {})
  switch (roll(10)) {
    case 0:
    case 1:
      return operation(PutItemCommand, { TableName, Item: item(), ReturnValues: 'ALL_OLD', ...onFailure(), ...withPlaceholders(condition()) })
    case 2:
      return operation(DeleteItemCommand, { TableName, Key: key(), ReturnValues: 'ALL_OLD', ...onFailure(), ...withPlaceholders(condition()) })
    case 3:
    case 4: {
      const UpdateExpression = pick(updates)
      // How much of a map is answered of which one entry was updated is nowhere promised, and DynamoDB Local answers all of it.
      const within = UpdateExpression.includes('m.')
      const ReturnValues = pick(within ? (['ALL_NEW', 'ALL_OLD'] as const) : (['UPDATED_NEW', 'UPDATED_OLD', 'ALL_NEW', 'NONE'] as const))
      const expressions = withPlaceholders({ UpdateExpression, ...condition() })
      return operation(UpdateItemCommand, { TableName, Key: key(), ReturnValues, ...onFailure(), ...expressions })
    }
    case 5: {
      const range = pick(['sk BETWEEN :a AND :b', 'sk >= :a', 'sk < :b', 'begins_with(sk, :a)'])
      const values = Object.entries({ ':a': S('s1'), ':b': S('s4') }).filter(([name]) => range.includes(name))
      const filter = roll(2) ? { FilterExpression: 'attribute_exists(v) AND n < :n' } : {}
      return operation(QueryCommand, {
        TableName,
        KeyConditionExpression: `pk = :p AND ${range}`,
        ExpressionAttributeValues: { ':p': S(`p${roll(4)}`), ...Object.fromEntries(values), ...(filter.FilterExpression && { ':n': N(3) }) },
        Limit: 1 + roll(4),
        ScanIndexForward: roll(2) === 1,
        ConsistentRead: roll(2) === 1,
        ...filter,
        ...paths(),
      })
    }
    case 6: {
      const values = { ':u': S(`u${roll(2)}`) }
      const waiting = { TableName, IndexName: 'unsent', KeyConditionExpression: 'unsent = :u', ExpressionAttributeValues: values }
      return operation(QueryCommand, waiting, true)
    }
    case 7:
      return roll(2)
        ? operation(GetItemCommand, { TableName, Key: key(), ...paths() })
        : operation(BatchGetItemCommand, { RequestItems: { [TableName]: { Keys: keys() } } }, true)
    case 8:
      return operation(TransactGetItemsCommand, { TransactItems: keys().map(Key => ({ Get: { TableName, Key } })) })
    default:
      return operation(TransactWriteItemsCommand, { TransactItems: transaction() })
  }
}
