// The pupils of whom a PO school gives attachments: how far each is, and what there is to do.
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { Empty, Facts, Notice, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { StateBar } from '../../parts/state-bar.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { shortFacts, type TypeShown } from '../../parts/type-text.tsx'
import { pupilWords as words, type DossierState, stateNames, stateTexts } from '../../words/pupils.ts'
import { filteredPupils, firstChoice, isLive, nowhere, type PupilFilter, type PupilRow, standsReady, stateCounts, states } from './pupil-facts.ts'
import { StateMark, TodoMarks } from './pupil-marks.tsx'
import { usePupils } from './pupils-frame.tsx'
import { useSchool } from '../school/in-school.tsx'

const everybody: PupilFilter = { text: '', state: '', school: '' }
const atOnce = 200

export function Pupils() {
  const { rows, to, list } = usePupils()
  const { mayChange } = useSchool()
  const said = (useLocation().state as { said?: string } | null)?.said
  const add = (
    <ButtonLink kind="primary" to={to('toevoegen')}>
      {words.add}
    </ButtonLink>
  )
  return (
    <Page title={words.title} lead={words.lead} acts={rows.length > 0 && mayChange && add}>
      <Said text={said} />
      <AgreementNotice />
      {rows.length === 0 ? (
        <NoPupils />
      ) : (
        <>
          {list.appliedNowhere !== undefined && list.appliedNowhere > 0 && (
            <Notice kind="care" title={words.nowhere(list.appliedNowhere)}>
              <p className="nl-paragraph">{words.nowhereText}</p>
            </Notice>
          )}
          <Picture rows={rows} />
          <PupilTable />
        </>
      )}
    </Page>
  )
}

export function AgreementNotice() {
  const { agreementSigned } = usePupils().list
  if (agreementSigned) return null
  return (
    <Notice kind="care" title={words.agreementTitle}>
      <p className="nl-paragraph">{words.agreementText}</p>
    </Notice>
  )
}

/** Explains who belongs in the list, by what the region agreed. */
function NoPupils() {
  const { params, types, to } = usePupils()
  // Under the code of a school that left come no new ones.
  const { mayChange } = useSchool()
  const { regionId, year } = params
  const agreed = useAnswer('getAgreements', { params: { regionId, year } })
  if (agreed.state === 'ready' && agreed.data.attachments.state === 'none') return <Empty title={words.regionWithout} text={words.regionWithoutText} />
  return (
    <>
      <Empty title={words.none} text={words.noneText}>
        {mayChange && (
          <ButtonLink kind="primary" to={to('toevoegen')}>
            {words.add}
          </ButtonLink>
        )}
      </Empty>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.noneNext}</h2>
        {types.length === 0 ? <p className="nl-paragraph">{words.noTypes}</p> : <WhichTypes types={types} />}
      </section>
    </>
  )
}

function WhichTypes({ types }: { readonly types: readonly TypeShown[] }) {
  return <Facts facts={types.map((type) => [type.name, shortFacts(type).map(([name, value]) => <div key={name}>{value}</div>)])} />
}

function Picture({ rows }: { readonly rows: readonly PupilRow[] }) {
  const counts = stateCounts(rows)
  return (
    <section aria-labelledby="picture-title">
      <h2 className="nl-heading nl-heading--level-2" id="picture-title">
        {words.pictureTitle}
      </h2>
      <StateBar parts={states.map((state) => ({ key: state, name: stateNames[state], count: counts[state] }))} />
      <details className="fold">
        <summary>{words.statesMean}</summary>
        <Facts facts={states.map((state) => [stateNames[state], stateTexts[state]])} />
      </details>
    </section>
  )
}

function PupilTable() {
  const { rows, to } = usePupils()
  const [filter, setFilter] = useState(everybody)
  const [most, setMost] = useState(atOnce)
  const found = filteredPupils(rows, filter)
  const schools = new Map(rows.flatMap(({ applications }) => applications.filter(isLive).map(({ schoolId, schoolName }) => [schoolId, schoolName])))
  const schoolOptions = { '': words.allSchools, ...Object.fromEntries(schools), [nowhere]: words.nowhereOption }
  const clear = () => {
    setFilter(everybody)
    document.getElementById('filter')?.focus()
  }
  return (
    <>
      <search className="fields fields--filter">
        <TextField id="filter" label={words.filterText} value={filter.text} onChange={(text) => setFilter({ ...filter, text })} type="search" />
        <SelectField id="state" label={words.filterState} value={filter.state} onChange={(state) => setFilter({ ...filter, state })} options={stateOptions} />
        <SelectField id="school" label={words.filterSchool} value={filter.school} onChange={(school) => setFilter({ ...filter, school })} options={schoolOptions} />
      </search>
      <p className="nl-paragraph soft number" role="status">
        {words.found(found.length, rows.length)}
      </p>
      {found.length === 0 ? (
        <Empty title={words.noneFound}>
          <Button onClick={clear}>{words.clear}</Button>
        </Empty>
      ) : (
        <Table caption={words.title} columns={columns(to)} rows={found.slice(0, most)} keyOf={(row) => row.dossierId} />
      )}
      {found.length > most && (
        <div className="acts">
          <Button onClick={() => setMost(most + atOnce)}>{words.showMore(Math.min(atOnce, found.length - most))}</Button>
        </div>
      )}
    </>
  )
}

const stateOptions: Record<DossierState | '', string> = { '': words.allStates, ...stateNames }

function columns(to: (page?: string) => string): readonly Column<PupilRow>[] {
  return [
    {
      name: words.columns.label,
      heads: true,
      cell: (row) => (
        <>
          <Link className="nl-link" to={to(row.number)}>
            {row.label}
          </Link>
          <span className="table__sub">
            {row.number}
            {row.group && ` · ${row.group}`}
          </span>
        </>
      ),
    },
    { name: words.columns.school, cell: schoolCell },
    { name: words.columns.files, cell: filesCell },
    { name: words.columns.state, cell: (row) => <StateMark state={row.state} /> },
    { name: words.columns.todo, cell: (row) => <TodoMarks row={row} /> },
  ]
}

function schoolCell(row: PupilRow) {
  const choice = firstChoice(row)
  const others = row.applications.filter((one) => isLive(one) && one !== choice && !one.wantsConfirmation).length
  if (!choice) return <span className="soft">{words.noSchool}</span>
  return (
    <>
      {choice.schoolName}
      {others > 0 && <span className="table__sub">{words.more(others)}</span>}
    </>
  )
}

function filesCell(row: PupilRow) {
  const { accepted, checking, refused } = row.files
  const kinds = row.slots.filter(({ filled, viaOso }) => filled && !viaOso).length
  const parts = standsReady(row)
    ? [words.kinds(kinds)]
    : [accepted > 0 && words.files(accepted), checking > 0 && words.checking(checking), refused > 0 && words.refused(refused)].filter(Boolean)
  return <span className="number">{parts.join(', ')}</span>
}
