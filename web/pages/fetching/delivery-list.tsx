// All pupils of a VO school: filtered, with their own reference, and acts for one or many of them.
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Empty } from '../../parts/notice.tsx'
import type { Column } from '../../parts/table.tsx'
import { applicationStateNames, type Delivery } from '../../words/deliveries.ts'
import { fetchingWords as words } from '../../words/fetching.ts'
import { roundNames } from '../../words/steps.ts'
import { type Filter, inOrder, nameOf, passes } from './deliveries.ts'
import { DeliveryMark } from './delivery-mark.tsx'
import { useFetching } from './fetching-frame.tsx'
import { LongTable } from './long-table.tsx'
import { ManyActs } from './many-acts.tsx'
import { ReferenceCell } from './reference-cell.tsx'

export function DeliveryList({ title = words.listTitle }: { readonly title?: string }) {
  const { data, to } = useFetching()
  const [filter, setFilter] = useState<Filter>('all')
  const [schoolId, setSchoolId] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const all = data.applications
  const fitting = inOrder(all.filter((delivery) => passes(delivery, filter) && (schoolId === '' || delivery.poSchoolId === schoolId)))
  const names = Object.fromEntries(
    Object.entries(words.filterNames)
      .map(([key, name]) => [key, name, all.filter((delivery) => passes(delivery, key as Filter)).length] as const)
      .filter(([key, , count]) => key === 'all' || key === filter || count > 0)
      .map(([key, name, count]) => [key, `${name} (${count})`]),
  ) as Record<Filter, string>
  const schools = Object.fromEntries([...new Map(all.map((delivery) => [delivery.poSchoolId, delivery.poSchoolName]))].sort((a, b) => a[1].localeCompare(b[1], 'nl')))
  const toggle = (id: string) => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const show = (next: () => void) => {
    next()
    setChosen(new Set())
  }
  const leave = (done: readonly Delivery[]) => setChosen((before) => new Set([...before].filter((id) => !done.some(({ applicationId }) => applicationId === id))))
  const selected = all.filter(({ applicationId }) => chosen.has(applicationId))

  return (
    <section className="block fetching__list">
      <h2 className="nl-heading nl-heading--level-2">{title}</h2>
      <div className="fields">
        <SelectField<Filter> id="filter" label={words.filter} value={filter} options={names} onChange={(next) => show(() => setFilter(next))} />
        {Object.keys(schools).length > 1 && (
          <SelectField id="filter-school" label={words.filterSchool} value={schoolId} options={{ '': words.everySchool, ...schools }} onChange={(next) => show(() => setSchoolId(next))} />
        )}
      </div>
      <p className="nl-paragraph soft number" role="status">
        {words.shown(fitting.length, all.length)}
      </p>
      {fitting.length === 0 ? (
        <Empty title={words.nothingShown}>
          <Button onClick={() => show(() => (setFilter('all'), setSchoolId('')))}>{words.clearFilter}</Button>
        </Empty>
      ) : (
        <div className="row fetching__choose">
          <Button kind="subtle" onClick={() => setChosen(new Set(fitting.map(({ applicationId }) => applicationId)))}>
            {words.selectAll(fitting.length)}
          </Button>
          {chosen.size > 0 && (
            <Button kind="subtle" onClick={() => setChosen(new Set())}>
              {words.selectNone}
            </Button>
          )}
        </div>
      )}
      {/* Stays when an act leaves nothing with this filter: it says what was done. */}
      <ManyActs selected={selected} onDone={leave} />
      {fitting.length > 0 && (
        <LongTable key={`${filter} ${schoolId}`} caption={title} columns={columns(to, chosen, toggle)} rows={fitting} keyOf={({ applicationId }) => applicationId} />
      )}
    </section>
  )
}

function columns(to: (page: string) => string, chosen: ReadonlySet<string>, toggle: (id: string) => void): readonly Column<Delivery>[] {
  return [
    {
      name: words.columns.pupil,
      heads: true,
      cell: (delivery) => (
        <span className="fetching__pupil">
          <input
            type="checkbox"
            className="fetching__check"
            aria-label={words.select(nameOf(delivery, words.number))}
            checked={chosen.has(delivery.applicationId)}
            onChange={() => toggle(delivery.applicationId)}
          />
          <span>
            <Link className="nl-link" to={to(delivery.applicationId)}>
              {nameOf(delivery, words.number)}
            </Link>
            {delivery.ownReference !== undefined && <span className="table__sub number">{words.number(delivery.number)}</span>}
            <ReferenceCell delivery={delivery} />
          </span>
        </span>
      ),
    },
    { name: words.columns.school, cell: ({ poSchoolName }) => poSchoolName },
    {
      name: words.columns.progress,
      cell: (delivery) => (
        <>
          <DeliveryMark delivery={delivery} />
          {delivery.late && <span className="table__sub">{words.late}</span>}
          {delivery.questions.some(({ answer }) => !answer) && <span className="table__sub">{words.newQuestion}</span>}
        </>
      ),
    },
    {
      name: words.columns.application,
      cell: ({ state, round }) => (
        <>
          {applicationStateNames[state]}
          {round !== '1' && <span className="table__sub">{roundNames[round]}</span>}
        </>
      ),
    },
  ]
}
