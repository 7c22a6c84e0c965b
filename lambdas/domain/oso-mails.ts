// What mails say of a school's connection to OSO: what of it has to be looked at again, and what keeps it from working.
import { type Contact, whoIsWritten } from './contact.ts'
import { type Milestone, momentOf } from './milestone.ts'
import type { Instant } from './moment.ts'
import { type NotificationItem, stepFacts } from './notification.ts'
import { systemName } from './pupil-system.ts'
import { type Fact, type FactName, factNames, labelOf, type QualificationLabel } from './qualification.ts'
import { connectionMark } from './reminder-steps.ts'
import type { School } from './school.ts'

/** The labels of a school for which OSO does not work, by what others have to do. */
export const brokenLabels = ['agreement-missing', 'mandate-missing', 'endpoint-missing'] as const satisfies readonly QualificationLabel[]
export type BrokenLabel = (typeof brokenLabels)[number]

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
function brokenLabelOf({ progress }: Pick<School, 'progress'>, now: Instant): BrokenLabel | undefined {
  const label = progress && labelOf(progress.qualification.facts, now)
  return brokenLabels.find((broken) => broken === label)
}

/** What a school hears six weeks before OSO dossiers must stand ready: nothing where OSO works or nobody knows, nothing once the date has come. */
export function notWorkingItem(school: Known & Pick<School, 'schoolId' | 'name'>, milestone: Milestone, now: Instant): NotificationItem | undefined {
  const label = brokenLabelOf(school, now)
  if (!label || now >= momentOf(milestone)) return undefined
  const about = { schoolId: school.schoolId, schoolName: school.name, step: stepFacts(milestone), workingDays: connectionMark }
  return { kind: 'oso-not-working', ...about, label, ...systemOf(school) }
}

/** Who hears that OSO does not work: whoever the school's mails go to, and those who stand for its board, each once. */
export function whoHearsNotWorking(contacts: readonly Contact[]): readonly Contact[] {
  return [...new Set([...whoIsWritten(contacts, false), ...contacts.filter(({ roles }) => roles.includes('board'))])]
}
