// After a board answered once: what its schools are called by now, what comes next, and which were left out of the mandate.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { boardFirst, type BoardSchool, reachOf, schoolsIn, systemShown } from '../../board-reach.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { LabelMark } from '../../parts/label-mark.tsx'
import { Confirmation, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { stateOnceWords as words } from '../../words/board.ts'
import { keyOf, NextCell, SchoolCell } from './overview.tsx'
import type { BoardTyped } from './board-typed.ts'

interface Followed {
  readonly school: BoardSchool
  /** What it was called before. */
  readonly was: BoardSchool['label'] | undefined
}

const columns: readonly Column<Followed>[] = [
  { name: words.columns.school, heads: true, cell: ({ school }) => SchoolCell(school) },
  { name: words.columns.before, cell: ({ school, was }) => was && was !== school.label && <LabelMark label={was} short /> },
  { name: words.columns.after, cell: ({ school }) => <LabelMark label={school.label} short /> },
  { name: words.columns.next, cell: ({ school }) => NextCell(school) },
]

interface WhatFollowedProps {
  readonly typed: BoardTyped
  readonly data: Answer<'getBoardOverview'>
  readonly before: readonly BoardSchool[]
  readonly today: string
  /** Begins the mandate for another pupil system. */
  readonly onAgain: (system: string) => void
  readonly back: { readonly to: string; readonly name: string }
}

export function WhatFollowed({ typed, data: { schools, mandates }, before, today, onAgain, back }: WhatFollowedProps) {
  const was = new Map(before.map((school) => [keyOf(school), school.label]))
  const rows = boardFirst(schools).map((school) => ({ school, was: was.get(keyOf(school)) }))
  const done = [
    ...(typed.agreement === '' ? [] : [words.doneAgreement(schoolsIn(reachOf(schools, today).schools))]),
    ...(typed.mandate === '' ? [] : [words.doneMandate(systemShown(typed.system, schools), schoolsIn(reachOf(schools, today, typed.system).schools))]),
  ]
  const leftOut = schools.filter((school) => school.leftOut !== undefined)
  const others = typed.mandate === '' ? [] : mandates.filter(({ pupilSystem, state }) => pupilSystem !== typed.system && state === 'unknown')
  return (
    <Page title={words.doneTitle} back={back} banner={<Confirmation title={words.doneTitle} text={done.join(' ')} />}>
      {leftOut.length > 0 && (
        <Notice kind="care" title={words.leftOutTitle(schoolsIn(leftOut))}>
          <ul>
            {leftOut.map((school) => (
              <li key={keyOf(school)}>
                <strong>{school.name}</strong> ({school.regionName}): {words.why[school.leftOut!](school.pupilSystem)}.
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="acts">
        {others.map(({ pupilSystem }) => (
          <Button key={pupilSystem} onClick={() => onAgain(pupilSystem)}>
            {words.again(systemShown(pupilSystem, schools))}
          </Button>
        ))}
        <ButtonLink to={back.to}>{words.toOverview}</ButtonLink>
      </div>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.followsTitle}</h2>
        <Table caption={words.followsTitle} rows={rows} keyOf={({ school }) => keyOf(school)} columns={columns} />
      </section>
    </Page>
  )
}
