// Who is behind: one row per school with its most urgent step, and in words why it stands where it stands.
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../../parts/button.tsx'
import { Empty } from '../../../parts/notice.tsx'
import { StatusMark } from '../../../parts/status-mark.tsx'
import { type Column, Table } from '../../../parts/table.tsx'
import { onTheWall } from '../../../words/dates.ts'
import { type BehindRow, dueText, type Overview, type OverviewStep, overviewWords as words, touchedText } from '../../../words/overview.ts'
import { sectorShort } from '../../../words/roles.ts'

/** Five schools are called, not fifty; the rest is one press away. */
const shownAtMost = 10

interface BehindListProps {
  readonly data: Pick<Overview, 'at' | 'behind' | 'behindMore' | 'steps'>
  readonly to: (page?: string) => string
}

export function BehindList({ data: { at, behind, behindMore, steps }, to }: BehindListProps) {
  const [all, setAll] = useState(false)
  if (behind.length === 0) return <Empty title={words.behindNone} text={words.behindNoneText} />
  const shown = all ? behind : behind.slice(0, shownAtMost)
  const open = () => {
    setAll(true)
    // The button goes away: the focus goes on to the first row that came.
    requestAnimationFrame(() => document.getElementById(`behind-${shownAtMost}`)?.focus())
  }
  return (
    <>
      <p className="nl-paragraph soft small">{words.behindOrder}</p>
      <Table caption={words.behindTitle} columns={columns(steps, to, shown, onTheWall(at).day)} rows={shown} keyOf={({ schoolId }) => schoolId} />
      {!all && behind.length > shownAtMost && (
        <div className="acts">
          <Button onClick={open}>{words.behindRest(behind.length - shownAtMost)}</Button>
        </div>
      )}
      {(all || behind.length <= shownAtMost) && behindMore > 0 && <p className="nl-paragraph after-list">{words.behindMore(behindMore)}</p>}
    </>
  )
}

function columns(steps: readonly OverviewStep[], to: BehindListProps['to'], rows: readonly BehindRow[], today: string): readonly Column<BehindRow>[] {
  const stepOf = new Map(steps.map((step) => [step.milestone.id, step.milestone]))
  return [
    {
      name: words.behindColumns.school,
      heads: true,
      cell: (row) => (
        <>
          <Link id={`behind-${rows.indexOf(row)}`} className="nl-link" to={to(`scholen/${row.schoolId}`)}>
            {row.name}
          </Link>
          <span className="table__sub">{sectorShort[row.sector]}</span>
        </>
      ),
    },
    { name: words.behindColumns.step, cell: ({ milestoneId }) => stepOf.get(milestoneId)?.title ?? milestoneId },
    {
      name: words.behindColumns.why,
      cell: (row) => {
        const step = stepOf.get(row.milestoneId)
        return (
          <div className="behind">
            <StatusMark kind={row.overdue ? 'care' : 'busy'}>{row.overdue ? words.behindOpen : words.behindSoon}</StatusMark>
            <span>
              {step && dueText(step.on, step.at, row.workingDaysLeft, row.overdue, today)} {touchedText(row)} {row.others > 0 && words.behindOthers(row.others)}
            </span>
          </div>
        )
      },
    },
  ]
}
