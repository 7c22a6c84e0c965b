// A change of one item in two halves: everything that can be refused while it is read, then what it makes of the item.
import type {
  AttributeValue,
  ConditionCheck,
  DeleteItemCommandInput,
  PutItemCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { tableKeys } from '../../../lambdas/store/table.ts'
import { readCondition, type Condition } from './conditions.ts'
import { allowOnly, invalid } from './errors.ts'
import type { Path } from './paths.ts'
import { placeholdersOf } from './placeholders.ts'
import { exactKeyOf, expectStorable, keyOf, type Key } from './rows.ts'
import { readUpdate } from './updates.ts'
import { itemBytes, keptItem, type Item } from './values.ts'

/** A change that was read and found in order. */
export interface Change {
  readonly key: Key
  readonly condition: Condition | undefined
  readonly answersOldItem: boolean
  /** The places that an update touches; empty for the other changes. */
  readonly paths: readonly Path[]
  /** The size of what was sent. */
  readonly bytes: number
  /** The item after the change; `undefined` when there is none, `'unchanged'` for a mere check. */
  after(existing: Item | undefined): Item | undefined | 'unchanged'
}

const everyWrite = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
] as const

type Write = Pick<PutItemCommandInput, (typeof everyWrite)[number]>

function common(input: Write) {
  const placeholders = placeholdersOf(input)
  const bytes = itemBytes(input.ExpressionAttributeValues ?? {})
  const answersOldItem = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD'
  const condition =
    input.ConditionExpression === undefined ? undefined : readCondition('ConditionExpression', input.ConditionExpression, placeholders)
  return { placeholders, bytes, answersOldItem, condition, paths: [] as readonly Path[] }
}

export function readPut(input: PutItemCommandInput, others: readonly string[] = []): Change {
  allowOnly(input, 'a put', [...everyWrite, ...others, 'Item'])
  const { placeholders, bytes, ...read } = common(input)
  placeholders.expectAllUsed()
  const item = keptItem(required(input.Item, 'Item'))
  expectStorable(item)
  return { ...read, key: keyOf(item), bytes: bytes + itemBytes(item), after: () => item }
}

export function readDelete(input: DeleteItemCommandInput, others: readonly string[] = []): Change {
  allowOnly(input, 'a delete', [...everyWrite, ...others, 'Key'])
  const { placeholders, ...read } = common(input)
  placeholders.expectAllUsed()
  return { ...read, key: exactKeyOf(required(input.Key, 'Key')), after: () => undefined }
}

export function readCheck(input: ConditionCheck): Change {
  if (input.ConditionExpression === undefined) throw invalid('A condition check needs a ConditionExpression')
  const check = readDelete(input)
  return { ...check, after: () => 'unchanged' }
}

export function readUpdateOf(input: UpdateItemCommandInput, others: readonly string[] = []): Change {
  allowOnly(input, 'an update', [...everyWrite, ...others, 'Key', 'UpdateExpression'])
  const { placeholders, ...read } = common(input)
  const update = readUpdate(required(input.UpdateExpression, 'UpdateExpression'), placeholders)
  placeholders.expectAllUsed()
  const key = keptItem(required(input.Key, 'Key'))
  for (const [name] of update.paths) {
    if (name === tableKeys.partition || name === tableKeys.sort) {
      throw invalid(`One or more parameter values were invalid: Cannot update attribute ${name}. This attribute is part of the key`)
    }
  }
  return {
    ...read,
    key: exactKeyOf(key),
    paths: update.paths,
    after(existing) {
      const item = update.apply(existing ?? key)
      expectStorable(item)
      return item
    },
  }
}

function required<T extends string | Record<string, AttributeValue>>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalid(`1 validation error detected: Value null at '${name}': Member must not be null`)
  return value
}
