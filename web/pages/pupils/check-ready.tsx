// Checks all pupils at once, and sets ready those for whom all is there.
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { FieldTexts } from '../../parts/field.tsx'
import { Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { pupilWords } from '../../words/pupils.ts'
import { readyWords as words } from '../../words/set-ready.ts'
import { Destinations } from './destinations.tsx'
import { canBeReady, firstChoice, type PupilRow, standsReady, wantsALook } from './pupil-facts.ts'
import { AgreementNotice } from './pupils.tsx'
import type { Receipt } from './ready-receipt.tsx'
import { usePupils } from './pupils-frame.tsx'

/** As many as a request takes. */
const atOnce = 200

export function CheckReady() {
  const { rows, to } = usePupils()
  const able = rows.filter(canBeReady)
  const unable = rows.filter((row) => !canBeReady(row) && !standsReady(row))
  const ready = rows.filter(({ readyVersion }) => readyVersion !== undefined)
  if (rows.length === 0)
    return (
      <Page title={words.title} lead={words.lead}>
        <Empty title={words.none}>
          <ButtonLink to={to('toevoegen')}>{pupilWords.add}</ButtonLink>
        </Empty>
      </Page>
    )
  return <Checking able={able} unable={unable} ready={ready.length} />
}

interface CheckingProps {
  readonly able: readonly PupilRow[]
  readonly unable: readonly PupilRow[]
  readonly ready: number
}

function Checking({ able, unable, ready }: CheckingProps) {
  const { params, to, again } = usePupils()
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [checked, setChecked] = useState(false)
  const isPicked = (row: PupilRow) => chosen.get(row.dossierId) ?? !wantsALook(row)
  const picked = able.filter(isPicked)
  const check = () => [
    ...(picked.length === 0 ? [{ field: 'pupils', message: words.chooseFault }] : []),
    ...(checked ? [] : [{ field: 'checked', message: words.checkedFault }]),
  ]
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const navigate = useNavigate()
  const toggle = (row: PupilRow) => setChosen(new Map(chosen).set(row.dossierId, !isPicked(row)))

  const setReady = () =>
    void send(check(), async () => {
      const parts: Answer<'setReadyMany'>[] = []
      for (let from = 0; from < picked.length; from += atOnce) {
        parts.push((await call('setReadyMany', { params, body: { dossiers: picked.slice(from, from + atOnce).map(({ dossierId }) => dossierId) } })).data)
      }
      const receipt: Receipt = { references: parts.flatMap(({ reference }) => reference ?? []), outcomes: parts.flatMap(({ dossiers }) => dossiers) }
      await again()
      await navigate(to('klaarzetten/ontvangstbewijs'), { state: { receipt } })
    })

  return (
    <Page title={words.title} lead={words.lead} faults={faults}>
      <AgreementNotice />
      <Notice>
        <p className="nl-paragraph">{words.osoNote}</p>
      </Notice>
      {able.length === 0 && (unable.length === 0 ? <Empty title={words.allReady} text={words.allReadyText} /> : <p className="nl-paragraph">{words.noneCan}</p>)}
      {able.length > 0 && (
        <section>
          <h2 className="nl-heading nl-heading--level-2" id="pupils" tabIndex={-1} data-quiet-focus>
            {words.canTitle(able.length)}
          </h2>
          {able.some(wantsALook) && <p className="nl-paragraph">{words.lookFirst}</p>}
          <Table caption={words.canTitle(able.length)} columns={ableColumns(to, isPicked, toggle)} rows={able} keyOf={({ dossierId }) => dossierId} />
          <Destinations rows={picked} />
          <div className={`field after-list${faultAt('checked') ? ' field--fault' : ''}`}>
            <FieldTexts id="checked" fault={faultAt('checked')} />
            <Check id="checked" label={words.checked} checked={checked} onChange={setChecked} />
          </div>
          {busy && <Progress text={words.busy} />}
          <div className="acts">
            <Button kind="primary" busy={busy} onClick={setReady}>
              {words.act(picked.length)}
            </Button>
          </div>
        </section>
      )}
      {unable.length > 0 && (
        <section className="block">
          <h2 className="nl-heading nl-heading--level-2">{words.cannotTitle(unable.length)}</h2>
          <Table caption={words.cannotTitle(unable.length)} columns={unableColumns(to)} rows={unable} keyOf={({ dossierId }) => dossierId} />
        </section>
      )}
      {ready > 0 && (
        <p className="nl-paragraph after-list">
          {words.readyTitle(ready)}.{' '}
          <Link className="nl-link" to={to('bewijs')}>
            {pupilWords.steps.proof}
          </Link>
        </p>
      )}
    </Page>
  )
}

type ToPage = (page?: string) => string

const pupilColumn = (to: ToPage): Column<PupilRow> => ({
  name: words.columns.pupil,
  heads: true,
  cell: (row) => (
    <>
      <Link className="nl-link" to={to(row.number)}>
        {row.label}
      </Link>
      <span className="table__sub">{row.number}</span>
    </>
  ),
})

function ableColumns(to: ToPage, isPicked: (row: PupilRow) => boolean, toggle: (row: PupilRow) => void): readonly Column<PupilRow>[] {
  return [
    pupilColumn(to),
    { name: words.columns.schools, cell: (row) => <GoesTo row={row} to={to} /> },
    { name: words.columns.files, cell: ({ files }) => <FilesOf files={files} /> },
    {
      name: words.columns.choose,
      cell: (row) => (
        <label className="choice choice--bare">
          <input type="checkbox" aria-label={words.choose(row.label)} checked={isPicked(row)} onChange={() => toggle(row)} />
        </label>
      ),
    },
  ]
}

/** The VO school; of what was taken back also why one looks at it first. */
function GoesTo({ row, to }: { readonly row: PupilRow; readonly to: ToPage }) {
  const { recalledAt, number } = row
  return (
    <>
      {firstChoice(row)?.schoolName ?? <NoSchool />}
      {recalledAt !== undefined && (
        <>
          <div className="table__sub">
            <StatusMark kind="care">{words.recalled(recalledAt)}</StatusMark>
          </div>
          <Link className="nl-link small" to={to(`${number}/wijzigen`)}>
            {words.recalledLook}
          </Link>
        </>
      )}
    </>
  )
}

function FilesOf({ files: { accepted, refused } }: Pick<PupilRow, 'files'>) {
  return (
    <>
      <span className="number">{pupilWords.files(accepted)}</span>
      {refused > 0 && (
        <div className="table__sub">
          <StatusMark kind="wrong">{words.refusedStays(refused)}</StatusMark>
        </div>
      )}
    </>
  )
}

function NoSchool() {
  return (
    <>
      {words.noSchool}
      <span className="table__sub">{words.noSchoolText}</span>
    </>
  )
}

const unableColumns = (to: ToPage): readonly Column<PupilRow>[] => [
  pupilColumn(to),
  {
    name: words.columns.missing,
    cell: ({ missing }) => (
      <ul className="plain-list">
        {missing.map(({ code, message }) => (
          <li key={code + message}>{message}</li>
        ))}
      </ul>
    ),
  },
]
