// A PO school's proof as a list that people read in a spreadsheet: one row per fetch, and one per version that nobody fetched.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { onTheWall } from '../../words/dates.ts'
import { type ReceiptKind, receiptNames } from '../../words/receipts.ts'
import { proofWords as words } from '../../words/set-ready.ts'

type Export = Answer<'exportSchool'>
type Exported = Export['dossiers'][number]
type Row = readonly (string | number)[]

/** "2027-04-07 09:15", in Amsterdam: a spreadsheet sorts it. */
const stamp = (moment: string) => `${onTheWall(moment).day} ${onTheWall(moment).time}`

function rowsOf({ number, label = '', versions, fetches, receipts }: Exported): readonly Row[] {
  return versions.flatMap((version): readonly Row[] => {
    const { readyAt, reference = '', recalledAt, listHash, inspection, files } = version
    const start: Row = [number, label, version.number, stamp(readyAt), reference, recalledAt ? stamp(recalledAt) : '', listHash, inspection?.on ?? '', files.length]
    const own = fetches.filter((fetch) => fetch.version === version.number)
    if (own.length === 0) return [[...start, '', '', '']]
    return own.map((fetch) => {
      const said = receipts.filter(({ schoolId }) => schoolId === fetch.schoolId).map(({ kind }) => receiptNames[kind as ReceiptKind] ?? kind)
      return [...start, fetch.schoolName, stamp(fetch.at), said.join(', ')]
    })
  })
}

/** The names of the columns first. */
export const proofRows = ({ dossiers }: Pick<Export, 'dossiers'>): readonly Row[] => [words.csvHeader.split(';'), ...dossiers.flatMap(rowsOf)]
