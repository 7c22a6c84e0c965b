// What a letter of the plan would say to an invented school: so that a region reads it before it goes.
import { changesBetween, type PublishedCalendar } from './calendar.ts'
import type { LetterAbout } from './mail-plan.ts'
import { knownBy, type Milestone } from './milestone.ts'
import { day } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import { changeFacts, type NotificationItem, stepFacts } from './notification.ts'
import { type KnownOfOso, releaseAfter } from './oso-mails.ts'
import type { InputFault } from './refusal.ts'
import type { YearSettings } from './region.ts'
import type { Side } from './school.ts'
import { milestonesOf } from './school-steps.ts'
import { isTransferKind } from './transfer-items.ts'
import { connectionMark } from './reminder-steps.ts'
import { firstYear, schoolYearOf } from './school-year.ts'
import { workingDaysUntil } from './working-days.ts'

interface Example {
  readonly milestones: readonly Milestone[]
  readonly published?: PublishedCalendar
  readonly settings: YearSettings
  readonly side: Side
  readonly at: Instant
  readonly reason?: string
}

/** A code that was not given out, and a name that is plainly invented. */
export const inventedSchool = { schoolId: '99ZZ00', schoolName: 'De Voorbeeldschool' }

export const inventedReader = { email: 'a.voorbeeld@voorbeeldschool.example', name: 'A. Voorbeeld', contactIds: [], pages: [] }

/** As schools write it: the letter names it as they did. */
const inventedSystem = 'ParnasSys'

/** What an invented school said the school year before. */
const knownBefore = ({ on }: Milestone): KnownOfOso => ({
  pupilSystem: inventedSystem,
  facts: { endpoint: { state: 'yes', on: day(`${firstYear(schoolYearOf(on))}-01-20`) } },
})

function newsItem(kind: 'calendar-published' | 'date-changed', { milestones, published, settings, side, reason = '' }: Example): NotificationItem {
  const own = (steps: readonly Milestone[]) => milestonesOf({ sector: side }, steps, settings)
  const version = (published?.number ?? 0) + 1
  if (kind === 'calendar-published') return { kind, ...inventedSchool, version, steps: own(milestones).map(stepFacts) }
  const changes = changesBetween(own(published?.milestones ?? []), own(milestones)).map(changeFacts)
  return { kind, ...inventedSchool, version, side, reason, changes }
}

/** The items of the letter, or what of the question names nothing. A school is taken to have done nothing yet. */
export function exampleItems(about: readonly LetterAbout[], example: Example): { readonly items: readonly NotificationItem[]; readonly faults: readonly InputFault[] } {
  const items: NotificationItem[] = []
  const faults: InputFault[] = []
  for (const [i, { kind, milestoneId, workingDays = 0, label }] of about.entries()) {
    if (kind === 'calendar-published' || kind === 'date-changed') {
      items.push(newsItem(kind, example))
      continue
    }
    const milestone = example.milestones.find((candidate) => candidate.id === milestoneId)
    // What is told of dossiers is a count that nobody knows beforehand; which schools move neither.
    if (!milestone || kind === 'message' || kind === 'school-moved' || isTransferKind(kind)) {
      faults.push({ path: `about[${i}].milestoneId`, code: 'unknown-step' })
      continue
    }
    if (kind === 'oso-not-working') {
      const { milestones, side } = example
      const release = side === 'vo' ? releaseAfter(milestone, milestones) : undefined
      const about = { step: stepFacts(milestone), ...(release && { release: stepFacts(release) }), workingDays: connectionMark, side }
      items.push({ kind, ...inventedSchool, ...about, label: label ?? 'agreement-missing', pupilSystem: inventedSystem })
      continue
    }
    const recheck = label === 'recheck' && milestone.kind === 'oso-checked' ? knownBefore(milestone) : undefined
    const own = { ...(recheck && { recheck }), ...(milestone.kind === 'oso-checked' && { side: example.side }) }
    const item = { ...inventedSchool, step: stepFacts(milestone), workingDays }
    const workingDaysLeft = workingDaysUntil(localDateOf(example.at), milestone.on, example.settings.schoolHolidays)
    // What passes by itself is never overdue.
    const asked = kind === 'step-overdue' && knownBy(milestone) === 'date' ? 'step-starts' : kind
    items.push(asked === 'step-due' ? { kind: asked, ...item, ...own, workingDaysLeft } : asked === 'step-overdue' ? { kind: asked, ...item, ...own } : { kind: asked, ...item })
  }
  return { items, faults }
}
