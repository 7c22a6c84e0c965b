// The two questions about OSO that a school is asked: what it can choose from, and its answer as the facts that are sent and read.
import type { Sent } from '../lambdas/contract/routes.ts'
import type { Qualification } from './words/oso.ts'
import type { Sector } from './words/roles.ts'

export type Works = Extract<Sent<'actOnSchoolPage'>, { act: 'answer-oso' }>['works']

const ofPo = ['ParnasSys', 'ESIS', 'EDUscope'] as const
const ofVo = ['Magister', 'Somtoday'] as const

/** The pupil systems that most schools of a kind use; others are typed. */
export function systemsFor(sector: Sector): readonly string[] {
  if (sector === 'vo') return ofVo
  return sector === 'vso' ? [...ofVo, ...ofPo] : ofPo
}

export const otherSystem = 'other'

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** The choice that stands for what a school typed before, and what stands in the field beside "another system". */
export function systemChoice(typed: string, sector: Sector): { readonly choice: string; readonly other: string } {
  if (typed.trim() === '') return { choice: '', other: '' }
  const known = systemsFor(sector).find((name) => plain(name) === plain(typed))
  return known ? { choice: known, other: '' } : { choice: otherSystem, other: typed.trim() }
}

/** The answer that the facts hold; `unknown` where nobody answered, or where it has to be asked again. */
export function worksOf({ participates, endpoint }: Pick<Qualification, 'participates' | 'endpoint'>): Works {
  if (participates.state === 'no' && !participates.recheck) return 'not-participating'
  return endpoint.recheck ? 'unknown' : endpoint.state
}

/** The facts of an answer, as the page without signing in makes them: who tries it participates; who does not know takes back that it would not. */
export function factsOfAnswer(works: Works, { participates }: Pick<Qualification, 'participates'>): Sent<'putQualification'> {
  if (works === 'not-participating') return { participates: { state: 'no' } }
  if (works === 'unknown') return { ...(participates.state === 'no' && { participates: { state: 'unknown' } }), endpoint: { state: 'unknown' } }
  return { participates: { state: 'yes' }, endpoint: { state: works } }
}
