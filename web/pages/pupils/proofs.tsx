// The proof of a school: what it set ready, who fetched it and when; to print, and to keep before the year is destroyed.
import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { csvFile } from '../../csv.ts'
import { saveText } from '../../fetch/save.ts'
import { Button } from '../../parts/button.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { longMoment } from '../../words/dates.ts'
import { receiptNames, type ReceiptKind } from '../../words/receipts.ts'
import { proofWords as words } from '../../words/set-ready.ts'
import { usePrintedFoot } from '../agreements/printed-foot.ts'
import { useSchool } from '../school/in-school.tsx'
import { proofRows } from './proof-rows.ts'
import { type PupilRow, shortHash } from './pupil-facts.ts'
import { usePupils } from './pupils-frame.tsx'

type Export = Answer<'exportSchool'>

export function Proofs() {
  const { params, rows, list, to } = usePupils()
  const { school } = useSchool()
  const [proof, setProof] = useState<Export>()
  const { busy, faults, send } = useSending()
  usePrintedFoot(school.name)
  const wasReady = (number: string) => proof?.dossiers.some((one) => one.number === number && one.versions.length > 0) === true
  const shown = rows.filter(({ readyAt, fetches, number }) => readyAt !== undefined || fetches.length > 0 || wasReady(number))
  const get = () => void send([], async () => setProof((await call('exportSchool', { params })).data))
  const file = (kind: 'json' | 'csv') => words.fileName(params.year, kind)
  return (
    <div className="prints">
      <Page title={words.title} lead={words.lead} faults={faults}>
        {shown.length === 0 ? (
          <Empty title={words.none} text={words.noneText} />
        ) : (
          <>
            <Table caption={words.title} columns={columns(to, list.voSchools, proof)} rows={shown} keyOf={({ dossierId }) => dossierId} />
            <div className="acts">
              <Button onClick={() => globalThis.print()}>{words.print}</Button>
            </div>
          </>
        )}
        <section className="block not-printed">
          <h2 className="nl-heading nl-heading--level-2">{words.keepTitle}</h2>
          <p className="nl-paragraph">{words.keepText}</p>
          <Said text={proof && words.kept(proof.madeAt)} />
          {busy && <Progress text={words.busy} />}
          <div className="acts">
            {proof ? (
              <>
                <Button kind="primary" onClick={() => saveText(csvFile(proofRows(proof)), file('csv'), 'text/csv;charset=utf-8')}>
                  {words.csv}
                </Button>
                <Button onClick={() => saveText(JSON.stringify(proof, undefined, 2), file('json'), 'application/json')}>{words.json}</Button>
              </>
            ) : (
              <Button kind="primary" busy={busy} onClick={get}>
                {words.get}
              </Button>
            )}
          </div>
        </section>
      </Page>
    </div>
  )
}

type VoSchools = ReturnType<typeof usePupils>['list']['voSchools']

function columns(to: (page?: string) => string, voSchools: VoSchools, proof: Export | undefined): readonly Column<PupilRow>[] {
  const nameOf = (schoolId: string) => voSchools.find((school) => school.schoolId === schoolId)?.name ?? schoolId
  const exported = ({ number }: PupilRow) => proof?.dossiers.find((one) => one.number === number)?.versions.at(-1)
  return [
    {
      name: words.columns.pupil,
      heads: true,
      cell: (row) => (
        <>
          <Link className="nl-link" to={to(`${row.number}/bewijs`)}>
            {row.label}
          </Link>
          <span className="table__sub">{row.number}</span>
        </>
      ),
    },
    { name: words.columns.version, cell: (row) => <span className="number">{exported(row)?.number ?? row.readyVersion}</span> },
    {
      name: words.columns.ready,
      cell: (row) => {
        const { readyAt = row.readyAt, recalledAt } = exported(row) ?? {}
        // Of what was fetched and stands ready no more, the export knows when it was recalled.
        if (!readyAt) return words.isRecalled
        return (
          <>
            {longMoment(readyAt)}
            {recalledAt && <span className="table__sub">{words.recalled(recalledAt)}</span>}
          </>
        )
      },
    },
    {
      name: words.columns.fetched,
      cell: ({ fetches }) =>
        fetches.length === 0 ? (
          <span className="soft">{words.notFetched}</span>
        ) : (
          fetches.map(({ schoolId, at, version }) => <div key={`${schoolId} ${at}`}>{words.fetched(nameOf(schoolId), at, version)}</div>)
        ),
    },
    {
      name: words.columns.receipt,
      cell: ({ applications }) => applications.flatMap(({ schoolId, receipt }) => (receipt ? [<div key={schoolId}>{receiptNames[receipt.kind as ReceiptKind]}</div>] : [])),
    },
    ...(proof ? [{ name: words.columns.list, cell: (row: PupilRow) => <code>{shortHash(exported(row)?.listHash ?? '')}</code> }] : []),
  ]
}
