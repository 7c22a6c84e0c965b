// Where the schools of a region stand on each condition of exchanging dossiers, and which growth step helps most of them.
import { type Condition, type GrowthStep, type Level, standardOf, topics } from './readiness.ts'

/** A condition of all schools that it is asked of. */
export interface RegionCondition extends Pick<Condition, 'topic' | 'side'> {
  /** How many schools stand on each level, from 0 on. */
  readonly schools: readonly [number, number, number, number]
  /** The growth step of most schools below the advised level, or of most where all are there; none where nobody can do more. */
  readonly step?: GrowthStep
  /** How many schools it takes a level higher. */
  readonly helps: number
}

/** Of steps that help as many schools, the one of the lowest level stands first. */
function mostHelpful(conditions: readonly Condition[]): readonly [GrowthStep, number] | undefined {
  const steps = new Map<GrowthStep, number>()
  for (const { step } of conditions.toSorted((a, b) => a.level - b.level)) if (step) steps.set(step, (steps.get(step) ?? 0) + 1)
  return [...steps].sort(([, a], [, b]) => b - a)[0]
}

function summed(conditions: readonly Condition[]): RegionCondition {
  const { topic, side } = conditions[0]!
  const count = (level: Level) => conditions.filter((condition) => condition.level === level).length
  const below = conditions.filter((condition) => condition.level < standardOf(condition).advised && condition.step)
  const [step, helps] = mostHelpful(below.length > 0 ? below : conditions) ?? [undefined, 0]
  return { topic, ...(side && { side }), schools: [count(0), count(1), count(2), count(3)], ...(step && { step }), helps }
}

/** The conditions of each school, summed by topic, and of delivering by side. */
export function regionReadiness(schools: readonly (readonly Condition[])[]): readonly RegionCondition[] {
  const groups = Map.groupBy(schools.flat(), ({ topic, side = '' }) => `${topic} ${side}`)
  return [...groups.values()].map(summed).sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || (a.side ?? '').localeCompare(b.side ?? ''))
}
