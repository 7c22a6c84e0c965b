// What a school types about one pupil, and what of it is sent.
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'
import type { PupilRoute, Round } from '../../words/pupils.ts'

export interface ChoiceTyped {
  /** Empty: no school. */
  readonly schoolId: string
  /** Empty: the round that is open now. */
  readonly round: Round | ''
}

export interface PupilTyped {
  readonly label: string
  readonly group: string
  readonly routes: readonly PupilRoute[]
  readonly warmTransfer: boolean
  readonly choices: readonly ChoiceTyped[]
  readonly noBsn: boolean
}

export const noChoice: ChoiceTyped = { schoolId: '', round: '' }
export const emptyPupil: PupilTyped = { label: '', group: '', routes: ['regular'], warmTransfer: false, choices: [noChoice], noBsn: false }
export const mostChoices = 6

type Known = Pick<Answer<'getDossier'>, 'label' | 'group' | 'routes' | 'warmTransfer' | 'applications'>

/** A dossier as its form shows it: what the school named itself and still goes. */
export function pupilTyped({ label, group = '', routes, warmTransfer, applications }: Known): PupilTyped {
  const named = applications.filter(({ named, state }) => named && (state === 'applied' || state === 'placed'))
  const choices = named.map(({ schoolId, round }) => ({ schoolId, round }))
  return { label, group, routes, warmTransfer, choices: choices.length > 0 ? choices : [noChoice], noBsn: false }
}

/** What is sent; a choice without school is none. */
export function pupilSent({ label, group, routes, warmTransfer, choices, noBsn }: PupilTyped): Sent<'addDossiers'>[number] {
  const destinations = choices.filter(({ schoolId }) => schoolId !== '').map(({ schoolId, round }) => ({ schoolId, ...(round && { round }) }))
  return { label: label.trim(), group: group.trim(), routes: [...routes], destinations, warmTransfer, ...(noBsn && { noBsn }) }
}

/** One place earlier in the order of preference. */
export function movedUp<T>(list: readonly T[], at: number): readonly T[] {
  return at <= 0 ? list : [...list.slice(0, at - 1), list[at]!, list[at - 1]!, ...list.slice(at + 1)]
}
