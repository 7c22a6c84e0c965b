// What a school types about an inspection, what is wrong with it, and what of it is sent.
import type { Sent } from '../../../lambdas/contract/routes.ts'
import { isDay } from '../../calendar/days.ts'
import type { Fault } from '../../faults.ts'
import { onTheWall } from '../../words/dates.ts'
import { type Agreed, inspectionWords as words, type Manner } from '../../words/inspection.ts'

export interface InspectionTyped {
  readonly manner: Manner | ''
  readonly on: string
  /** Of parents who did not answer: the first of two days. */
  readonly offeredOn: string
  readonly withOso: boolean
  readonly agreed: Agreed | ''
  readonly view: string
  readonly exactly: boolean
  readonly noBsn: boolean
}

export const emptyInspection: InspectionTyped = { manner: '', on: '', offeredOn: '', withOso: false, agreed: '', view: '', exactly: false, noBsn: false }

interface Uploaded {
  readonly state: string
  readonly announcedAt: string
}

/** Whether a day lies before one of the files came: then the parents must have seen exactly these. */
export function isBeforeUpload(on: string, attachments: readonly Uploaded[]): boolean {
  return isDay(on) && attachments.some(({ state, announcedAt }) => state === 'accepted' && on < onTheWall(announcedAt).day)
}

/** Everything that is missing or cannot be; `asksExactly`: the day lies before an upload. */
export function inspectionFaults({ manner, on, offeredOn, agreed, exactly }: InspectionTyped, today: string, asksExactly: boolean): readonly Fault[] {
  const faults: (Fault | false)[] = [
    manner === '' && { field: 'manner', message: words.mannerFault },
    !isDay(on) ? { field: 'on', message: words.onFault } : on > today && { field: 'on', message: words.toCome },
    manner === 'offered-no-response' && (!isDay(offeredOn) || offeredOn >= on) && { field: 'offeredOn', message: words.offeredFault },
    agreed === '' && { field: 'agreed', message: words.agreedFault },
    asksExactly && !exactly && { field: 'exactlyThese', message: words.exactlyFault },
  ]
  return faults.filter((fault) => fault !== false)
}

/** Only of what was found without fault. What is not asked for is not sent. */
export function inspectionSent(typed: InspectionTyped, asksExactly: boolean): Omit<Sent<'recordInspection'>, 'listHash'> {
  const { manner, on, offeredOn, withOso, agreed, view, exactly, noBsn } = typed
  return {
    manner: manner || 'seen',
    on,
    agreed: agreed || 'not-asked',
    ...(manner === 'offered-no-response' && { offeredOn }),
    ...(withOso && { withOsoDossier: true }),
    ...(view.trim() !== '' && { view: view.trim() }),
    ...(asksExactly && exactly && { exactlyThese: true }),
    ...(noBsn && { noBsn }),
  }
}
