// What a school must say when it takes down that parents could see the files (inzage): a duty it has to be able to show.
import { acceptedFiles, type Dossier, type Inspection } from './dossier.ts'
import type { LocalDate } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import type { InputFault } from './refusal.ts'

export type InspectionInput = Omit<Inspection, 'recordedAt'>

/**
 * What is wrong with an inspection, all faults at once. Nobody has seen what is still to come; who was offered twice was offered on two
 * days; a day before the last upload wants the tick that the parents saw exactly these files.
 */
export function inspectionFaults({ manner, on, offeredOn, exactlyThese }: InspectionInput, dossier: Pick<Dossier, 'open'>, now: Instant): readonly InputFault[] {
  const today = localDateOf(now)
  const faults: (InputFault | false)[] = [
    on > today && { path: 'on', code: 'day-to-come' },
    manner === 'offered-no-response' && offeredOn === undefined && { path: 'offeredOn', code: 'first-offer-missing' },
    manner === 'offered-no-response' && offeredOn !== undefined && offeredOn >= on && { path: 'offeredOn', code: 'offers-not-on-two-days' },
    manner !== 'offered-no-response' && offeredOn !== undefined && { path: 'offeredOn', code: 'offer-not-asked' },
    !exactlyThese && isBeforeUpload(on, dossier) && { path: 'exactlyThese', code: 'seen-before-upload' },
  ]
  return faults.filter((fault) => fault !== false)
}

function isBeforeUpload(on: LocalDate, { open }: Pick<Dossier, 'open'>): boolean {
  return open !== undefined && acceptedFiles(open).some(({ check }) => on < localDateOf(check.at))
}
