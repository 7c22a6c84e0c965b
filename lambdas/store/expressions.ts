// What is to become of a row, in the words of DynamoDB: items and update expressions, with every attribute named so that none is a reserved word.
import { marshall } from '@aws-sdk/util-dynamodb'

export interface Key {
  readonly pk: string
  readonly sk: string
}

export type Row = Record<string, unknown>

export interface Update {
  readonly key: Key
  /** What is set, by attribute path with dots: `ticks.final-advice`. */
  readonly set: Readonly<Record<string, unknown>>
  /** What is added to a number; one that is not there counts as 0. */
  readonly add?: Readonly<Record<string, number>>
  /** What is put into a set of texts, and taken out of one; not both of the same set. */
  readonly into?: Readonly<Record<string, readonly string[]>>
  readonly outOf?: Readonly<Record<string, readonly string[]>>
  readonly remove?: readonly string[]
  readonly condition?: string
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

export const toItem = (row: Row) => marshall(row, { removeUndefinedValues: true, convertClassInstanceToMap: false })

/** The parts of an update that both `UpdateItem` and a transaction take. */
export function updateInput(TableName: string, update: Update) {
  const names: Record<string, string> = { ...update.names }
  const values: Row = { ...update.values }
  const sets = Object.entries(update.set).map(([path, value], i) => {
    values[`:s${i}`] = value
    return `${namePath(path, names)} = :s${i}`
  })
  const adds = Object.entries(update.add ?? {}).map(([path, value], i) => {
    values[`:a${i}`] = value
    return `${namePath(path, names)} :a${i}`
  })
  const inSets = (word: string, lists: Update['into'] = {}) =>
    Object.entries(lists).map(([path, texts], i) => {
      values[`:${word}${i}`] = new Set(texts)
      return `${namePath(path, names)} :${word}${i}`
    })
  const removes = (update.remove ?? []).map((path) => namePath(path, names))
  const clauses = [['SET', sets], ['ADD', [...adds, ...inSets('p', update.into)]], ['DELETE', inSets('t', update.outOf)], ['REMOVE', removes]] as const
  return {
    TableName,
    Key: toItem({ ...update.key }),
    UpdateExpression: clauses.filter(([, list]) => list.length > 0).map(([word, list]) => `${word} ${list.join(', ')}`).join(' '),
    ...(update.condition !== undefined && { ConditionExpression: update.condition }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: toItem(values) }),
  }
}

/** Names every part of an attribute path, so that no reserved word or sign in an id can break an expression. */
function namePath(path: string, names: Record<string, string>): string {
  return path
    .split('.')
    .map((part) => {
      const known = Object.keys(names).find((name) => names[name] === part)
      const name = known ?? `#n${Object.keys(names).length}`
      names[name] = part
      return name
    })
    .join('.')
}
