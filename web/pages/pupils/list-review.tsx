// What a list of pupils says before it is added: who, what was left out, and which lines are wrong.
import type { Fault } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { Counts, Empty, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { addWords as words, pupilWords } from '../../words/pupils.ts'
import { RefusedLines } from '../region/refused-lines.tsx'
import type { PupilLine, PupilList } from './pupil-list.ts'

export interface ListReviewed {
  readonly list: PupilList
  /** Somebody looked at what may be a BSN, and said that it is none. */
  readonly noBsn: boolean
  readonly added: readonly PupilLine[]
  readonly faulty: readonly { readonly line: number; readonly reasons: readonly { readonly code: string; readonly message: string }[] }[]
}

interface ListReviewProps {
  readonly review: ListReviewed
  readonly busy: boolean
  readonly faults: readonly Fault[]
  readonly onWrite: () => void
  readonly onBack: () => void
}

/** A column in which nothing stands is left out. */
function columnsFor(lines: readonly PupilLine[]): readonly Column<PupilLine>[] {
  const has = (test: (line: PupilLine) => boolean) => lines.some(test)
  return [
    { name: words.label, heads: true, cell: ({ label }) => label },
    { name: words.line, cell: ({ line }) => <span className="number">{line}</span> },
    ...(has(({ group }) => group !== '') ? [{ name: pupilWords.columns.group, cell: ({ group }: PupilLine) => group }] : []),
    ...(has(({ routes }) => routes !== '') ? [{ name: words.routes, cell: ({ routes }: PupilLine) => routes }] : []),
    ...(has(({ destinations }) => destinations.length > 0)
      ? [{ name: words.schools, cell: ({ destinations }: PupilLine) => destinations.map((school) => <div key={school}>{school}</div>) }]
      : []),
    ...(has(({ round }) => round !== '') ? [{ name: words.round, cell: ({ round }: PupilLine) => round }] : []),
  ]
}

export function ListReview({ review: { list, added, faulty }, busy, faults, onWrite, onBack }: ListReviewProps) {
  const { dropped, ignored, lines } = list
  return (
    <Page key="review" title={words.reviewTitle} faults={faults}>
      {dropped.length > 0 && (
        <Notice kind="good" title={words.droppedTitle}>
          <p className="nl-paragraph">{words.dropped(dropped.map(words.columnName))}</p>
        </Notice>
      )}
      {ignored.length > 0 && <p className="nl-paragraph soft">{words.ignored(ignored.map(words.columnName))}</p>}
      <Counts
        counts={[
          [words.rows, lines.length],
          [words.willAdd, added.length],
          [words.withFault, faulty.length],
        ]}
      />
      <RefusedLines refused={faulty} />
      <div className="after-list">
        {added.length === 0 ? (
          <Empty title={words.nothing} />
        ) : (
          <Table caption={words.addedTitle} showCaption columns={columnsFor(added)} rows={added} keyOf={({ line }) => String(line)} />
        )}
      </div>
      {busy && <Progress text={words.checking} />}
      <div className="acts">
        {added.length > 0 && (
          <Button kind="primary" busy={busy} onClick={onWrite}>
            {words.confirm(added.length)}
          </Button>
        )}
        <Button busy={busy} onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </Page>
  )
}
