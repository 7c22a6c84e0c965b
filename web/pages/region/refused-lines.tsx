// The lines of a file that cannot be read, each with all its reasons.
import { Notice } from '../../parts/notice.tsx'
import { Table } from '../../parts/table.tsx'
import { importWords as words } from '../../words/schools.ts'

interface Refused {
  readonly line: number
  readonly reasons: readonly { readonly code: string; readonly message: string }[]
}

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
        columns={[
          { name: words.line, heads: true, cell: (row) => row.line },
          { name: words.reason, cell: (row) => row.reasons.map((reason) => <div key={reason.code + reason.message}>{reason.message}</div>) },
        ]}
      />
    </>
  )
}
