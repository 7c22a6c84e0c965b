// The schools of a year, with a filter on name, sector and connection to OSO.
import { Link, useLocation, useSearchParams } from 'react-router'
import { useState } from 'react'
import { useAllSchools } from '../../api/use-all-schools.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { LabelMark } from '../../parts/label-mark.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { filtered, type SchoolRow, type SectorFilter } from '../../school-list.ts'
import { type Label, labelNames, labelsInOrder } from '../../words/oso.ts'
import { placeName } from '../../words/places.ts'
import { labelFilterWords } from '../../words/region-oso.ts'
import { sectorNames, sectorShort } from '../../words/roles.ts'
import { mutationWords } from '../../words/school-mutations.ts'
import { schoolsWords as words } from '../../words/schools.ts'
import { useYear } from './year-frame.tsx'

const sectorOptions: Readonly<Record<SectorFilter, string>> = { '': words.allSectors, ...words.sideNames, ...sectorNames }
const labelOptions = { '': labelFilterWords.all, ...labelNames }
/** More rows than this are shown on demand: a browser is slow with a thousand. */
const atOnce = 200

export function Schools() {
  const { regionId, year, mayChange, to } = useYear()
  const answer = useAllSchools(regionId, year)
  const added = (useLocation().state as { added?: string } | null)?.added
  const acts = mayChange && (
    <>
      <ButtonLink kind="primary" to={to('scholen/inlezen')}>
        {words.import}
      </ButtonLink>
      <ButtonLink to={to('scholen/toevoegen')}>{words.add}</ButtonLink>
    </>
  )
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <Page title={words.title} acts={data.schools.length > 0 && acts}>
          <Said text={added} />
          {data.schools.length === 0 ? (
            <Empty title={words.none} text={words.noneText}>
              <div className="row">{acts}</div>
            </Empty>
          ) : (
            <SchoolTable rows={data.schools} to={to} />
          )}
        </Page>
      )}
    </Loaded>
  )
}

/** The overview leads here with a label and a side in the address. */
const labelIn = (search: URLSearchParams): Label | '' => labelsInOrder.find((label) => label === search.get('aansluiting')) ?? ''
const sideIn = (search: URLSearchParams): SectorFilter => (search.get('kant') === 'po' ? 'po-side' : search.get('kant') === 'vo' ? 'vo-side' : '')

function SchoolTable({ rows, to }: { readonly rows: readonly SchoolRow[]; readonly to: (page?: string) => string }) {
  const [search] = useSearchParams()
  const [text, setText] = useState('')
  const [sector, setSector] = useState<SectorFilter>(() => sideIn(search))
  const [label, setLabel] = useState<Label | ''>(() => labelIn(search))
  const [most, setMost] = useState(atOnce)
  const { usesOso } = useYear().ready.data.settings
  const found = filtered(rows, text, sector, label)
  return (
    <>
      <search className="fields fields--filter">
        <TextField id="filter" label={words.filterName} value={text} onChange={setText} type="search" />
        <SelectField id="sector" label={words.filterSector} value={sector} onChange={setSector} options={sectorOptions} />
        {usesOso && <SelectField id="aansluiting" label={labelFilterWords.name} value={label} onChange={setLabel} options={labelOptions} />}
      </search>
      <p className="nl-paragraph soft number" role="status">
        {words.found(found.length, rows.length)}
      </p>
      {found.length === 0 ? (
        <Empty title={words.noneFound}>
          <Button
            onClick={() => {
              setText('')
              setSector('')
              setLabel('')
              document.getElementById('filter')?.focus()
            }}
          >
            {words.clear}
          </Button>
        </Empty>
      ) : (
        <Table caption={words.title} columns={columns(to, usesOso)} rows={found.slice(0, most)} keyOf={(row) => row.schoolId} />
      )}
      {found.length > most && (
        <div className="acts">
          <Button onClick={() => setMost(most + atOnce)}>{words.showMore(Math.min(atOnce, found.length - most))}</Button>
        </div>
      )}
    </>
  )
}

function columns(to: (page?: string) => string, usesOso: boolean): readonly Column<SchoolRow>[] {
  return [
    {
      name: words.columns.name,
      heads: true,
      cell: (row) => (
        <>
          <Link className="nl-link" to={to(`scholen/${row.schoolId}`)}>
            {row.name}
          </Link>
          <span className="table__sub">
            {row.schoolId}
            {row.membership === 'guest' && ` · ${words.guest}`}
            {row.successor && ` · ${row.successor.schoolId === undefined ? mutationWords.rowClosed : mutationWords.rowGoesOn(row.successor.schoolId)}`}
          </span>
        </>
      ),
    },
    { name: words.columns.sector, cell: (row) => sectorShort[row.sector] },
    { name: words.columns.place, cell: (row) => placeName(row.place) },
    ...(usesOso ? [{ name: labelFilterWords.column, cell: (row: SchoolRow) => !row.successor && <LabelMark label={row.label} short /> }] : []),
    {
      name: words.columns.contacts,
      cell: (row) => {
        if (row.successor) return null
        if (row.contacts === 0) return <StatusMark kind="care">{words.noContact}</StatusMark>
        return row.contactsConfirmedAt ? `${row.contacts}, ${words.confirmed}` : String(row.contacts)
      },
    },
    {
      name: words.columns.steps,
      cell: (row) =>
        !row.successor && (
          <span className="number">
            {words.stepsDone(row.stepsDone, row.stepsAll)}{' '}
            {row.stepsOverdue > 0 && <StatusMark kind="care">{words.stillOpen(row.stepsOverdue)}</StatusMark>}
          </span>
        ),
    },
  ]
}
