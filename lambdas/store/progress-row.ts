// The row of a school's progress in as few bytes as hold it: short names, and the facts of its connection in four characters each.
import { milestoneKinds } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import { dayNumber, fromDayNumber } from '../domain/local-date.ts'
import { type Fact, type FactName, factNames, factSources, type Facts, nothingStated, type Qualification } from '../domain/qualification.ts'
import type { School, Sector } from '../domain/school.ts'
import { noProgress, type Reported, type SchoolProgress } from '../domain/school-progress.ts'
import { isDone, type Tick } from '../domain/tick.ts'
import type { DoorTrace, LinkTrace, Trace } from '../ports/trace.ts'
import type { Key, Row, Update } from './expressions.ts'

/** What each number is called in the row: 525 schools are read at once, and their names are half of it. */
const columns = {
  dossiers: 'd', complete: 'q', inspected: 'i', ready: 'y', applied: 'a', fetched: 'f', pupils: 'p', osoMissing: 'm', exportedAt: 'x', changedAt: 'h',
} as const
type Column = keyof typeof columns
const numbers = Object.keys(columns).filter((name): name is Exclude<Column, 'exportedAt' | 'changedAt'> => name !== 'exportedAt' && name !== 'changedAt')

/** The other attributes: name, sector, contacts, confirmed, bounced, done steps, facts and their version, minute of the last act. */
export const attributes = { name: 'n', sector: 's', contacts: 'k', confirmed: 'c', bounced: 'b', done: 't', facts: 'o', factsVersion: 'v', seen: 'e', left: 'z' } as const

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const letterOf: ReadonlyMap<string, string> = new Map(milestoneKinds.map((kind, i) => [kind, letters[i]!]))
const kindOf: ReadonlyMap<string, string> = new Map([...letterOf].map(([kind, letter]) => [letter, kind]))

/** A step in one letter where it has the id of its kind, as the default steps have; ids are in small letters, so that none is taken for one. */
const codeOf = (milestoneId: string): string => letterOf.get(milestoneId) ?? milestoneId
const idOf = (code: string): string => kindOf.get(code) ?? code

/** Before the number that was reported of a step. */
const reportedPrefix = 'r:'

/** 1 August 2015: nothing that is said of a connection is older (`earliestDay`). */
const dayZero = 16_648

/** State, source and whether it is of something else, as one hexadecimal digit. */
function factText(fact: Fact | undefined): string {
  if (!fact) return '-'
  const kind = (fact.state === 'yes' ? 0 : 1) + 2 * factSources.indexOf(fact.source) + (fact.isOther ? 8 : 0)
  // Days since then, in three digits of 36 for as long as 127 years.
  return kind.toString(16) + Math.max(0, dayNumber(fact.on) - dayZero).toString(36).padStart(3, '0')
}

const factsText = (facts: Facts): string => factNames.map((name) => factText(facts[name])).join('')

function factsFrom(text: string): Facts {
  const facts: Partial<Record<FactName, Fact>> = {}
  let at = 0
  for (const name of factNames) {
    if (text[at] === '-' || text[at] === undefined) {
      at += 1
      continue
    }
    const kind = Number.parseInt(text[at]!, 16)
    const on = fromDayNumber(dayZero + Number.parseInt(text.slice(at + 1, at + 4), 36))
    facts[name] = { state: kind % 2 === 0 ? 'yes' : 'no', source: factSources[(kind >> 1) & 3]!, on, ...(kind >= 8 && { isOther: true as const }) }
    at += 4
  }
  return facts
}

function reportedFrom(text: string): Reported {
  const [count = '', of = ''] = text.split('/')
  return { ...(count && { count: Number(count) }), ...(of && { of: Number(of) }) }
}

const minute = 60_000

export function progressFrom(row: Row): SchoolProgress {
  const schoolId = String(row['sk']).slice('SCHOOL#'.length)
  const { name, sector, contacts, confirmed, bounced, done, facts, factsVersion, seen } = attributes
  const reported: Record<string, Reported> = {}
  for (const key in row) if (key.startsWith(reportedPrefix)) reported[idOf(key.slice(reportedPrefix.length))] = reportedFrom(String(row[key]))
  const progress: { -readonly [K in keyof SchoolProgress]: SchoolProgress[K] } = {
    ...noProgress(schoolId),
    name: String(row[name] ?? ''),
    sector: (row[sector] ?? 'po') as Sector,
    contacts: Number(row[contacts] ?? 0),
    contactsConfirmed: row[confirmed] !== undefined,
    bounced: row[bounced] !== undefined,
    done: row[done] ? [...(row[done] as ReadonlySet<string>)].map(idOf) : [],
    reported,
    qualification: row[factsVersion] === undefined ? nothingStated : { facts: factsFrom(String(row[facts] ?? '')), version: Number(row[factsVersion]) },
  }
  for (const column of numbers) if (row[columns[column]] !== undefined) progress[column] = Number(row[columns[column]])
  if (row[columns.exportedAt] !== undefined) progress.exportedAt = Number(row[columns.exportedAt]) as Instant
  if (row[columns.changedAt] !== undefined) progress.changedAt = Number(row[columns.changedAt]) as Instant
  if (row[attributes.left] !== undefined) progress.left = row[attributes.left] === '' ? {} : { to: String(row[attributes.left]) }
  if (row[seen] !== undefined) progress.seenAt = (Number(row[seen]) * minute) as Instant
  return progress
}

/** Numbers to add, and moments to set, under the names of the row. */
export const inColumns = <T>(values: Readonly<Partial<Record<Column, T>>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [columns[name as Column], value as T]))

/** The numbers of the dossiers: all that destroying a year takes out of the row. */
export const dossierColumns: readonly string[] = (['dossiers', 'complete', 'inspected', 'ready', 'applied', 'fetched', 'pupils', 'osoMissing', 'exportedAt', 'changedAt'] as const).map((name) => columns[name])

const factsIn = ({ facts, version }: Qualification): Row => (version === 0 ? {} : { [attributes.facts]: factsText(facts), [attributes.factsVersion]: version })

/** The row of a school that has done nothing yet. */
export function newProgressRow({ name, sector, contacts, contactsConfirmedAt, progress, ticks }: School): Row {
  const told = ticksInProgress(Object.entries(ticks).map(([milestoneId, tick]) => ({ milestoneId, tick })))
  return {
    ...told.set,
    ...(told.into && { [attributes.done]: new Set(told.into[attributes.done]) }),
    [attributes.name]: name,
    [attributes.sector]: sector,
    ...(contacts.length > 0 && { [attributes.contacts]: contacts.length }),
    ...(contactsConfirmedAt !== undefined && { [attributes.confirmed]: 1 }),
    ...factsIn(progress?.qualification ?? nothingStated),
  }
}

/** When a school itself did something; nothing when somebody else did it for it. */
export function seenIn({ event }: Trace | LinkTrace | DoorTrace): Row {
  return /^(po|vo|link)#/.test(event.role) ? { [attributes.seen]: Math.floor(event.at / minute) } : {}
}

/** What of a school shows in its progress beside what it did. */
type Named = Pick<School, 'name' | 'sector' | 'progress'>

/** What of a change shows in the progress; nothing when it does not show. Facts are written on the version that was read. */
export function progressUpdate(key: Key, before: Named | undefined, after: Named): Update | undefined {
  const was = before?.progress?.qualification ?? nothingStated
  const is = after.progress?.qualification ?? was
  const isRestated = is.version !== was.version
  const isNamed = before?.name !== after.name || before.sector !== after.sector
  if (!isNamed && !isRestated) return undefined
  return {
    key,
    set: { ...(isNamed && { [attributes.name]: after.name, [attributes.sector]: after.sector }), ...(isRestated && factsIn(is)) },
    ...(isRestated && factsCondition(was.version)),
  }
}

export function factsCondition(version: number): Pick<Update, 'condition' | 'values'> {
  const { factsVersion } = attributes
  return version === 0 ? { condition: `attribute_not_exists(${factsVersion})` } : { condition: `${factsVersion} = :factsVersion`, values: { ':factsVersion': version } }
}

/** How reports show in the progress: what is done is one letter in a set, so that two reports at once cannot undo each other. */
export function ticksInProgress(ticks: readonly { readonly milestoneId: string; readonly tick: Tick }[]): Pick<Update, 'set' | 'into' | 'outOf' | 'remove'> {
  const codes = (wanted: boolean) => ticks.filter(({ tick }) => isDone(tick) === wanted).map(({ milestoneId }) => codeOf(milestoneId))
  const [done, undone] = [codes(true), codes(false)]
  const number = ({ milestoneId, tick: { count, of } }: (typeof ticks)[number]) =>
    [`${reportedPrefix}${codeOf(milestoneId)}`, count === undefined && of === undefined ? undefined : `${count ?? ''}/${of ?? ''}`] as const
  const told = ticks.map(number)
  const gone = told.filter(([, text]) => text === undefined).map(([name]) => name)
  return {
    set: Object.fromEntries(told.filter(([, text]) => text !== undefined)),
    ...(done.length > 0 && { into: { [attributes.done]: done } }),
    ...(undone.length > 0 && { outOf: { [attributes.done]: undone } }),
    ...(gone.length > 0 && { remove: gone }),
  }
}

/** The same of a list of reports, which may put some in and take others out: the whole set, on what it was. */
export function doneInProgress(before: readonly string[], after: readonly string[]): Pick<Update, 'set' | 'remove' | 'condition' | 'values'> {
  const { done } = attributes
  const was = { condition: before.length > 0 ? `${done} = :done` : `attribute_not_exists(${done})`, ...(before.length > 0 && { values: { ':done': new Set(before.map(codeOf)) } }) }
  return after.length > 0 ? { set: { [done]: new Set(after.map(codeOf)) }, ...was } : { set: {}, remove: [done], ...was }
}
