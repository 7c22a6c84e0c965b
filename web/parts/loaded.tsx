// Shows what the API answered: waiting, the answer, or what went wrong; and that what is shown may be older than it seems.
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Asking, Shown } from '../api/use-answer.ts'
import { faults, general } from '../words/general.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { ProblemPage } from './problem-page.tsx'
import { Progress } from './progress.tsx'

interface LoadedProps<D> {
  readonly answer: Asking<D>
  readonly children: (ready: Shown<D>) => ReactNode
}

export function Loaded<D>({ answer, children }: LoadedProps<D>) {
  if (answer.state === 'waiting') return <Progress text={general.loading} />
  if (answer.state === 'failed') return <ProblemPage problem={answer.problem} again={answer.again} />
  const { stale } = answer
  return (
    <>
      {stale && stale.status !== 401 && <Stale again={answer.again} />}
      {children(answer)}
    </>
  )
}

function Stale({ again }: { readonly again: () => Promise<void> }) {
  const panel = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const own = panel.current
    // The button goes once that worked, and must not take the focus along.
    return () => {
      if (own?.contains(document.activeElement)) document.querySelector('h1')?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div role="alert" ref={panel}>
      <Notice kind="care">
        <p className="nl-paragraph">{faults.stale}</p>
        <Button onClick={() => void again()}>{general.again}</Button>
      </Notice>
    </div>
  )
}
