// The lines of a file that cannot be read, each with all its reasons.
import { Notice } from '../../parts/notice.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { importWords as words } from '../../words/schools.ts'

interface Refused {
  readonly line: number
  readonly reasons: readonly { readonly code: string; readonly message: string }[]
}

const columns: readonly Column<Refused>[] = [
  {
    name: words.line,
    heads: true,
    cell: (row) => (
      <span className="number">
        <span className="when-stacked">{words.line} </span>
        {row.line}
      </span>
    ),
  },
  { name: words.reason, cell: (row) => row.reasons.map((reason) => <div key={reason.code + reason.message}>{reason.message}</div>) },
]

export function RefusedLines({ refused }: { readonly refused: readonly Refused[] }) {
  if (refused.length === 0) return null
  return (
    <>
      <Notice kind="care" title={`${words.summary.refused}: ${refused.length}`}>
        <p className="nl-paragraph">{words.refusedText}</p>
      </Notice>
      <Table
        caption={words.summary.refused}
        rows={refused}
        keyOf={(row) => String(row.line)}
        columns={columns}
      />
    </>
  )
}
