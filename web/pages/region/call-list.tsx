// Whom to call, most urgent first: filtered, printed on A4, or taken along for a spreadsheet.
import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { callRows, type CallSide, filteredCalls, filtersIn, reasonsIn, searchOf } from '../../call-list.ts'
import { csvFile } from '../../csv.ts'
import { saveText } from '../../fetch/save.ts'
import { Button } from '../../parts/button.tsx'
import { EmailText } from '../../parts/email-text.tsx'
import { SelectField } from '../../parts/field.tsx'
import { LabelMark } from '../../parts/label-mark.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { type CallRow, callListWords as words } from '../../words/call-list.ts'
import { onTheWall } from '../../words/dates.ts'
import { stepShort } from '../../words/oso.ts'
import { placeName } from '../../words/places.ts'
import { yearWords } from '../../words/region.ts'
import { sectorShort } from '../../words/roles.ts'
import { contactWords } from '../../words/school.ts'
import { usePrintedFoot } from '../agreements/printed-foot.ts'
import { useYear } from './year-frame.tsx'

export function CallList() {
  const { regionId, year } = useYear()
  const answer = useAnswer('getCallList', { params: { regionId, year } })
  return <Loaded answer={answer}>{({ data }) => <Calls data={data} />}</Loaded>
}

function Calls({ data: { at, schools } }: { readonly data: Answer<'getCallList'> }) {
  const { ready, year, to } = useYear()
  const { usesOso } = ready.data.settings
  const [filters, setFilters] = useState(() => filtersIn(location.search))
  const [said, setSaid] = useState<string>()
  usePrintedFoot(`${words.title} · ${ready.data.regionName} · ${words.dataFrom(at)}`, 'landscape')
  const reasons = reasonsIn(schools, usesOso)
  const { side } = filters
  // Of a step that is open nowhere any more there is nothing to choose.
  const why = Object.hasOwn(reasons, filters.why) ? filters.why : ''
  const found = filteredCalls(schools, side, why)
  const filter = (to: { readonly side: CallSide; readonly why: string }) => {
    setFilters(to)
    // Beside the router: a step of its own would move the focus from the filter to the heading. Who comes back reads the address.
    history.replaceState(history.state, '', `${location.pathname}${searchOf(to.side, to.why)}`)
  }
  const download = () => {
    saveText(csvFile(callRows(found)), words.fileName(year, onTheWall(at).day), 'text/csv;charset=utf-8')
    setSaid(words.downloaded(found.length))
  }
  const acts = found.length > 0 && (
    <>
      <Button onClick={() => print()}>{words.print}</Button>
      <Button onClick={download}>{words.download}</Button>
    </>
  )
  return (
    <div className="prints calls">
      <Page title={words.title} lead={words.lead} back={{ to: to(), name: yearWords.overview }} acts={acts}>
        <p className="nl-paragraph soft small">{words.dataFrom(at)}</p>
        <div className="not-printed">
          <Said text={said} />
        </div>
        {schools.length === 0 ? (
          <Empty title={words.none} text={words.noneText} />
        ) : (
          <>
            <search className="fields fields--filter not-printed">
              <SelectField<CallSide> id="kant" label={words.filterSide} value={side} onChange={(chosen) => filter({ side: chosen, why })} options={words.sides} />
              <SelectField id="waarover" label={words.filterWhy} value={why} onChange={(chosen) => filter({ side, why: chosen })} options={reasons} />
            </search>
            {(side || why) && <p className="nl-paragraph only-printed">{[side && words.sides[side], why && reasons[why]].filter(Boolean).join(' · ')}</p>}
            <p className="nl-paragraph soft number" role="status">
              {words.found(found.length, schools.length)}
            </p>
            {found.length === 0 ? (
              <Empty title={words.noneFound}>
                <Button
                  onClick={() => {
                    filter({ side: '', why: '' })
                    document.getElementById('kant')?.focus()
                  }}
                >
                  {words.clear}
                </Button>
              </Empty>
            ) : (
              <Table caption={words.title} columns={columns(to, usesOso)} rows={found} keyOf={({ schoolId }) => schoolId} />
            )}
          </>
        )}
      </Page>
    </div>
  )
}

function columns(to: (page?: string) => string, usesOso: boolean): readonly Column<CallRow>[] {
  const connection: Column<CallRow> = {
    name: words.columns.connection,
    cell: (row) => (
      <>
        <LabelMark label={row.label} short />
        <span className="table__sub">{stepShort[row.nextStep.code]}</span>
        {row.board && <AtBoard board={row.board} />}
      </>
    ),
  }
  return [
    {
      name: words.columns.school,
      heads: true,
      cell: (row) => (
        <>
          <Link className="nl-link" to={to(`scholen/${row.schoolId}`)}>
            {row.name}
          </Link>
          <span className="table__sub">
            {sectorShort[row.sector]} · {placeName(row.place)}
          </span>
        </>
      ),
    },
    { name: words.columns.contact, cell: (row) => <Whom row={row} /> },
    { name: words.columns.open, cell: (row) => <Open row={row} /> },
    ...(usesOso ? [connection] : []),
    { name: words.columns.notes, cell: () => <span className="calls__notes" aria-hidden="true" /> },
  ]
}

function Whom({ row: { contact, phone, email, bounced, workDays, seenAt } }: { readonly row: CallRow }) {
  const days = workDays?.map((day) => contactWords.dayNames[day as keyof typeof contactWords.dayNames]?.slice(0, 2)).join(' ')
  return (
    <>
      {email === '' ? <StatusMark kind="care">{words.noContact}</StatusMark> : <span>{contact || <EmailText email={email} />}</span>}
      {days && <span className="soft"> ({days})</span>}
      <br />
      {phone ? <Phone phone={phone} /> : <span className="soft">{words.noPhone}</span>}
      {bounced && (
        <>
          <br />
          <StatusMark kind="care">{words.bounced}</StatusMark>
        </>
      )}
      <span className="table__sub">{seenAt ? words.seen(seenAt) : words.neverSeen}</span>
    </>
  )
}

function Phone({ phone }: { readonly phone: string }) {
  return (
    <a className="nl-link calls__phone number" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
      {phone}
    </a>
  )
}

function AtBoard({ board }: { readonly board: NonNullable<CallRow['board']> }) {
  return (
    <span className="table__sub">
      {words.atBoard(board)} {board.phone && <Phone phone={board.phone} />}
    </span>
  )
}

function Open({ row: { open } }: { readonly row: CallRow }) {
  if (open.length === 0) return <span className="soft">{words.nothingOpen}</span>
  return (
    <ul className="calls__open">
      {open.map(({ milestoneId, title, on, overdue }) => (
        <li key={milestoneId}>
          {title}{' '}
          <span className={overdue ? 'calls__when calls__when--over' : 'calls__when'}>{overdue ? words.wasOn(on) : words.dueOn(on)}</span>
        </li>
      ))}
    </ul>
  )
}
