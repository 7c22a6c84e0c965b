// The schools that take part, on each side, and whether each can exchange by OSO.
import { Fragment } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { agreementsWords as words } from '../../words/agreements.ts'
import { placeName } from '../../words/places.ts'
import { sectorShort } from '../../words/roles.ts'

type School = Answer<'getAgreements'>['schools'][number]

const isVo = ({ sector }: School) => sector === 'vo' || sector === 'vso'

const columns: readonly Column<School>[] = [
  { name: words.columns.name, heads: true, cell: (school) => school.name },
  { name: words.columns.place, cell: (school) => placeName(school.place) },
  { name: words.columns.sector, cell: (school) => sectorShort[school.sector] },
]

const marks: Record<School['oso'], MarkKind> = { connected: 'good', 'not-connected': 'wrong', unknown: 'plain', 'not-participating': 'removed' }

const withOso: readonly Column<School>[] = [...columns, { name: words.columns.oso, cell: ({ oso }) => <StatusMark kind={marks[oso]}>{words.oso[oso]}</StatusMark> }]

interface AgreedSchoolsProps {
  readonly schools: readonly School[]
  readonly usesOso: boolean
}

export function AgreedSchools({ schools, usesOso }: AgreedSchoolsProps) {
  if (schools.length === 0) return <p className="nl-paragraph">{words.noSchools}</p>
  const sides = [
    [words.sides.po, schools.filter((school) => !isVo(school))],
    [words.sides.vo, schools.filter(isVo)],
  ] as const
  return (
    <>
      {sides.map(
        ([name, rows]) =>
          rows.length > 0 && (
            <Fragment key={name}>
              <h3 className="nl-heading nl-heading--level-3">
                {name} ({rows.length})
              </h3>
              {usesOso && <p className="nl-paragraph">{words.connected(rows.filter(({ oso }) => oso === 'connected').length, rows.length)}</p>}
              <Table
                caption={name}
                columns={usesOso ? withOso : columns}
                rows={[...rows].sort((a, b) => a.name.localeCompare(b.name, 'nl'))}
                keyOf={(school) => school.schoolId}
              />
            </Fragment>
          ),
      )}
    </>
  )
}
