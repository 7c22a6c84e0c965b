// The call list in the browser: which rows a filter leaves, and the same rows for a spreadsheet.
import { sideOf } from './school-list.ts'
import { type CallRow, callListWords as words } from './words/call-list.ts'
import { onTheWall, plainDay } from './words/dates.ts'
import { labelNames } from './words/oso.ts'
import { placeName } from './words/places.ts'
import { sectorShort } from './words/roles.ts'

export type CallSide = 'po' | 'vo' | ''

/** The filters as they stand in the address. */
export function searchOf(side: CallSide, why: string): string {
  const search = new URLSearchParams({ ...(side && { kant: side }), ...(why && { waarover: why }) }).toString()
  return search && `?${search}`
}

export function filtersIn(search: string): { readonly side: CallSide; readonly why: string } {
  const asked = new URLSearchParams(search)
  const side = asked.get('kant')
  return { side: side === 'po' || side === 'vo' ? side : '', why: asked.get('waarover') ?? '' }
}

/** Why one calls, besides a step: about the connection, for want of a contact, or as mail comes back. */
const otherReasons = { connection: 'oso', noContact: 'geen-contact', bounced: 'onbestelbaar' } as const

const asksAboutConnection = ({ label }: CallRow) => label !== 'qualified' && label !== 'not-participating'

function isAbout(row: CallRow, why: string): boolean {
  if (why === '') return true
  if (why === otherReasons.connection) return asksAboutConnection(row)
  if (why === otherReasons.noContact) return row.email === ''
  if (why === otherReasons.bounced) return row.bounced
  return row.open.some(({ milestoneId }) => milestoneId === why)
}

export const filteredCalls = (rows: readonly CallRow[], side: CallSide, why: string): readonly CallRow[] =>
  rows.filter((row) => (side === '' || sideOf(row.sector) === side) && isAbout(row, why))

/** What one can filter on: the steps that are open somewhere, by date, and the other reasons that occur. */
export function reasonsIn(rows: readonly CallRow[], usesOso: boolean): Readonly<Record<string, string>> {
  const steps = new Map(rows.flatMap(({ open }) => open).map((step) => [step.milestoneId, step]))
  const byDate = [...steps.values()].sort((a, b) => a.on.localeCompare(b.on))
  return {
    '': words.all,
    ...Object.fromEntries(byDate.map(({ milestoneId, title }) => [milestoneId, title])),
    ...(usesOso && rows.some(asksAboutConnection) && { [otherReasons.connection]: words.connection }),
    ...(rows.some(({ email }) => email === '') && { [otherReasons.noContact]: words.noContact }),
    ...(rows.some(({ bounced }) => bounced) && { [otherReasons.bounced]: words.bounced }),
  }
}

/** A number as a spreadsheet leaves it alone: digits alone would lose their first 0, and a plus begins a formula. */
const phoneCell = (phone: string) => phone.replace(/^\+/, '00').replace(/^(\d{2})(?=\d+$)/, '$1 ')

/** The names of the columns first. */
export function callRows(rows: readonly CallRow[]): readonly (readonly string[])[] {
  const titles = (row: CallRow, overdue: boolean) =>
    row.open
      .filter((step) => step.overdue === overdue)
      .map(({ title, on }) => `${title} (${plainDay(on)})`)
      .join(', ')
  return [
    words.csvColumns,
    ...rows.map((row) => [
      row.schoolId,
      row.name,
      placeName(row.place),
      sectorShort[row.sector],
      row.contact,
      phoneCell(row.phone),
      row.email,
      row.email === '' ? '' : row.bounced ? words.no : words.yes,
      row.seenAt ? onTheWall(row.seenAt).day : '',
      titles(row, true),
      titles(row, false),
      labelNames[row.label],
      row.nextStep.code === 'nothing' ? '' : row.nextStep.text,
      row.board ? words.boardCell(row.board) : '',
      phoneCell(row.board?.phone ?? ''),
    ]),
  ]
}
