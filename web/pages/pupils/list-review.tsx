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

const columns: readonly Column<PupilLine>[] = [
  { name: words.label, heads: true, cell: ({ label }) => label },
  { name: words.line, cell: ({ line }) => <span className="number">{line}</span> },
  { name: pupilWords.columns.group, cell: ({ group }) => group },
  { name: words.routesField, cell: ({ routes }) => routes },
  { name: words.schools, cell: ({ destinations }) => destinations.map((school) => <div key={school}>{school}</div>) },
]

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
      {faulty.length > 0 && (
        <>
          <RefusedLines refused={faulty} />
          <p className="nl-paragraph after-list">{words.faultsText}</p>
        </>
      )}
      {added.length === 0 ? <Empty title={words.nothing} /> : <Table caption={words.addedTitle} showCaption columns={columns} rows={added} keyOf={({ line }) => String(line)} />}
      {busy && <Progress text={words.checking} />}
      <div className="acts">
        {added.length > 0 && (
          <Button kind="primary" busy={busy} onClick={onWrite}>
            {words.confirm(added.length)}
          </Button>
        )}
        <Button onClick={onBack}>{words.back}</Button>
      </div>
    </Page>
  )
}
