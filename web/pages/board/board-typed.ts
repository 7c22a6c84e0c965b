// What a board fills in once, what is wrong with it, and how it is sent.
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'
import type { Fault } from '../../faults.ts'
import { stateOnceWords as words } from '../../words/board.ts'

export type State = Answer<'getBoardOverview'>['agreement']['state']

export interface BoardTyped {
  /** Blank: nothing is said of it now. */
  readonly agreement: State | ''
  readonly mandate: State | ''
  readonly system: string
  readonly on: string
}

export const saysDay = ({ agreement, mandate }: BoardTyped) => [agreement, mandate].some((state) => state === 'yes' || state === 'no')

export function faultsIn(typed: BoardTyped, today: string): readonly Fault[] {
  const { agreement, mandate, system, on } = typed
  if (agreement === '' && mandate === '') return [{ field: 'agreement', message: words.nothing }]
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && on <= today
  return [
    ...(mandate !== '' && system === '' ? [{ field: 'pupilSystem', message: words.chooseSystem }] : []),
    ...(saysDay(typed) && !isDay ? [{ field: 'on', message: words.onFault }] : []),
  ]
}

/** What is not known has no day. */
export function bodyOf({ agreement, mandate, system, on }: BoardTyped): Sent<'putBoardQualification'> {
  const stated = (state: State) => (state === 'unknown' ? { state } : { state, on })
  return { ...(agreement !== '' && { agreement: stated(agreement) }), ...(mandate !== '' && { mandate: stated(mandate), pupilSystem: system }) }
}

/** A school year begins on 1 August; what is from before has to be looked at again. */
export const beganOn = (today: string) => `${Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0)}-08-01`
