// What mails say of a school's connection to OSO: what of it has to be looked at again, and what keeps it from working.
import { type Contact, whoIsWritten } from './contact.ts'
import { concerns, type Milestone, momentOf } from './milestone.ts'
import { type Instant, localDateOf } from './moment.ts'
import { type NotificationItem, stepFacts } from './notification.ts'
import { systemName } from './pupil-system.ts'
import { type Fact, type FactName, factNames, isStale, labelOf, nextStepOf, type QualificationLabel } from './qualification.ts'
import { connectionMark } from './reminder-steps.ts'
import { type School, sideOf } from './school.ts'

/** The labels of a school for which OSO does not work, by what others have to do. */
export const brokenLabels = ['agreement-missing', 'mandate-missing', 'endpoint-missing'] as const satisfies readonly QualificationLabel[]
export type BrokenLabel = (typeof brokenLabels)[number]

/** Of which labels M08 tells; `recheck` only where it is the board that has to look again: a school is asked that itself. */
export type ToldLabel = BrokenLabel | 'recheck'

/** Who said this school year that exchanging works, though something else is missing: the school itself, or another for it. */
export type WorksBy = 'school' | 'others'

/** What a school, or another for it, said before: shown beside the question whether it is still so. */
export interface KnownOfOso {
  readonly pupilSystem?: string
  readonly facts: Readonly<Partial<Record<FactName, Pick<Fact, 'state' | 'on'>>>>
}

type Known = Pick<School, 'pupilSystem' | 'progress'>

const systemOf = ({ pupilSystem }: Pick<School, 'pupilSystem'>) => (systemName(pupilSystem) === '' ? {} : { pupilSystem })

/** What is to be looked at again in a school whose label is `recheck`; nothing for any other school, and for one whose facts were not read. */
export function toCheckAgain({ progress, pupilSystem }: Known, now: Instant): KnownOfOso | undefined {
  const facts = progress?.qualification.facts
  if (!facts || labelOf(facts, now) !== 'recheck') return undefined
  const known = factNames.flatMap((name) => (facts[name] ? [[name, { state: facts[name].state, on: facts[name].on }] as const] : []))
  return { ...systemOf({ pupilSystem }), facts: Object.fromEntries(known) }
}

/** What keeps OSO from working for a school; nothing where it works, where nobody knows, and where the facts were not read. */
function toldLabelOf({ progress }: Pick<School, 'progress'>, now: Instant): ToldLabel | undefined {
  const facts = progress?.qualification.facts
  if (!facts) return undefined
  const label = labelOf(facts, now)
  return label === 'recheck' && nextStepOf(facts, now) === 'board-answers-again' ? label : brokenLabels.find((broken) => broken === label)
}

function worksByOf({ progress }: Pick<School, 'progress'>, now: Instant): WorksBy | undefined {
  const endpoint = progress?.qualification.facts.endpoint
  if (endpoint?.state !== 'yes' || isStale(endpoint, localDateOf(now))) return undefined
  return endpoint.source === 'self-reported' ? 'school' : 'others'
}

/** When a VO school can begin to fetch what was to be set ready by a milestone: what it needs OSO for. */
export function releaseAfter(milestone: Milestone, milestones: readonly Milestone[]): Milestone | undefined {
  const later = milestones.filter((other) => other.kind === 'release' && concerns(other, 'vo') && momentOf(other) >= momentOf(milestone))
  return later.sort((a, b) => momentOf(a) - momentOf(b))[0]
}

/** What a school hears six weeks before OSO dossiers must stand ready: nothing where OSO works or nobody knows, nothing once the date has come. */
export function notWorkingItem(
  school: Known & Pick<School, 'schoolId' | 'name' | 'sector'>,
  milestone: Milestone,
  milestones: readonly Milestone[],
  now: Instant,
): NotificationItem | undefined {
  const label = toldLabelOf(school, now)
  if (!label || now >= momentOf(milestone)) return undefined
  const side = sideOf(school.sector)
  const release = side === 'vo' ? releaseAfter(milestone, milestones) : undefined
  const worksBy = worksByOf(school, now)
  const about = { schoolId: school.schoolId, schoolName: school.name, side, step: stepFacts(milestone), ...(release && { release: stepFacts(release) }), workingDays: connectionMark }
  return { kind: 'oso-not-working', ...about, label, ...(worksBy && { worksBy }), ...systemOf(school) }
}

/** Who hears that OSO does not work: whoever the school's mails go to, and those who stand for its board, each once. */
export function whoHearsNotWorking(contacts: readonly Contact[]): readonly Contact[] {
  return [...new Set([...whoIsWritten(contacts, false), ...contacts.filter(({ roles }) => roles.includes('board'))])]
}
