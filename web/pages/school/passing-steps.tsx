// Dates that come and go by themselves: a school has nothing to report of them.
import { whenDue } from '../../words/dates.ts'
import { schoolWords as words } from '../../words/school.ts'
import type { SchoolStep } from '../../words/steps.ts'
import { basisNames } from '../../words/steps.ts'
import { useSchool } from './in-school.tsx'

export function PassingSteps({ steps }: { readonly steps: readonly SchoolStep[] }) {
  const { own } = useSchool()
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.passesTitle}</h2>
      <p className="nl-paragraph soft">{own ? words.passesText : words.passesTextOther}</p>
      <ol className="dates">
        {steps.map(({ milestone }) => (
          <li key={milestone.id}>
            <strong>{milestone.title}</strong>
            <span>{whenDue(milestone)}</span>
            {milestone.basis === 'law' && <span className="soft small">{basisNames.law}</span>}
            {milestone.note && <span className="soft small">{milestone.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
