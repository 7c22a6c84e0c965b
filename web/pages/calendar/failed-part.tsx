// A part of a page that could not be fetched: the rest of the page stays.
import type { Problem } from '../../api/problem.ts'
import { faultsOf } from '../../faults.ts'
import { FaultLine } from '../../parts/error-summary.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { general } from '../../words/general.ts'

interface FailedPartProps {
  readonly problem: Problem
  readonly again: () => unknown
  /** Where what was asked stands in fields of this page. */
  readonly fieldFor?: (path: string) => string
}

export function FailedPart({ problem, again, fieldFor }: FailedPartProps) {
  return (
    <div role="alert">
      <Notice kind="wrong">
        {faultsOf(problem, fieldFor).map((fault) => (
          <p className="nl-paragraph" key={`${fault.field} ${fault.message}`}>
            <FaultLine fault={fault} />
          </p>
        ))}
        <Button onClick={() => again()}>{general.again}</Button>
      </Notice>
    </div>
  )
}
