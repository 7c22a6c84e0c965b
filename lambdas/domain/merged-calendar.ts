// The calendars of a school that works with more than one region, as one; and where they ask different things of it.
import type { LocalDate } from './local-date.ts'
import { knownBy, type Milestone, momentOf, opensSomething } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { YearSettings } from './region.ts'
import type { School } from './school.ts'
import { milestonesOf } from './school-steps.ts'

/** A school as one region has it, with that region's published calendar: empty while none is. */
export interface SchoolInRegion {
  readonly regionId: string
  readonly school: Pick<School, 'sector'>
  readonly milestones: readonly Milestone[]
  readonly settings: Pick<YearSettings, 'usesOso' | 'dossiers'>
}

export interface MergedStep {
  readonly regionId: string
  readonly milestone: Milestone
  readonly deadlineAt: Instant
}

/** `deadline`: the school has work to do by two dates. `opening`: something opens at two moments. `date`: what passes by itself differs. */
export type ClashCode = 'deadline-differs' | 'opening-differs' | 'date-differs'

export interface Clash {
  readonly code: ClashCode
  /** The same step in each region, in order of time. */
  readonly steps: readonly MergedStep[]
  /** For a deadline: the step that satisfies every region. */
  readonly keepTo?: LocalDate
}

/** The steps of the school in all its regions, in order of their moments. */
export function mergedSteps(regions: readonly SchoolInRegion[]): readonly MergedStep[] {
  return regions
    .flatMap(({ regionId, school, milestones, settings }) =>
      milestonesOf(school, milestones, settings).map((milestone) => ({ regionId, milestone, deadlineAt: momentOf(milestone) })),
    )
    .sort((a, b) => a.deadlineAt - b.deadlineAt)
}

function codeOf({ kind }: Milestone): ClashCode {
  if (opensSomething(kind)) return 'opening-differs'
  return knownBy({ kind }) === 'tick' ? 'deadline-differs' : 'date-differs'
}

/** When a deadline begins is no clash, since whoever keeps to the earliest end is in time for all; of other steps it is. */
const momentsOf = ({ milestone, deadlineAt }: MergedStep) => (codeOf(milestone) === 'deadline-differs' ? `${deadlineAt}` : `${milestone.from ?? ''} ${deadlineAt}`)

/**
 * Steps of the same kind, round and route on another day or time in two regions, in order of time. Steps of a region's own are not
 * compared: that two of them have one name does not make them one.
 */
export function clashesOf(steps: readonly MergedStep[]): readonly Clash[] {
  const comparable = steps.filter(({ milestone }) => milestone.kind !== 'custom')
  const groups = Map.groupBy(comparable, ({ milestone: { kind, round, route } }) => `${kind} ${round} ${route}`)
  return [...groups.values()].flatMap((same) => {
    const [earliest] = same
    if (!earliest || new Set(same.map(momentsOf)).size < 2) return []
    const code = codeOf(earliest.milestone)
    return [{ code, steps: same, ...(code === 'deadline-differs' && { keepTo: earliest.milestone.on }) }]
  })
}
