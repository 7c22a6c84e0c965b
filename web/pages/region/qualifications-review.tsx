// What a list of connected schools would change: counts first, then each change, and what is kept as it is better known.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { Counts, Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { labelShort, osoWords } from '../../words/oso.ts'
import { qualificationImportWords as words } from '../../words/region-oso.ts'
import { importWords } from '../../words/schools.ts'
import { RefusedLines } from './refused-lines.tsx'

type Result = Answer<'importQualifications'>

interface ReviewProps {
  readonly result: Result
  readonly busy: boolean
  readonly faults: Parameters<typeof Page>[0]['faults']
  readonly overwrites: boolean
  readonly onOverwrite: (wanted: boolean) => void
  readonly write: () => void
  readonly restart: () => void
}

export function QualificationsReview({ result, busy, faults = [], overwrites, onOverwrite, write, restart }: ReviewProps) {
  const { rows, schoolsChanged, changed, schoolsKept, factsKept, kept, keptSystems, unchanged, refused } = result
  const keeps = kept.length + keptSystems.length > 0
  return (
    <Page key="review" title={words.reviewTitle} faults={faults}>
      <Counts
        counts={[
          [words.summary.rows, rows],
          [words.summary.changed, schoolsChanged],
          [words.summary.kept, schoolsKept],
          [words.summary.unchanged, unchanged],
          [words.summary.refused, new Set(refused.map(({ line }) => line)).size],
        ]}
      />
      {schoolsChanged === 0 && <Empty title={words.nothing} />}
      <WhatChanges changed={changed} schoolsChanged={schoolsChanged} />
      {keeps && <KeptPart kept={kept} keptSystems={keptSystems} factsKept={factsKept} />}
      {(keeps || overwrites) && (
        <div className="field">
          <Check id="overschrijven" label={words.overwrite} checked={overwrites} onChange={onOverwrite} />
          {overwrites && (
            <Notice kind="care">
              <p className="nl-paragraph">{words.overwriting}</p>
            </Notice>
          )}
        </div>
      )}
      {refused.length > 0 && (
        <div className="block">
          <RefusedLines refused={refused} />
        </div>
      )}
      {busy && <Progress text={words.busy} />}
      <div className="acts">
        {schoolsChanged > 0 && (
          <Button kind="primary" busy={busy} onClick={write}>
            {words.confirm(schoolsChanged)}
          </Button>
        )}
        <Button busy={busy} onClick={restart}>
          {importWords.other}
        </Button>
      </div>
    </Page>
  )
}

/** More than this nobody reads; the counts above say how many there are. */
const shownAtMost = 100

interface ChangedRow {
  readonly key: string
  readonly name: string
  readonly fact: string
  readonly before: string
  readonly after: string
}

function rowsOf({ schoolId, name, changes, pupilSystem, label }: Result['changed'][number]): readonly ChangedRow[] {
  const facts = changes.map(({ fact, before, after, on }) => ({
    key: `${schoolId} ${fact}`,
    name,
    fact: osoWords.factNames[fact],
    before: osoWords.stateNames[before],
    after: words.stateOn(after, on),
  }))
  const follows = label ? [{ key: `${schoolId} label`, name, fact: osoWords.title, before: labelShort[label.before], after: labelShort[label.after] }] : []
  if (!pupilSystem) return [...facts, ...follows]
  return [...facts, { key: `${schoolId} system`, name, fact: osoWords.pupilSystem, before: pupilSystem.before || osoWords.systemUnknown, after: pupilSystem.after || osoWords.systemUnknown }, ...follows]
}

const columns: readonly Column<ChangedRow>[] = [
  { name: words.changeColumns.school, heads: true, cell: ({ name }) => name },
  { name: words.changeColumns.fact, cell: ({ fact }) => fact },
  { name: words.changeColumns.before, cell: ({ before }) => before },
  { name: words.changeColumns.after, cell: ({ after }) => <strong>{after}</strong> },
]

function WhatChanges({ changed, schoolsChanged }: Pick<Result, 'changed' | 'schoolsChanged'>) {
  if (changed.length === 0) return null
  const shown = changed.slice(0, shownAtMost)
  return (
    <section>
      <h2 className="nl-heading nl-heading--level-2">{words.changesTitle}</h2>
      <Table caption={words.changesTitle} columns={columns} rows={shown.flatMap(rowsOf)} keyOf={({ key }) => key} />
      {schoolsChanged > shown.length && <p className="nl-paragraph after-list">{words.moreSchools(schoolsChanged - shown.length)}</p>}
    </section>
  )
}

interface KeptRow {
  readonly key: string
  readonly name: string
  readonly line: number
  readonly about: string
  readonly known: string
  readonly said: string
  readonly why: string
}

const keptFact = (row: Result['kept'][number]): KeptRow => ({
  ...row,
  key: `${row.schoolId} ${row.line} ${row.fact}`,
  about: osoWords.factNames[row.fact],
  known: osoWords.stateNames[row.known],
  said: osoWords.stateNames[row.said],
  why: words.keptReason(row),
})

const keptSystem = (row: Result['keptSystems'][number]): KeptRow => ({ ...row, key: `${row.schoolId} ${row.line}`, about: osoWords.pupilSystem, why: words.keptReason({ reason: 'other-system' }) })

const keptColumns: readonly Column<KeptRow>[] = [
  {
    name: words.keptColumns.school,
    heads: true,
    cell: ({ name, line }) => (
      <>
        {name}
        <span className="table__sub number">
          {importWords.line} {line}
        </span>
      </>
    ),
  },
  { name: words.keptColumns.fact, cell: ({ about }) => about },
  { name: words.keptColumns.known, cell: ({ known }) => known },
  { name: words.keptColumns.said, cell: ({ said }) => said },
  { name: words.keptColumns.reason, cell: ({ why }) => why },
]

function KeptPart({ kept, keptSystems, factsKept }: Pick<Result, 'kept' | 'keptSystems' | 'factsKept'>) {
  const shown = [...keptSystems.map(keptSystem), ...kept.map(keptFact)].slice(0, shownAtMost)
  const all = factsKept + keptSystems.length
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.keptTitle}</h2>
      <p className="nl-paragraph">{words.keptText}</p>
      <Table caption={words.keptTitle} columns={keptColumns} rows={shown} keyOf={({ key }) => key} />
      {all > shown.length && <p className="nl-paragraph after-list">{words.andMore(all - shown.length)}</p>}
    </section>
  )
}
