// What a register file would change: counts first, then each school by name.
import type { ReactNode } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Counts, Empty } from '../../parts/notice.tsx'
import { Table } from '../../parts/table.tsx'
import { placeName } from '../../words/places.ts'
import { mutationWords } from '../../words/school-mutations.ts'
import { importWords as words, schoolsWords } from '../../words/schools.ts'
import { RefusedLines } from './refused-lines.tsx'

type Result = Answer<'importRegister'>

export function ImportReview({ result }: { readonly result: Result }) {
  const { added, changed, gone, refused, unchanged, outside } = result
  return (
    <>
      <Counts
        counts={[
          [words.summary.added, added.length],
          [words.summary.changed, changed.length],
          [words.summary.unchanged, unchanged],
          [words.summary.gone, gone.length],
          [words.summary.refused, refused.length],
          ...(outside > 0 ? [[words.summary.outside, outside] as const] : []),
        ]}
      />
      {added.length + changed.length === 0 && <Empty title={words.nothing} text={refused.length === 0 ? words.nothingText : words.refusedText} />}
      <RefusedLines refused={refused} />
      <Changed changed={changed} />
      <Part title={words.summary.added} count={added.length}>
        <Named schools={added} caption={words.summary.added} />
      </Part>
      <Part title={words.summary.gone} count={gone.length}>
        <p className="nl-paragraph">
          {words.goneText} {added.length + changed.length > 0 && mutationWords.beforehand}
        </p>
        <Named schools={gone} caption={words.summary.gone} />
      </Part>
    </>
  )
}

/** A long list is folded up; a short one is not worth a click. */
function Part({ title, count, children }: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  if (count === 0) return null
  return (
    <details className="fold" open={count <= 12}>
      <summary>
        {title} ({count})
      </summary>
      {children}
    </details>
  )
}

function Named({ schools, caption }: { readonly schools: Result['added']; readonly caption: string }) {
  return (
    <Table
      caption={caption}
      rows={schools}
      keyOf={(school) => school.schoolId}
      columns={[
        { name: schoolsWords.columns.name, heads: true, cell: (school) => school.name },
        { name: schoolsWords.columns.code, cell: (school) => school.schoolId },
        { name: schoolsWords.columns.place, cell: (school) => placeName(school.place) },
      ]}
    />
  )
}

function Changed({ changed }: { readonly changed: Result['changed'] }) {
  const rows = changed.flatMap((school) => school.changes.map((change) => ({ school, ...change })))
  return (
    <Part title={words.summary.changed} count={changed.length}>
      <Table
        caption={words.summary.changed}
        rows={rows}
        keyOf={(row) => `${row.school.schoolId} ${row.field}`}
        columns={[
          { name: schoolsWords.columns.name, heads: true, cell: (row) => row.school.name },
          { name: words.field, cell: (row) => words.fieldNames[row.field] ?? row.field },
          { name: words.before, cell: (row) => row.before || words.blank },
          { name: words.after, cell: (row) => row.after || words.blank },
        ]}
      />
    </Part>
  )
}
