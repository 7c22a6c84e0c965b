// What the oracle of a season makes of facts about OSO: whose it is, who answered, and for whom it does not work; by rules of its own.
import { Temporal } from 'temporal-polyfill'
import type { SeasonSchool } from './season-oracle.ts'

type OsoFact = 'participates' | 'agreement' | 'mandate' | 'endpoint'

/** What was said of OSO: yes, no or unknown, each on a day. */
export type OsoFacts = Readonly<Partial<Record<OsoFact, { readonly state: string; readonly on?: string }>>>

export interface OsoHeard {
  readonly kind: 'oso'
  readonly at: number
  readonly schoolId: string
  /** As the region had them already, as it looked them up, or as the school says itself. */
  readonly by: 'known' | 'region' | 'school'
  readonly facts: OsoFacts
}

const zone = 'Europe/Amsterdam'

/** What is known of OSO at one school. */
export type OsoKnown = Map<OsoFact, { readonly state: string; readonly on: string }>

/** The first of August that the school year of a day begins with. */
function firstOfAugust(date: Temporal.PlainDate): string {
  return `${date.month >= 8 ? date.year : date.year - 1}-08-01`
}

/**
 * Whether something that its board or supplier has to do is known to be missing, by what was said since the school year began; or only what is of
 * the board was said before that, while the school itself has nothing to say again.
 */
export function osoFails(facts: OsoKnown | undefined, now: number): boolean {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  if (!facts || facts.get('participates')?.state === 'no') return false
  const since = firstOfAugust(today)
  if ((['agreement', 'mandate', 'endpoint'] as const).some((name) => facts.get(name)?.state === 'no' && facts.get(name)!.on >= since)) return true
  const isOfBefore = (name: OsoFact) => facts.has(name) && facts.get(name)!.on < since
  return (isOfBefore('agreement') || isOfBefore('mandate')) && !isOfBefore('participates') && !isOfBefore('endpoint')
}

/** A school answered when it said, in the school year of the step, that it works or does not, or that it does not take part. */
export function answeredOso(facts: OsoKnown | undefined, on: string): boolean {
  const [works, takesPart] = [facts?.get('endpoint'), facts?.get('participates')]
  const since = firstOfAugust(Temporal.PlainDate.from(on))
  return (works !== undefined && works.on >= since) || (takesPart?.state === 'no' && takesPart.on >= since)
}

/**
 * Takes down what was said. An agreement that the region looked up is of all schools of that board, a mandate of all locations of the BRIN with
 * the same pupil system; all else of the one school.
 */
export function hearOfOso(schools: readonly SeasonSchool[], oso: Map<string, OsoKnown>, { at, schoolId, by, facts }: OsoHeard): void {
  const own = schools.find((one) => one.schoolId === schoolId)!
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
  for (const school of schools) {
    const isOwn = school.schoolId === schoolId
    const isOfBoard = by === 'region' && own.boardId !== '' && school.boardId === own.boardId
    const isOfBrin = by !== 'known' && school.schoolId.startsWith(schoolId.slice(0, 4)) && own.pupilSystem !== '' && school.pupilSystem === own.pupilSystem
    const known = oso.get(school.schoolId) ?? new Map()
    for (const [name, { state, on = today }] of Object.entries(facts) as [OsoFact, { readonly state: string; readonly on?: string }][]) {
      if (!isOwn && !(name === 'agreement' && isOfBoard) && !(name === 'mandate' && isOfBrin)) continue
      if (state === 'unknown') known.delete(name)
      else known.set(name, { state, on })
    }
    oso.set(school.schoolId, known)
  }
}
