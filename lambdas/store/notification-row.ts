// How a notification lies in the table: what its items share is kept once, so that one address at every school of a region still fits in a row.
import { canonical } from '../domain/canonical.ts'
import type { Notification, NotificationItem } from '../domain/notification.ts'
import type { Row } from './expressions.ts'

/** A value that stands in `shared`, by its place there. */
interface Shared {
  readonly at: number
}

// Its own `at`: every list has one that it inherits.
const isShared = (value: unknown): value is Shared => typeof value === 'object' && value !== null && Object.hasOwn(value, 'at') && Object.keys(value).length === 1

/** The fields of an item that say the same for every school: steps with their titles and notes, reasons, lists of steps and changes, what the region wrote. */
const sharedFields: ReadonlySet<string> = new Set(['step', 'steps', 'changes', 'reason', 'text'])

export function packItems(items: readonly NotificationItem[]): { readonly items: readonly Row[]; readonly shared: readonly unknown[] } {
  const shared: unknown[] = []
  const places = new Map<string, Shared>()
  const share = (value: unknown): Shared => {
    const text = canonical(value)
    const known = places.get(text)
    if (known) return known
    const place = { at: shared.push(value) - 1 }
    places.set(text, place)
    return place
  }
  const packed = items.map((item) => Object.fromEntries(Object.entries(item).map(([field, value]) => [field, sharedFields.has(field) ? share(value) : value])))
  return { items: packed, shared }
}

export function unpackItems(items: readonly Row[], shared: readonly unknown[]): readonly NotificationItem[] {
  return items.map((item) => Object.fromEntries(Object.entries(item).map(([field, value]) => [field, isShared(value) ? shared[value.at] : value]))) as unknown as readonly NotificationItem[]
}

export function notificationRow(notification: Notification): Row {
  return { ...notification, ...packItems(notification.items) }
}

/** The notification of a row, without what only the table needs. */
export function notificationFrom(row: Row): Notification {
  const { pk: _pk, sk: _sk, schoolIds: _schoolIds, unsent: _unsent, unsentSince: _since, leaseUntil: _lease, messageId: _message, shared, items, ...rest } = row
  return { ...rest, items: unpackItems(items as readonly Row[], shared as readonly unknown[]) } as unknown as Notification
}
