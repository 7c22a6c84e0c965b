// Which PO and VO schools have pupils between them, and of which of those pairs a side cannot exchange by OSO.
import type { Instant } from './moment.ts'
import type { Named } from './overview.ts'
import { isConnected, labelOf, type NextStep, nextStepOf, type QualificationLabel } from './qualification.ts'
import type { SchoolId } from './school.ts'
import { bandOf, type PupilBand, pupilBands, type SchoolProgress } from './school-progress.ts'

/** How many pupils go from a PO school to a VO school, and how many of their OSO dossiers were not found. */
export interface Pair {
  readonly poSchoolId: SchoolId
  readonly voSchoolId: SchoolId
  /** By applications that stand. */
  readonly applied: number
  /** As the PO school, and the VO school, expects. */
  readonly expectedByPo?: number
  readonly expectedByVo?: number
  readonly osoMissing: number
}

/** A school of a pair, with what it is called by and whose the next step is. */
export interface PairSide extends Named {
  readonly label: QualificationLabel
  readonly nextStep: NextStep
}

export interface RedPair {
  readonly po: PairSide
  readonly vo: PairSide
  readonly pupils: PupilBand
}

/** What the region is told of its pairs: about how many pupils, and in no order that tells more. */
export interface PairsSeen {
  readonly red: readonly RedPair[]
  readonly osoMissing: readonly { readonly po: Named; readonly vo: Named; readonly count: PupilBand }[]
  /** How many pairs have pupils between them, and of how many both sides are connected. */
  readonly pairs: number
  readonly pairsConnected: number
}

/** Early in a year only what schools expect is known, later the applications; what nobody revised stands until then. */
const pupilsOf = ({ applied, expectedByPo = 0, expectedByVo = 0 }: Pair): number => Math.max(applied, expectedByPo, expectedByVo)

const dutch = new Intl.Collator('nl')
const byName = (a: Named, b: Named) => dutch.compare(a.name, b.name) || (a.schoolId < b.schoolId ? -1 : a.schoolId > b.schoolId ? 1 : 0)

const mostFirst = (a: PupilBand, b: PupilBand) => pupilBands.indexOf(b) - pupilBands.indexOf(a)

const named = ({ schoolId, name }: Named): Named => ({ schoolId, name })

function pairSide({ schoolId, name, qualification: { facts } }: SchoolProgress, at: Instant): PairSide {
  return { schoolId, name, label: labelOf(facts, at), nextStep: nextStepOf(facts, at) }
}

/** The pairs of a region that uses OSO, most pupils first; `at` is the moment for which the facts are judged. */
export function pairsSeen(pairs: readonly Pair[], schools: readonly SchoolProgress[], at: Instant): PairsSeen {
  const sides = new Map(schools.map((school) => [school.schoolId, pairSide(school, at)]))
  const known = pairs.flatMap((pair) => {
    const [po, vo] = [sides.get(pair.poSchoolId), sides.get(pair.voSchoolId)]
    return po && vo ? [{ pair, po, vo }] : []
  })
  const touched = known.filter(({ pair }) => pupilsOf(pair) > 0)
  const red = touched.filter(({ po, vo }) => !isConnected(po.label) || !isConnected(vo.label))
  return {
    red: red
      .map(({ pair, po, vo }) => ({ po, vo, pupils: bandOf(pupilsOf(pair)) }))
      .sort((a, b) => mostFirst(a.pupils, b.pupils) || byName(a.po, b.po) || byName(a.vo, b.vo)),
    osoMissing: known
      .filter(({ pair }) => pair.osoMissing > 0)
      .map(({ pair, po, vo }) => ({ po: named(po), vo: named(vo), count: bandOf(pair.osoMissing) }))
      .sort((a, b) => mostFirst(a.count, b.count) || byName(a.po, b.po) || byName(a.vo, b.vo)),
    pairs: touched.length,
    pairsConnected: touched.length - red.length,
  }
}

/** A region that does not use OSO has no pairs that could not exchange by it. */
export const noPairs: PairsSeen = { red: [], osoMissing: [], pairs: 0, pairsConnected: 0 }

/** What a school is told of one of its pairs. */
export interface ExpectedPupils {
  readonly schoolId: SchoolId
  readonly expected: number
  /** To a PO school alone, of its own dossiers: before the release a VO school may not learn who applied (docs/decisions/0017). */
  readonly applied?: number
}

/** The pairs of a PO school, with what it expects and what its own dossiers say. */
export function expectedByPoSchool(pairs: readonly Pair[], schoolId: SchoolId): readonly ExpectedPupils[] {
  return pairs
    .filter(({ poSchoolId, applied, expectedByPo }) => poSchoolId === schoolId && (applied > 0 || expectedByPo !== undefined))
    .map(({ voSchoolId, applied, expectedByPo = 0 }) => ({ schoolId: voSchoolId, expected: expectedByPo, applied }))
}

/** The pairs of which a VO school itself said what it expects; that there are others it may not learn. */
export function expectedByVoSchool(pairs: readonly Pair[], schoolId: SchoolId): readonly ExpectedPupils[] {
  const own = pairs.filter(({ voSchoolId }) => voSchoolId === schoolId)
  return own.flatMap(({ poSchoolId, expectedByVo }) => (expectedByVo === undefined ? [] : [{ schoolId: poSchoolId, expected: expectedByVo }]))
}
