// Pages for when there is nothing to show: not found, not allowed, not reachable, a fault of ours.
import type { Problem } from '../api/problem.ts'
import { faults, general } from '../words/general.ts'
import { Button, ButtonLink } from './button.tsx'
import { Page } from './page.tsx'

export function NotFound() {
  return (
    <Page title={faults.notFoundTitle} lead={faults.notFound}>
      <p className="nl-paragraph">{faults.notFoundHelp}</p>
      <div className="acts">
        <ButtonLink to="/">{faults.toStart}</ButtonLink>
      </div>
    </Page>
  )
}

function NotAllowed() {
  return (
    <Page title={faults.notAllowedTitle} lead={faults.notAllowed}>
      <div className="acts">
        <ButtonLink to="/rollen">{general.otherRole}</ButtonLink>
      </div>
    </Page>
  )
}

interface FaultPageProps {
  readonly title: string
  readonly text: string
  readonly reference?: string | undefined
  readonly again?: () => unknown
}

export function FaultPage({ title, text, reference, again }: FaultPageProps) {
  return (
    <Page title={title} lead={text}>
      {reference && <p className="nl-paragraph">{faults.reference(reference)}</p>}
      <div className="acts">
        {again && (
          <Button kind="primary" onClick={() => again()}>
            {general.again}
          </Button>
        )}
        <ButtonLink to="/">{faults.toStart}</ButtonLink>
      </div>
    </Page>
  )
}

export function ProblemPage({ problem, again }: { readonly problem: Problem; readonly again?: () => unknown }) {
  if (problem.status === 404) return <NotFound />
  if (problem.status === 403) return <NotAllowed />
  // Signing in again is asked by the frame, above this page.
  if (problem.status === 401) return <Page title={faults.expiredTitle} />
  if (problem.code === 'unreachable') return <FaultPage title={faults.unreachableTitle} text={faults.unreachable} {...(again && { again })} />
  const { detail, reference } = problem.answer
  return <FaultPage title={faults.faultTitle} text={detail || faults.unknown} reference={reference} {...(again && { again })} />
}
