// What a request consumes in capacity units, answered only when it is asked for.
import { itemBytes, type Item } from './values.ts'

type Wanted = string | undefined

/** Units of a strongly consistent or an eventually consistent read of so many bytes. */
export const readUnits = (bytes: number, consistent: boolean) => (Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 2 : 1)) / 2

/** Units of a write: by the larger of what was and what is. Index rows are not counted here. */
export const writeUnits = (before: Item | undefined, after: Item | undefined) =>
  Math.max(1, ...[before, after].map(item => Math.ceil(itemBytes(item ?? {}) / 1024)))

export function consumed(wanted: Wanted, TableName: string, CapacityUnits: number) {
  return asked(wanted) ? { ConsumedCapacity: { TableName, CapacityUnits } } : {}
}

export function consumedInAll(wanted: Wanted, TableName: string, CapacityUnits: number) {
  return asked(wanted) ? { ConsumedCapacity: [{ TableName, CapacityUnits }] } : {}
}

const asked = (wanted: Wanted) => wanted === 'TOTAL' || wanted === 'INDEXES'
