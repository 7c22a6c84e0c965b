// What the lists of a VO school show and count, from what it may know of by now.
import type { Delivery, DeliveryProgress } from '../../words/fetching.ts'

/** What somebody at the school calls the pupil: its own reference, else the number of the dossier. */
export const nameOf = ({ ownReference, number }: Pick<Delivery, 'ownReference' | 'number'>, numbered: (number: string) => string): string => ownReference ?? numbered(number)

/** Whether this person can fetch something of it now. */
export const isFree = ({ heldBack, version }: Delivery): boolean => heldBack.length === 0 && version !== undefined
/** What can be fetched and was not fetched in its version. */
export const isNew = (delivery: Delivery): boolean => isFree(delivery) && (delivery.progress === 'ready' || delivery.progress === 'changed')

export const sum = (deliveries: readonly Delivery[], of: 'files' | 'bytes'): number => deliveries.reduce((total, delivery) => total + delivery[of], 0)

export type Filter = 'all' | 'ready' | 'changed' | 'fetched' | 'expected' | 'waiting' | 'delete' | 'ended'

export const passes = ({ progress }: Delivery, filter: Filter): boolean =>
  filter === 'all' || progress === filter || (filter === 'fetched' && progress === 'finished')

/** What asks for something first, then by school and number. */
const weight: Record<DeliveryProgress, number> = { delete: 0, changed: 1, ready: 2, expected: 3, waiting: 4, fetched: 5, finished: 6, ended: 7 }

export function inOrder(deliveries: readonly Delivery[]): readonly Delivery[] {
  return deliveries.toSorted((a, b) => weight[a.progress] - weight[b.progress] || a.poSchoolName.localeCompare(b.poSchoolName, 'nl') || a.number.localeCompare(b.number))
}

interface SchoolTally {
  readonly schoolId: string
  readonly name: string
  readonly expected: number
  readonly ready: number
  readonly fetched: number
}

/** The schools of which something is missing, the most first. */
export function missingOf(schools: readonly SchoolTally[]): readonly (SchoolTally & { readonly missing: number })[] {
  return schools
    .map((school) => ({ ...school, missing: school.expected - school.ready }))
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.missing - a.missing || a.name.localeCompare(b.name, 'nl'))
}

export function totalOf(schools: readonly SchoolTally[]): { readonly expected: number; readonly ready: number; readonly fetched: number } {
  const total = (of: 'expected' | 'ready' | 'fetched') => schools.reduce((count, school) => count + school[of], 0)
  return { expected: total('expected'), ready: total('ready'), fetched: total('fetched') }
}

/** What was fetched, and of which the school has not said how it arrived. */
export const wantsReceipt = ({ progress, receipt, fetchedVersion }: Delivery): boolean =>
  progress === 'fetched' && (receipt === undefined || receipt.version !== undefined && receipt.version !== fetchedVersion)
