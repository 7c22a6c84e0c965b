// A school in two regions: all published dates in one list, and where the regions differ.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { clashOf, type MergedRow, mergedRows } from '../../merged-rows.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { whenDue } from '../../words/dates.ts'
import { mergedWords as words } from '../../words/school-page.ts'
import { schoolWords } from '../../words/school.ts'
import { roundLine } from '../../words/steps.ts'
import { useSchool, useSchoolRecord } from './in-school.tsx'

type Merged = Answer<'getMergedCalendar'>

export function MergedCalendar() {
  const { school, own, to } = useSchool()
  const { params } = useSchoolRecord()
  const answer = useAnswer('getMergedCalendar', { params })
  const back = { to: to(), name: own ? schoolWords.overview : school.name }
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <Page title={own ? words.title : words.titleOther(school.name)} lead={data.regions.length > 1 ? words.lead : words.oneRegion} back={back}>
          {data.regions.map(({ regionId, name, published }) => !published && <Notice key={regionId}>{words.notPublished(name)}</Notice>)}
          {data.regions.length > 1 && <Clashes merged={data} />}
          <Dates merged={data} />
          <WhomToCall merged={data} />
        </Page>
      )}
    </Loaded>
  )
}

function Clashes({ merged: { clashes } }: { readonly merged: Merged }) {
  if (clashes.length === 0) return <Notice kind="good">{words.noClashes}</Notice>
  return (
    <Notice kind="care" title={words.clashesTitle(clashes.length)}>
      <ul>
        {clashes.map((clash) => (
          <li key={`${clash.code} ${clash.steps.map(({ regionId, milestoneId }) => `${regionId}/${milestoneId}`).join(' ')}`}>{clash.message}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Dates({ merged }: { readonly merged: Merged }) {
  if (merged.steps.length === 0) return <Empty title={words.none} />
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.tableTitle}</h2>
      <Table
        caption={words.tableTitle}
        columns={columns(merged)}
        rows={mergedRows(merged)}
        keyOf={({ milestone, regionIds }) => `${regionIds.join()}/${milestone.id}`}
      />
    </section>
  )
}

function columns(merged: Merged): readonly Column<MergedRow>[] {
  const nameOf = (regionId: string) => merged.regions.find((region) => region.regionId === regionId)?.name ?? regionId
  return [
    {
      name: words.columns.step,
      heads: true,
      cell: ({ milestone }) => (
        <>
          {milestone.title}
          {roundLine(milestone) && <span className="table__sub">{roundLine(milestone)}</span>}
        </>
      ),
    },
    { name: words.columns.when, cell: ({ milestone }) => whenDue(milestone) },
    { name: words.columns.region, cell: ({ regionIds }) => words.regions(regionIds.map(nameOf)) },
    ...(merged.regions.length > 1
      ? [
          {
            name: words.columns.mark,
            cell: (row: MergedRow) => {
              const clash = clashOf(merged, row)
              return clash && <StatusMark kind="care">{clash.keepTo ? words.keepTo(clash.keepTo) : words.differs}</StatusMark>
            },
          },
        ]
      : []),
  ]
}

function WhomToCall({ merged: { regions } }: { readonly merged: Merged }) {
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.helpTitle}</h2>
      <ul>
        {regions.map(({ regionId, name, contactPoint }) => (
          <li key={regionId}>
            <strong>{name}</strong>: {contactPoint.name},{' '}
            <a className="nl-link" href={`tel:${contactPoint.phone.replaceAll(/[^+\d]/g, '')}`}>
              {contactPoint.phone}
            </a>
            ,{' '}
            <a className="nl-link" href={`mailto:${contactPoint.email}`}>
              {contactPoint.email}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
