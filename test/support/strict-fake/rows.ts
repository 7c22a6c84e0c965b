// The rows of our one table and of its sparse index, in the order in which the service gives them.
import { tableKeys, unsentIndex } from '../../../lambdas/store/table.ts'
import { invalid } from './errors.ts'
import { compareTexts, itemBytes, typeOf, type Item } from './values.ts'

export interface Key {
  readonly pk: string
  readonly sk: string
}

/** The text of an attribute that is part of a key; `undefined` when it is not there. */
const textOf = (item: Item, name: string) => item[name]?.S

const largestItem = 400 * 1024
const longestPartition = 2048
const longestSort = 1024

/** The key of an item or of a key itself. Refuses keys that are missing, empty, too long or no text. */
export function keyOf(item: Item): Key {
  const [pk, sk] = [keyText(item, tableKeys.partition, longestPartition), keyText(item, tableKeys.sort, longestSort)]
  return { pk, sk }
}

/** The key of a request. Refuses attributes beside it. */
export function exactKeyOf(key: Item): Key {
  if (Object.keys(key).length !== 2) throw invalid('The provided key element does not match the schema')
  return keyOf(key)
}

function keyText(item: Item, name: string, longest: number): string {
  const value = item[name]
  if (value === undefined) throw invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`)
  const text = value.S
  if (text === undefined) {
    throw invalid(`One or more parameter values were invalid: Type mismatch for key ${name} expected: S actual: ${typeOf(value)}`)
  }
  if (text === '') throw invalid(`The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`)
  if (Buffer.byteLength(text) > longest) throw invalid(`Size of ${name} has exceeded the maximum size limit of ${longest} bytes`)
  return text
}

/** Refuses an item that may not be stored: its key, the key attributes of the index, and its size. */
export function expectStorable(item: Item) {
  keyOf(item)
  for (const name of [unsentIndex.partition, unsentIndex.sort]) {
    const value = item[name]
    if (value === undefined) continue
    const index = `Index Key ${name} Expected: S Actual: ${typeOf(value)} IndexName: ${unsentIndex.name}`
    if (value.S === undefined) throw invalid(`One or more parameter values were invalid: Type mismatch for ${index}`)
    if (value.S === '') throw invalid(`A value specified for a secondary index key is not supported: an empty string value. ${index}`)
  }
  if (itemBytes(item) > largestItem) throw invalid('Item size has exceeded the maximum allowed size')
}

/** One row in its partition: what it is ordered by, and what stands in it. */
export interface Row {
  readonly sort: string
  readonly key: Key
  readonly item: Item
}

class Partitions {
  readonly #partitions = new Map<string, Map<string, Row>>()
  readonly #inOrder = new Map<string, readonly Row[]>()

  set(partition: string, row: Row) {
    const rows = this.#partitions.get(partition) ?? new Map<string, Row>()
    this.#partitions.set(partition, rows.set(idOf(row.key), row))
    this.#inOrder.delete(partition)
  }

  delete(partition: string, key: Key) {
    if (this.#partitions.get(partition)?.delete(idOf(key))) this.#inOrder.delete(partition)
  }

  get(partition: string, key: Key): Row | undefined {
    return this.#partitions.get(partition)?.get(idOf(key))
  }

  inOrder(partition: string): readonly Row[] {
    const rows = this.#inOrder.get(partition) ?? [...(this.#partitions.get(partition)?.values() ?? [])].toSorted(byPlace)
    this.#inOrder.set(partition, rows)
    return rows
  }

  *all(): Generator<Row> {
    for (const rows of this.#partitions.values()) yield* rows.values()
  }
}

const idOf = ({ pk, sk }: Key) => JSON.stringify([pk, sk])

/** By sort key; rows of an index with equal keys by the key of the item, so that a page can go on where the last one ended. */
export const byPlace = (a: Omit<Row, 'item'>, b: Omit<Row, 'item'>) =>
  compareTexts(a.sort, b.sort) || compareTexts(a.key.pk, b.key.pk) || compareTexts(a.key.sk, b.key.sk)

export interface Rows {
  get(key: Key): Item | undefined
  put(item: Item): void
  delete(key: Key): void
  /** The rows of one partition of the table, or of the index. */
  partition(name: string, inIndex: boolean): readonly Row[]
  all(): Iterable<Row>
}

export function createRows(): Rows {
  const table = new Partitions()
  const index = new Partitions()

  function remove(key: Key) {
    const existing = table.get(key.pk, key)
    const partition = existing && textOf(existing.item, unsentIndex.partition)
    if (partition !== undefined) index.delete(partition, key)
    table.delete(key.pk, key)
  }

  return {
    get: key => table.get(key.pk, key)?.item,
    delete: remove,
    put(item) {
      const key = keyOf(item)
      remove(key)
      table.set(key.pk, { sort: key.sk, key, item })
      const [partition, sort] = [textOf(item, unsentIndex.partition), textOf(item, unsentIndex.sort)]
      if (partition !== undefined && sort !== undefined) index.set(partition, { sort, key, item: keysOnly(item) })
    },
    partition: (name, inIndex) => (inIndex ? index : table).inOrder(name),
    all: () => table.all(),
  }
}

const projected: readonly string[] = [tableKeys.partition, tableKeys.sort, unsentIndex.partition, unsentIndex.sort]

const keysOnly = (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([name]) => projected.includes(name)))

export const isProjected = (name: string) => projected.includes(name)
