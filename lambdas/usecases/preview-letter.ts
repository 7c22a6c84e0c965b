// Shows a letter of the plan as an invented school would get it.
import { exampleItems, inventedReader } from '../domain/letter-example.ts'
import type { LetterAbout } from '../domain/mail-plan.ts'
import type { Milestone } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import type { Side } from '../domain/school.ts'
import type { Mail } from '../ports/mail.ts'
import type { ApiPorts } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { asNotification, letterContext } from './plan-mails.ts'

export interface LetterAsked {
  readonly milestones?: readonly Milestone[]
  readonly at: Instant
  readonly side: Side
  readonly about: readonly LetterAbout[]
  readonly reason?: string
}

/** Of the draft when no steps are given. Refuses what names no step. */
export function previewLetter(ports: Pick<ApiPorts, 'years' | 'letters' | 'appUrl'>) {
  return async (key: RegionYearKey, { milestones, at, side, about, reason }: LetterAsked): Promise<Pick<Mail, 'subject' | 'text' | 'html'>> => {
    const found = await ports.years.forPlan(key)
    if (!found) throw notFound()
    const { head, draft, clock } = found
    const told = clock?.decided.toldOfVersion ?? 0
    // A change notice tells what differs from what schools know, also while one is still to go out.
    const published = told === 0 || told === head.calendar?.number ? head.calendar : await ports.years.version(key, told)
    const example = { milestones: milestones ?? draft.milestones, settings: head.settings, side, at, ...(published && { published }), ...(reason && { reason }) }
    const { items, faults } = exampleItems(about, example)
    refuseFaults(faults)
    const { subject, text, html } = ports.letters.compose(asNotification({ ...inventedReader, items }, key, at), letterContext(ports, head, at))
    return { subject, text, html }
  }
}
