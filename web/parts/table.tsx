// A table that stacks its rows on a phone and stays a table for a screen reader.
import type { ReactNode } from 'react'

export interface Column<T> {
  readonly name: string
  readonly cell: (row: T) => ReactNode
  /** What names the row. */
  readonly heads?: true
  readonly acts?: true
}

interface TableProps<T> {
  readonly caption: string
  readonly showCaption?: boolean
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
}

/** Nothing to show leaves the cell empty: on a phone its name then does not stand there alone. */
function Boxed({ children }: { readonly children: ReactNode }) {
  return children === '' || children === undefined || children === null || children === false ? null : <div>{children}</div>
}

/** The roles are said aloud because a stacked table is no table to a browser. */
export function Table<T>({ caption, showCaption = false, columns, rows, keyOf }: TableProps<T>) {
  return (
    <table className="table table--stacks" role="table">
      <caption className={showCaption ? undefined : 'only-heard'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.name} role="columnheader" scope="col" className={column.acts && 'table__acts'}>
              {column.acts ? <span className="only-heard">{column.name}</span> : column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column) =>
              column.heads ? (
                <th key={column.name} role="rowheader" scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.name} role="cell" {...(column.acts ? { className: 'table__acts' } : { 'data-label': column.name })}>
                  {column.acts ? column.cell(row) : <Boxed>{column.cell(row)}</Boxed>}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
