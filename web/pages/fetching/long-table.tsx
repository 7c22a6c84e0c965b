// A table of which the first rows are shown, and more on demand: a VO school has hundreds of pupils.
import { type ComponentProps, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'
import { fetchingWords as words } from '../../words/fetching.ts'

const shownAtOnce = 40

/** Give it a `key` that changes with what is listed, to begin at the first rows again. */
export function LongTable<T>({ rows, ...table }: ComponentProps<typeof Table<T>>) {
  const [most, setMost] = useState(shownAtOnce)
  const left = rows.length - most
  return (
    <>
      <Table {...table} rows={rows.slice(0, most)} />
      {left > 0 && (
        <div className="acts">
          <Button onClick={() => setMost(most + shownAtOnce)}>{words.more(Math.min(shownAtOnce, left))}</Button>
        </div>
      )}
    </>
  )
}
