// Whose pupils the pairs of a school that left are: those of the school in which it went on, in one number.
import type { Pair } from './pairs.ts'
import type { SchoolId } from './school.ts'
import { heirsOf, ofTakingPart, type SchoolProgress } from './school-progress.ts'

export interface PairsToShow {
  readonly pairs: readonly Pair[]
  readonly schools: readonly SchoolProgress[]
}

const sum = (a: number | undefined, b: number | undefined) => (a === undefined ? b : b === undefined ? a : a + b)

function together(a: Pair, b: Pair): Pair {
  const [expectedByPo, expectedByVo] = [sum(a.expectedByPo, b.expectedByPo), sum(a.expectedByVo, b.expectedByVo)]
  return {
    ...a, applied: a.applied + b.applied, osoMissing: a.osoMissing + b.osoMissing,
    ...(expectedByPo !== undefined && { expectedByPo }), ...(expectedByVo !== undefined && { expectedByVo }),
  }
}

/**
 * The pairs under the codes of the schools that take part: what two codes of one school have with the same other is one pair. A school that closed
 * stands under its own name: its pupils are still somewhere.
 */
export function pairsToShow(pairs: readonly Pair[], all: readonly SchoolProgress[]): PairsToShow {
  const heirs = heirsOf(all)
  const now = (schoolId: SchoolId) => heirs.get(schoolId) ?? schoolId
  const folded = new Map<string, Pair>()
  for (const pair of pairs) {
    const own = { ...pair, poSchoolId: now(pair.poSchoolId), voSchoolId: now(pair.voSchoolId) }
    const name = `${own.poSchoolId}#${own.voSchoolId}`
    const there = folded.get(name)
    folded.set(name, there ? together(there, own) : own)
  }
  return { pairs: [...folded.values()], schools: [...ofTakingPart(all), ...all.filter(({ schoolId, left }) => left && !heirs.has(schoolId))] }
}
