// Pairs of schools with pupils between them that cannot exchange yet, with who has to do what, and OSO dossiers that were not found.
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { LabelMark } from '../../parts/label-mark.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Meter } from '../../parts/meter.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { stepShort } from '../../words/oso.ts'
import { pairsWords as words } from '../../words/region-oso.ts'
import { yearWords } from '../../words/region.ts'
import { bandText } from '../../words/shown-numbers.ts'
import { useYear } from './year-frame.tsx'

type Pairs = Answer<'getPairs'>
type RedPair = Pairs['red'][number]
type Side = RedPair['po']

export function PairsPage() {
  const { regionId, year, ready, to } = useYear()
  const answer = useAnswer('getPairs', { params: { regionId, year } })
  const back = { to: to(), name: yearWords.overview }
  if (!ready.data.settings.usesOso)
    return (
      <Page title={words.title} back={back}>
        <Empty title={words.withoutOso} text={words.withoutOsoText} />
      </Page>
    )
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <Page title={words.title} lead={words.lead} back={back}>
          <RedList data={data} />
          <Missing rows={data.osoMissing} />
        </Page>
      )}
    </Loaded>
  )
}

function RedList({ data: { red, pairs, pairsConnected } }: { readonly data: Pairs }) {
  const { to } = useYear()
  if (pairs === 0) return <Empty title={words.none} text={words.noneText} />
  return (
    <>
      <p className="nl-paragraph number meter-line">{words.counted(pairsConnected, pairs)}</p>
      <Meter done={pairsConnected} all={pairs} />
      {red.length === 0 ? (
        <Empty title={words.allGood} text={words.allGoodText} />
      ) : (
        <section className="after-list">
          <h2 className="nl-heading nl-heading--level-2">{words.redTitle}</h2>
          <p className="nl-paragraph">{words.redText}</p>
          <Table caption={words.redTitle} columns={columns(to)} rows={red} keyOf={({ po, vo }) => `${po.schoolId} ${vo.schoolId}`} />
        </section>
      )}
    </>
  )
}

const columns = (to: (page?: string) => string): readonly Column<RedPair>[] => [
  { name: words.columns.po, heads: true, cell: ({ po }) => <PairSide side={po} to={to} /> },
  { name: words.columns.vo, cell: ({ vo }) => <PairSide side={vo} to={to} /> },
  { name: words.columns.pupils, cell: ({ pupils }) => <span className="number">{bandText(pupils)}</span> },
]

function PairSide({ side: { schoolId, name, label, nextStep }, to }: { readonly side: Side; readonly to: (page?: string) => string }) {
  return (
    <div className="pair-side">
      <Link className="nl-link" to={to(`scholen/${schoolId}`)}>
        {name}
      </Link>
      <div>
        <LabelMark label={label} short />
      </div>
      <span className="table__sub">{stepShort[nextStep.code]}</span>
    </div>
  )
}

const missingColumns: readonly Column<Pairs['osoMissing'][number]>[] = [
  { name: words.missingColumns.po, heads: true, cell: ({ po }) => po.name },
  { name: words.missingColumns.vo, cell: ({ vo }) => vo.name },
  { name: words.missingColumns.count, cell: ({ count }) => <span className="number">{bandText(count)}</span> },
]

function Missing({ rows }: { readonly rows: Pairs['osoMissing'] }) {
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.missingTitle}</h2>
      {rows.length === 0 ? (
        <p className="nl-paragraph">{words.missingNone}</p>
      ) : (
        <>
          <p className="nl-paragraph">{words.missingText}</p>
          <Table
            caption={words.missingTitle}
            rows={rows}
            keyOf={({ po, vo }) => `${po.schoolId} ${vo.schoolId}`}
            columns={missingColumns}
          />
        </>
      )}
    </section>
  )
}
