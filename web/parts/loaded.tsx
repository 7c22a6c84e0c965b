// Shows what the API answered: waiting, the answer, or what went wrong.
import type { ReactNode } from 'react'
import type { Asking, Shown } from '../api/use-answer.ts'
import { general } from '../words/general.ts'
import { ProblemPage } from './problem-page.tsx'
import { Progress } from './progress.tsx'

interface LoadedProps<D> {
  readonly answer: Asking<D>
  readonly children: (ready: Shown<D>) => ReactNode
}

export function Loaded<D>({ answer, children }: LoadedProps<D>) {
  if (answer.state === 'waiting') return <Progress text={general.loading} />
  if (answer.state === 'failed') return <ProblemPage problem={answer.problem} again={answer.again} />
  return <>{children(answer)}</>
}
