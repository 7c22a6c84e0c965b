// A school's contacts and steps as they go over the wire, on its own page and on the page behind a link.
import type { Contact } from '../domain/contact.ts'
import { toIso } from '../domain/moment.ts'
import type { School } from '../domain/school.ts'
import { shown, shownPart } from '../domain/school-progress.ts'
import type { SchoolStep } from '../domain/school-steps.ts'

/** Since when a link holds is ours to know. */
export function contactBody({ linkSince: _link, ...told }: Contact) {
  return told
}

export const contactsEtag = ({ contactsVersion }: Pick<School, 'contactsVersion'>) => `"${contactsVersion}"`

export const confirmedBody = ({ contactsConfirmedAt }: Pick<School, 'contactsConfirmedAt'>) =>
  contactsConfirmedAt === undefined ? {} : { contactsConfirmedAt: toIso(contactsConfirmedAt) }

/** As the region reads it. */
export const stepBodyForRegion = ({ counted, ...step }: SchoolStep) => ({
  ...stepBody(step),
  ...(counted && { counted: { done: shownPart(counted.done, counted.of), of: shown(counted.of) } }),
})

export function stepBody({ milestone, deadlineAt, state, workingDaysLeft, tick, counted }: SchoolStep) {
  const { version = 0, ...said } = tick ?? {}
  return {
    milestone,
    deadlineAt: toIso(deadlineAt),
    state,
    ...(workingDaysLeft !== undefined && { workingDaysLeft }),
    ...(tick && { tick: { ...said, done: tick.done, statedBy: tick.statedBy, statedAt: toIso(tick.statedAt) } }),
    ...(counted && { counted }),
    etag: `"${version}"`,
  }
}
