// What can be wrong with a delivered file: the codes of both levels, which get their Dutch sentences elsewhere.
import { withoutBsn } from '../domain/bsn.ts'
import { type Reason, Refusal } from '../domain/refusal.ts'

/** The file as a whole cannot be read, so nothing of it is. */
export type FileFault =
  | 'file-empty'
  /** A header without rows below it. */
  | 'no-rows'
  /** Bytes that are no text: a picture, a PDF, UTF-16. */
  | 'not-text'
  /** An .xlsx, .ods or .xls instead of a CSV. */
  | 'spreadsheet'
  /** Neither UTF-8 nor Windows-1252 throughout; `line` is the first that breaks what came before. */
  | 'mixed-encoding'
  /** `found` is `comma` or `tab`. */
  | 'wrong-separator'
  /** `columns` names them. */
  | 'columns-missing'
  /** One reason for each; `column` names it. */
  | 'column-doubled'
  /** `rows` found and the `most` that may be. */
  | 'too-many-rows'
  /** The row that begins at `line` opens a quote that is never closed. */
  | 'quote-unclosed'
  /** The row that begins at `line` has a quote in the middle of a cell, or a quoted cell that swallows the rows after it. */
  | 'quote-misplaced'

/** One row is refused; the others are read. `column` is the header's own name. */
export type RowFault =
  | 'too-few-cells'
  | 'too-many-cells'
  | 'control-character'
  /** A replacement character: what stood there was lost before the file came here. */
  | 'lost-character'
  | 'cell-too-long'
  /** The number is not repeated: nobody has to handle it. */
  | 'bsn-suspected'
  | 'wrong-school-code'
  // the register
  | 'wrong-brin'
  | 'school-code-of-another-brin'
  /** `firstLine` is where the code stood first. */
  | 'school-code-doubled'
  | 'wrong-board'
  | 'name-missing'
  | 'wrong-postcode'
  // the contacts
  | 'unknown-role'
  | 'wrong-email'
  | 'secret-email'
  | 'wrong-phone'
  | 'secret-phone'
  | 'wrong-work-days'
  /** `firstLine` is where this address stood first in this role at this school. */
  | 'contact-doubled'

export type FaultDetails = Readonly<Record<string, string | number>>

/** One reason why a row is refused; a row with more reasons has more of these, all with its line. */
export interface RefusedRow {
  /** As an editor counts: the header is line 1. */
  readonly line: number
  readonly code: RowFault
  readonly details?: FaultDetails
}

/** What a sentence repeats of a cell, or of a part of it; never a number that may be a BSN. */
export const foundIn = (part: string, cell = part): { readonly found: string } => ({ found: withoutBsn(part, cell).slice(0, 40) })

/** The refusal of a whole file, with one or more reasons. */
export function unreadable(...reasons: readonly { readonly code: FileFault; readonly details?: NonNullable<Reason['details']> }[]): Refusal {
  return new Refusal('file-unreadable', { reasons })
}
