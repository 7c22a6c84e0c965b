// A VO school's proof as a list that people read in a spreadsheet: one row per fetch, and one per version that was not fetched.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { onTheWall } from '../words/dates.ts'
import { proofWords as words, type ReceiptKind, receiptNames } from '../words/receipts.ts'

type Export = Answer<'exportSchool'>
type Row = readonly (string | number)[]

/** "2027-04-07 09:15", in Amsterdam: a spreadsheet sorts it. */
const stamp = (moment: string) => `${onTheWall(moment).day} ${onTheWall(moment).time}`

function rowsOf({ number, ownReference = '', versions, fetches, receipts }: Export['dossiers'][number]): readonly Row[] {
  const said = receipts.map(({ kind, at }) => `${receiptNames[kind as ReceiptKind] ?? kind} (${stamp(at)})`).join(', ')
  const row = (version: number, fetch?: Export['dossiers'][number]['fetches'][number]): Row => {
    const ready = versions.find((each) => each.number === version)
    return [number, ownReference, version, ready ? stamp(ready.readyAt) : '', ready?.listHash ?? '', fetch ? stamp(fetch.at) : '', fetch?.files ?? 0, said]
  }
  const unfetched = versions.filter((version) => !fetches.some((fetch) => fetch.version === version.number))
  return [...fetches.map((fetch) => row(fetch.version, fetch)), ...unfetched.map((version) => row(version.number))]
}

/** The names of the columns first. */
export const proofRows = ({ dossiers }: Export): readonly Row[] => [words.columns, ...dossiers.flatMap(rowsOf)]
