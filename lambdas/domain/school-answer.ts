// What a school says of OSO in two questions, and which facts that makes: its pupil system, and whether setting an OSO dossier ready works.
import { type Instant, localDateOf } from './moment.ts'
import { type Facts, isStale } from './qualification.ts'
import type { StatedFacts } from './stating-facts.ts'

export const worksAnswers = ['yes', 'no', 'unknown', 'not-participating'] as const
export type WorksAnswer = (typeof worksAnswers)[number]

/**
 * The facts of an answer. That it works tells of the endpoint ("the endpoint follows from the supplier or the school's 'it works'"); who tries it
 * participates. Who does not know takes back that it would not participate.
 */
export function factsOfAnswer(works: WorksAnswer, before: Facts): StatedFacts {
  switch (works) {
    case 'yes':
    case 'no':
      return { participates: { state: 'yes' }, endpoint: { state: works } }
    case 'unknown':
      return { ...(before.participates?.state === 'no' && { participates: { state: 'unknown' } }), endpoint: { state: 'unknown' } }
    case 'not-participating':
      return { participates: { state: 'no' } }
  }
}

/** The answer that the facts hold; `unknown` where what is known has to be asked again. */
export function answerOf({ participates, endpoint }: Facts, now: Instant): WorksAnswer {
  const today = localDateOf(now)
  if (participates?.state === 'no' && !isStale(participates, today)) return 'not-participating'
  return endpoint && !isStale(endpoint, today) ? endpoint.state : 'unknown'
}
