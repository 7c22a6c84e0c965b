// A list of contact addresses as a region keeps it (CSV), to contacts per school, with line and reason of every row that is refused.
import { type ContactRole, isSecretSentinel, personOf, type WorkDay } from '../domain/contact.ts'
import { isEmailAddress } from '../domain/email-address.ts'
import { isSchoolId, type SchoolId } from '../domain/school.ts'
import { type FaultDetails, foundIn, type RefusedRow, type RowFault } from './faults.ts'
import { dutchPhone, isSecretPhone } from './phone.ts'
import { faultsOfCells, readTable, type Row } from './read-table.ts'
import { workDaysOf } from './work-days.ts'

/** One row: a contact of one school in one role. The same address in two roles takes two rows. */
interface ContactRow {
  readonly line: number
  readonly schoolId: SchoolId
  readonly contact: {
    readonly role: ContactRole
    readonly name?: string
    readonly email: string
    /** `+31…`, nine digits after it. */
    readonly phone?: string
    readonly workDays?: readonly WorkDay[]
  }
}

export interface ContactsRead {
  readonly contacts: readonly ContactRow[]
  readonly refused: readonly RefusedRow[]
  /** Rows below the header, read and refused together. */
  readonly rows: number
}

const columns = {
  schoolId: { names: ['VESTIGINGSCODE'], required: true },
  role: { names: ['ROL'], required: true },
  name: { names: ['NAAM'], required: false },
  email: { names: ['E-MAIL', 'EMAIL'], required: true },
  phone: { names: ['TELEFOON'], required: false },
  workDays: { names: ['WERKDAGEN'], required: false },
} as const

type ColumnKey = keyof typeof columns

/** An address has a rule of its own. */
const longest = (key: ColumnKey) => (key === 'name' ? 120 : key === 'email' ? Number.POSITIVE_INFINITY : 200)

const roleOf = new Map<string, ContactRole>([['overstap', 'transfer'], ['tweede', 'second'], ['directie', 'head'], ['oso', 'oso'], ['bestuur', 'board']])

/** The contact that a row names; every reason why it names none goes to `refuse`. */
function contactOf(row: Row<ColumnKey>, refuse: (code: RowFault, details?: FaultDetails) => void): Omit<ContactRow, 'line'> {
  const cell = (key: ColumnKey) => row.cells[key] ?? ''
  // A row that ends early has said so already; what it does not hold is no second reason.
  const isThere = (key: ColumnKey) => row.cells[key] !== undefined
  const schoolId = cell('schoolId').toUpperCase()
  const role = roleOf.get(cell('role').toLowerCase())
  const phone = dutchPhone(cell('phone'))
  const workDays = workDaysOf(cell('workDays'))
  if (isThere('schoolId') && !isSchoolId(schoolId)) refuse('wrong-school-code', foundIn(schoolId))
  if (isThere('role') && !role) refuse('unknown-role', foundIn(cell('role')))
  if (isThere('email') && isSecretSentinel(cell('email'))) refuse('secret-email')
  else if (isThere('email') && !isEmailAddress(cell('email'))) refuse('wrong-email')
  if (isSecretPhone(cell('phone'))) refuse('secret-phone')
  else if (cell('phone') !== '' && !phone) refuse('wrong-phone')
  if (cell('workDays') !== '' && !workDays) refuse('wrong-work-days', foundIn(cell('workDays')))
  const name = cell('name')
  return {
    schoolId,
    contact: { role: role ?? 'transfer', ...(name && { name }), email: cell('email'), ...(phone && { phone }), ...(workDays && { workDays }) },
  }
}

/**
 * Reads a list of contacts with the columns `vestigingscode;rol;naam;e-mail;telefoon;werkdagen`, in any order; name, phone and working days
 * may be left out. A row with a fault is refused with all its reasons, which never repeat the address; a fault of the file refuses
 * `file-unreadable`.
 */
export function readContacts(bytes: Uint8Array): ContactsRead {
  const table = readTable(bytes, columns)
  const contacts: ContactRow[] = []
  const refused: RefusedRow[] = []
  const firstLines = new Map<string, number>()
  for (const row of table.rows) {
    const { line } = row
    const faults: RefusedRow[] = [...faultsOfCells(table, row, longest)]
    const refuse = (code: RowFault, details?: FaultDetails) => faults.push({ line, code, ...(details && { details }) })
    if (row.cellCount <= table.width) {
      const { schoolId, contact } = contactOf(row, refuse)
      const who = `${schoolId} ${contact.role} ${personOf(contact)}`
      const firstLine = firstLines.get(who)
      if (faults.length === 0 && firstLine !== undefined) refuse('contact-doubled', { firstLine })
      if (faults.length === 0) {
        firstLines.set(who, line)
        contacts.push({ line, schoolId, contact })
      }
    }
    refused.push(...faults)
  }
  return { contacts, refused, rows: table.rows.length }
}
