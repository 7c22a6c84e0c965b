// The warnings with which a version was published: ticked or passed over, by whom and when.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { StatusMark } from '../../parts/status-mark.tsx'
import { warningName } from '../../words/conflicts.ts'
import { shortMoment } from '../../words/dates.ts'
import { acceptedWords as words } from '../../words/planning.ts'
import { useWho } from './conflict-ticks.tsx'

type Version = Answer<'listVersions'>['versions'][number]

interface AcceptedWarningsProps {
  readonly accepted: NonNullable<Version['accepted']>
  readonly steps: Version['milestones']
}

export function AcceptedWarnings({ accepted, steps }: AcceptedWarningsProps) {
  const who = useWho()
  if (accepted.length === 0) return null
  const titles = new Map(steps.map((step) => [step.id, step.title]))
  return (
    <details className="fold">
      <summary>{words.title(accepted.length)}</summary>
      <ul className="plain-list">
        {accepted.map(({ key, code, milestoneIds, ticked, by, at }) => (
          <li key={key}>
            <strong>{milestoneIds.map((id) => titles.get(id) ?? id).join(', ')}</strong>: {warningName(code)}{' '}
            <StatusMark kind={ticked ? 'good' : 'care'}>{(ticked ? words.ticked : words.passed)(who(by), shortMoment(at))}</StatusMark>
          </li>
        ))}
      </ul>
    </details>
  )
}
