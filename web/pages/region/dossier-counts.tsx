// How far the schools of a region are with dossiers, in numbers alone: a small number never shows itself.
import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Check } from '../../parts/choices.tsx'
import { CountText } from '../../parts/count-text.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { dossierCountsWords as words } from '../../words/closing.ts'
import { behindFirst, isAllReady, partOf } from './dossier-counts-order.ts'
import { useYear } from './year-frame.tsx'

type Counts = Answer<'getDossierCounts'>
type PoCounts = Counts['po'][number]

export function DossierCounts() {
  const { regionId, year, ready } = useYear()
  const answer = useAnswer('getDossierCounts', { params: { regionId, year } })
  if (ready.data.settings.dossiers === 'none')
    return (
      <Page title={words.title}>
        <Empty title={words.without} text={words.without2} />
      </Page>
    )
  return <Loaded answer={answer}>{({ data }) => <CountsOf data={data} />}</Loaded>
}

function Picture({ ready, dossiers }: Pick<PoCounts, 'ready' | 'dossiers'>) {
  const part = partOf(ready, dossiers)
  if (part === undefined) return <span className="soft small">{words.few}</span>
  return (
    <svg className="fetching__bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={words.pictureText(ready, dossiers)}>
      <rect className="fetching__part--missing" width="100" height="10" />
      <rect className="fetching__part--fetched" width={part * 100} height="10" />
    </svg>
  )
}

const names = words.poColumns
const count = (name: string, key: 'dossiers' | 'applied' | 'complete' | 'inspected' | 'ready' | 'fetched'): Column<PoCounts> => ({ name, cell: (row) => <CountText count={row[key]} /> })

const columns: readonly Column<PoCounts>[] = [
  { name: names.school, heads: true, cell: ({ name }) => name },
  { name: names.picture, cell: (row) => <Picture {...row} /> },
  count(names.dossiers, 'dossiers'),
  count(names.applied, 'applied'),
  count(names.complete, 'complete'),
  count(names.inspected, 'inspected'),
  count(names.ready, 'ready'),
  count(names.fetched, 'fetched'),
  { name: names.exported, cell: ({ exportedAt }) => (exportedAt ? words.exported : words.notExported) },
]

const voColumns: readonly Column<Counts['vo'][number]>[] = [
  { name: words.voColumns.school, heads: true, cell: ({ name }) => name },
  { name: words.voColumns.fetched, cell: ({ fetched }) => <CountText count={fetched} /> },
]

type Sort = keyof typeof words.sortNames

function CountsOf({ data: { po, vo, total } }: { readonly data: Counts }) {
  const { to } = useYear()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [sort, setSort] = useState<Sort>('behind')
  const own = po.filter(({ dossiers }) => dossiers !== 0)
  const without = po.filter(({ dossiers }) => dossiers === 0).toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  const shown = onlyOpen ? own.filter((row) => !isAllReady(row)) : own
  const rows = sort === 'behind' ? behindFirst(shown) : shown.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  return (
    <Page title={words.title} lead={words.lead}>
      {own.length === 0 ? (
        <Empty title={words.none} text={words.noneText} />
      ) : (
        <>
          <dl className="counts">
            {(['dossiers', 'ready', 'fetched'] as const).map((key) => (
              <div key={key}>
                <dt>{words.totals[key]}</dt>
                <dd>
                  <CountText count={total[key]} />
                </dd>
              </div>
            ))}
          </dl>
          <p className="nl-paragraph soft small">{words.totalsNote}</p>
          <section className="block fetching__counts">
            <h2 className="nl-heading nl-heading--level-2">{words.poTitle}</h2>
            <div className="fields">
              <SelectField<Sort> id="sort" label={words.sort} options={words.sortNames} value={sort} onChange={setSort} />
              <div className="field">
                <Check label={words.onlyOpen} checked={onlyOpen} onChange={setOnlyOpen} />
              </div>
            </div>
            <Table caption={words.poTitle} columns={columns} rows={rows} keyOf={({ schoolId }) => schoolId} />
            {without.length > 0 && (
              <details className="fold after-list">
                <summary>{words.withoutDossiers(without.length)}</summary>
                <ul className="columns">
                  {without.map(({ schoolId, name }) => (
                    <li key={schoolId}>{name}</li>
                  ))}
                </ul>
              </details>
            )}
          </section>
          <section className="block">
            <h2 className="nl-heading nl-heading--level-2">{words.voTitle}</h2>
            <Table
              caption={words.voTitle}
              rows={vo.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))}
              keyOf={({ schoolId }) => schoolId}
              columns={voColumns}
            />
          </section>
        </>
      )}
      <p className="nl-paragraph block">
        <Link className="nl-link" to={to('afsluiten')}>
          {words.toClosing}
        </Link>
      </p>
    </Page>
  )
}
