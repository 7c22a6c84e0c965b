// A part of a page that could not be fetched: the rest of the page stays.
import type { Problem } from '../../api/problem.ts'
import { faultsOf } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { general } from '../../words/general.ts'

export function FailedPart({ problem, again }: { readonly problem: Problem; readonly again: () => unknown }) {
  return (
    <div role="alert">
      <Notice kind="wrong">
        {faultsOf(problem).map(({ message }) => (
          <p className="nl-paragraph" key={message}>
            {message}
          </p>
        ))}
        <Button onClick={() => again()}>{general.again}</Button>
      </Notice>
    </div>
  )
}
