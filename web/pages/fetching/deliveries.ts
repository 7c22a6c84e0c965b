// What the lists of a VO school show and count, from what it may know of by now.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import type { Delivery, Stand } from '../../words/deliveries.ts'

/** What somebody at the school calls the pupil: its own reference, else the number of the dossier. */
export const nameOf = ({ ownReference, number }: Pick<Delivery, 'ownReference' | 'number'>, numbered: (number: string) => string): string => ownReference ?? numbered(number)

/** Whether this person can fetch something of it now. */
export const isFree = ({ heldBack, version }: Delivery): boolean => heldBack.length === 0 && version !== undefined

const isUncollected = ({ progress }: Delivery): boolean => progress === 'ready' || progress === 'changed'

/** What this person can fetch and was not fetched in its version. Without the right to sensitive files the rest of it waits for a colleague. */
export const isNew = (delivery: Delivery, sensitive: boolean): boolean =>
  isFree(delivery) && isUncollected(delivery) && (sensitive || delivery.fetchedVersion !== delivery.version)

/** Whether it stands ready with files that this person has no right to, and no colleague fetched them in this version. */
export const isForColleague = (delivery: Delivery, sensitive: boolean): boolean => !sensitive && delivery.sensitiveFiles > 0 && isUncollected(delivery)

const holds = ({ heldBack }: Delivery, code: string): boolean => heldBack.some((reason) => reason.code === code)
/** The PO school took it back, and has not set it ready again. */
export const isRecalled = (delivery: Delivery): boolean => holds(delivery, 'recalled')

/** The PO school has done its part: it opens once this school says that the pupil is placed here. */
const waitsForPlace = (delivery: Delivery): boolean =>
  delivery.opened && delivery.progress === 'expected' && holds(delivery, 'not-placed') && !holds(delivery, 'not-set-ready') && !isRecalled(delivery)

/** How far it is, told apart by whose turn it is. */
export const standOf = (delivery: Delivery): Stand => (waitsForPlace(delivery) ? 'place' : delivery.progress)

export const sum = (deliveries: readonly Delivery[], of: 'files' | 'bytes'): number => deliveries.reduce((total, delivery) => total + delivery[of], 0)

export type Filter = 'all' | Exclude<Stand, 'finished'>

export function passes(delivery: Delivery, filter: Filter): boolean {
  const stand = standOf(delivery)
  return filter === 'all' || stand === filter || (filter === 'fetched' && stand === 'finished')
}

/** What asks for something first, then by school and number. */
const weight: Record<Stand, number> = { delete: 0, changed: 1, ready: 2, place: 3, expected: 4, waiting: 5, fetched: 6, finished: 7, ended: 8 }

export function inOrder(deliveries: readonly Delivery[]): readonly Delivery[] {
  return deliveries.toSorted((a, b) => weight[standOf(a)] - weight[standOf(b)] || a.poSchoolName.localeCompare(b.poSchoolName, 'nl') || a.number.localeCompare(b.number))
}

type Told = Answer<'listApplications'>['schools'][number]

/** How far a PO school is, by whose turn it is: `place` waits for this school's own word, `missing` for the PO school. */
export interface SchoolTally extends Told {
  readonly place: number
  readonly missing: number
}

export function talliesOf(schools: readonly Told[], deliveries: readonly Delivery[]): readonly SchoolTally[] {
  const waiting = deliveries.filter(waitsForPlace)
  return schools.map((school) => {
    const place = waiting.filter(({ poSchoolId }) => poSchoolId === school.schoolId).length
    return { ...school, place, missing: school.expected - school.ready - place }
  })
}

/** The schools of which something is missing, the most first. */
export function missingOf(schools: readonly SchoolTally[]): readonly SchoolTally[] {
  return schools.filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing || a.name.localeCompare(b.name, 'nl'))
}

type Counted = 'expected' | 'ready' | 'fetched' | 'place'

export function totalOf(schools: readonly SchoolTally[]): Readonly<Record<Counted, number>> {
  const total = (of: Counted) => schools.reduce((count, school) => count + school[of], 0)
  return { expected: total('expected'), ready: total('ready'), fetched: total('fetched'), place: total('place') }
}

/** What was fetched, and of which the school has not said how it arrived. */
export const wantsReceipt = ({ progress, receipt, fetchedVersion }: Delivery): boolean =>
  progress === 'fetched' && (receipt === undefined || receipt.version !== undefined && receipt.version !== fetchedVersion)
