// Shows what the API answered: waiting, the answer, or what went wrong.
import type { ReactNode } from 'react'
import type { RouteName } from '../../lambdas/contract/routes.ts'
import type { Answering, Ready } from '../api/use-answer.ts'
import { general } from '../words/general.ts'
import { ProblemPage } from './problem-page.tsx'
import { Progress } from './progress.tsx'

interface LoadedProps<N extends RouteName> {
  readonly answer: Answering<N>
  readonly children: (ready: Ready<N>) => ReactNode
}

export function Loaded<N extends RouteName>({ answer, children }: LoadedProps<N>) {
  if (answer.state === 'waiting') return <Progress text={general.loading} />
  if (answer.state === 'failed') return <ProblemPage problem={answer.problem} again={answer.again} />
  return <>{children(answer)}</>
}
