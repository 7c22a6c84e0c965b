// Where a school stands on each condition, how it can grow, and who does that: a ladder per condition, with the same in words.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { ownerNames } from '../words/oso.ts'
import { readinessWords as words } from '../words/readiness.ts'

export type Condition = Answer<'getReadiness'>['conditions'][number]

export function GrowthSteps({ conditions }: { readonly conditions: readonly Condition[] }) {
  return conditions.map((condition) => (
    <section key={`${condition.topic} ${condition.side ?? ''}`} className="growth">
      <GrowthHead {...condition} />
      <p className="nl-paragraph">
        <strong>{words.now}:</strong> {condition.now}
      </p>
      <ol className="ladder" aria-label={words.levels}>
        {condition.levels.map((level, at) => (
          <li key={level} className={at === condition.level ? 'ladder__level ladder__level--now' : at < condition.level ? 'ladder__level ladder__level--past' : 'ladder__level'}>
            <span className="ladder__number" aria-hidden="true">
              {at}
            </span>
            <span>
              <span className="only-heard">{words.level(at)}: </span>
              {level}
              <Marks isNow={at === condition.level} isAdvised={at === condition.advised} />
            </span>
          </li>
        ))}
      </ol>
      <NextGrowth next={condition.next} who={condition.who} />
    </section>
  ))
}

export function GrowthHead({ topic, side, isLaw }: Pick<Condition, 'topic' | 'side' | 'isLaw'>) {
  return (
    <h2 className="nl-heading nl-heading--level-2">
      {side ? words.topicOf[side][topic] ?? words.topics[topic] : words.topics[topic]}
      {isLaw && <span className="step__law">{words.law}</span>}
    </h2>
  )
}

export function Marks({ isNow, isAdvised }: { readonly isNow: boolean; readonly isAdvised: boolean }) {
  return (
    <>
      {isNow && <strong className="ladder__mark ladder__mark--now">{words.isNow}</strong>}
      {isAdvised && <span className="ladder__mark">{words.advised}</span>}
    </>
  )
}

interface NextGrowthProps {
  readonly next: string | undefined
  readonly who: Condition['who']
  /** What it says where there is no next step. */
  readonly nothing?: string
  /** Of a region: how many schools it helps. */
  readonly helps?: number
}

export function NextGrowth({ next, who, nothing = words.nothingNext, helps }: NextGrowthProps) {
  if (next === undefined) return <p className="nl-paragraph">{nothing}</p>
  return (
    <p className="nl-paragraph growth__next">
      <strong>{words.next}:</strong> {next} {helps !== undefined && words.helps(helps)}
      <br />
      <strong>{words.who}</strong> {ownerNames[who]}.
    </p>
  )
}
