// How far each PO school is with what this VO school expects: a bar and its numbers.
import { type Column, Table } from '../../parts/table.tsx'
import { fetchingWords as words } from '../../words/fetching.ts'
import type { SchoolTally } from './deliveries.ts'

const columnsWith = (place: boolean): readonly Column<SchoolTally>[] => [
  { name: words.schoolColumns.school, heads: true, cell: (school) => school.name },
  { name: words.schoolColumns.picture, cell: (school) => <Bar {...school} /> },
  { name: words.schoolColumns.expected, cell: ({ expected }) => <span className="number">{expected}</span> },
  { name: words.schoolColumns.ready, cell: ({ ready }) => <span className="number">{ready}</span> },
  { name: words.schoolColumns.fetched, cell: ({ fetched }) => <span className="number">{fetched}</span> },
  ...(place ? [{ name: words.schoolColumns.place, cell: (school: SchoolTally) => <span className="number">{school.place}</span> }] : []),
  { name: words.schoolColumns.missing, cell: ({ missing }) => <span className="number">{missing}</span> },
]

export function SchoolsPicture({ schools }: { readonly schools: readonly SchoolTally[] }) {
  const place = schools.some((school) => school.place > 0)
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.perSchool}</h2>
      <p className="fetching__legend" aria-hidden="true">
        <span className="fetching__key fetching__key--fetched">{words.legend.fetched}</span>
        <span className="fetching__key fetching__key--ready">{words.legend.ready}</span>
        {place && <span className="fetching__key fetching__key--place">{words.legend.place}</span>}
        <span className="fetching__key fetching__key--missing">{words.legend.missing}</span>
      </p>
      <div className="fetching__schools">
        <Table caption={words.perSchool} columns={columnsWith(place)} rows={[...schools].sort((a, b) => a.name.localeCompare(b.name, 'nl'))} keyOf={(school) => school.schoolId} />
      </div>
    </section>
  )
}

/** Fetched, ready, waiting for a place and missing side by side; the numbers stand in the columns beside it. */
function Bar({ expected, ready, fetched, place, missing }: SchoolTally) {
  const part = (count: number) => (expected === 0 ? 0 : (count / expected) * 100)
  return (
    <svg className="fetching__bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={words.pictureText(fetched, ready - fetched, place, missing)}>
      <rect className="fetching__part--missing" width="100" height="10" />
      <rect className="fetching__part--place" width={part(ready + place)} height="10" />
      <rect className="fetching__part--ready" width={part(ready)} height="10" />
      <rect className="fetching__part--fetched" width={part(fetched)} height="10" />
    </svg>
  )
}
