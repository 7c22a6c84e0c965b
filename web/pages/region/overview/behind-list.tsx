// Who is behind: one row per school with its most urgent step, and in words why it stands where it stands.
import { useState } from 'react'
import { Link } from 'react-router'
import { type BehindSchool, behindSchools } from '../../../behind-schools.ts'
import { Button } from '../../../parts/button.tsx'
import { Empty } from '../../../parts/notice.tsx'
import { StatusMark } from '../../../parts/status-mark.tsx'
import { type Column, Table } from '../../../parts/table.tsx'
import { dueText, type Overview, type OverviewStep, overviewWords as words, touchedText } from '../../../words/overview.ts'
import { sectorShort } from '../../../words/roles.ts'

/** Five schools are called, not fifty; the rest is one press away. */
const shownAtMost = 10

interface BehindListProps {
  readonly data: Pick<Overview, 'behind' | 'behindMore' | 'steps'>
  readonly to: (page?: string) => string
}

export function BehindList({ data: { behind, behindMore, steps }, to }: BehindListProps) {
  const [all, setAll] = useState(false)
  if (behind.length === 0) return <Empty title={words.behindNone} text={words.behindNoneText} />
  const schools = behindSchools(behind)
  const shown = all ? schools : schools.slice(0, shownAtMost)
  const open = () => {
    setAll(true)
    // The button goes away: the focus goes on to the first row that came.
    requestAnimationFrame(() => document.getElementById(`behind-${shownAtMost}`)?.focus())
  }
  return (
    <>
      <p className="nl-paragraph soft small">{words.behindOrder}</p>
      <Table caption={words.behindTitle} columns={columns(steps, to, shown)} rows={shown} keyOf={({ first }) => first.schoolId} />
      {!all && schools.length > shownAtMost && (
        <div className="acts">
          <Button onClick={open}>{words.behindRest(schools.length - shownAtMost)}</Button>
        </div>
      )}
      {(all || schools.length <= shownAtMost) && behindMore > 0 && <p className="nl-paragraph after-list">{words.behindMore(behindMore)}</p>}
    </>
  )
}

function columns(steps: readonly OverviewStep[], to: BehindListProps['to'], rows: readonly BehindSchool[]): readonly Column<BehindSchool>[] {
  const stepOf = new Map(steps.map((step) => [step.milestone.id, step.milestone]))
  return [
    {
      name: words.behindColumns.school,
      heads: true,
      cell: (row) => (
        <>
          <Link id={`behind-${rows.indexOf(row)}`} className="nl-link" to={to(`scholen/${row.first.schoolId}`)}>
            {row.first.name}
          </Link>
          <span className="table__sub">{sectorShort[row.first.sector]}</span>
        </>
      ),
    },
    { name: words.behindColumns.step, cell: ({ first }) => stepOf.get(first.milestoneId)?.title ?? first.milestoneId },
    {
      name: words.behindColumns.why,
      cell: ({ first, others }) => {
        const step = stepOf.get(first.milestoneId)
        return (
          <div className="behind">
            <StatusMark kind={first.overdue ? 'care' : 'busy'}>{first.overdue ? words.behindOpen : words.behindSoon}</StatusMark>
            <span>
              {step && dueText(step.on, step.at, first.workingDaysLeft, first.overdue)} {touchedText(first)} {others > 0 && words.behindOthers(others)}
            </span>
          </div>
        )
      },
    },
  ]
}
