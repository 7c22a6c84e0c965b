// Where pupils go and from when that school may fetch: what happens after setting ready.
import { type Column, Table } from '../../parts/table.tsx'
import { now } from '../../today.ts'
import { longMoment } from '../../words/dates.ts'
import { readyWords as words } from '../../words/set-ready.ts'
import { type Destination, destinationsOf, firstChoice, type PupilRow } from './pupil-facts.ts'
import { usePupils } from './pupils-frame.tsx'

const columns: readonly Column<Destination>[] = [
  { name: words.nextColumns.school, heads: true, cell: ({ name }) => name },
  { name: words.nextColumns.pupils, cell: ({ count }) => <span className="number">{count}</span> },
  { name: words.nextColumns.from, cell: ({ schoolId, opensAt, afterPlacement }) => (schoolId === '' ? words.noSchoolText : fromText(opensAt, afterPlacement)) },
]

function fromText(opensAt: string | undefined, afterPlacement: boolean): string {
  if (opensAt === undefined) return words.unknownFrom
  if (afterPlacement) return Date.parse(opensAt) <= now() ? words.oncePlaced : words.fromPlacement(opensAt)
  return Date.parse(opensAt) <= now() ? words.isOpen(opensAt) : longMoment(opensAt)
}

export function Destinations({ rows }: { readonly rows: readonly PupilRow[] }) {
  const { opensOn } = usePupils().list
  const nowhere = rows.filter((row) => !firstChoice(row)).length
  const all: readonly Destination[] = [...destinationsOf(rows, opensOn), ...(nowhere > 0 ? [{ schoolId: '', name: words.noSchool, count: nowhere, opensAt: undefined, afterPlacement: false }] : [])]
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.nextTitle}</h2>
      {all.length > 0 && (
        <Table caption={words.nextTitle} columns={columns} rows={all} keyOf={({ schoolId, opensAt, afterPlacement }) => `${schoolId} ${opensAt} ${afterPlacement}`} />
      )}
      <ul className="after-list">
        {[words.opensOnText[opensOn], ...words.nextSteps].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </section>
  )
}
