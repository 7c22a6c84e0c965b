// The pupils for whom an act about many did not work, each with all reasons and the way to it.
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Notice } from '../../parts/notice.tsx'
import { usePupils } from './pupils-frame.tsx'

interface RefusedPupilsProps {
  readonly title: string
  readonly outcomes: readonly Answer<'recordInspections'>['dossiers'][number][]
}

export function RefusedPupils({ title, outcomes }: RefusedPupilsProps) {
  const { rows, to } = usePupils()
  if (outcomes.length === 0) return null
  return (
    <Notice kind="care" title={title}>
      <ul>
        {outcomes.map(({ dossierId, reasons }) => {
          const row = rows.find((one) => one.dossierId === dossierId)
          return (
            <li key={dossierId}>
              {row && (
                <Link className="nl-link" to={to(row.number)}>
                  {row.label}
                </Link>
              )}
              : {reasons.map(({ message }) => message).join(' ')}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
