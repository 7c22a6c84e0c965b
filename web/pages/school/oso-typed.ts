// What stands in the form of the two questions about OSO, and what is wrong with it.
import type { Fault } from '../../faults.ts'
import { otherSystem, systemChoice, type Works } from '../../oso-answer.ts'
import type { Sector } from '../../words/roles.ts'
import { schoolOsoWords as words } from '../../words/school-oso.ts'

export interface OsoTyped {
  readonly choice: string
  readonly other: string
  readonly works: Works | ''
}

/** What stands in the form at first; who did not know may have found out. */
export const typedOf = (pupilSystem: string, works: Works, sector: Sector): OsoTyped => ({ ...systemChoice(pupilSystem, sector), works: works === 'unknown' ? '' : works })

export const systemOf = ({ choice, other }: OsoTyped): string => (choice === otherSystem ? other.trim() : choice)

/** Who does not take part needs no system for it. */
export function faultsIn(typed: OsoTyped): readonly Fault[] {
  const isAsked = typed.works !== 'not-participating'
  return [
    ...(isAsked && typed.choice === '' ? [{ field: 'pupilSystem', message: words.chooseSystem }] : []),
    ...(isAsked && typed.choice === otherSystem && typed.other.trim() === '' ? [{ field: 'other-system', message: words.nameSystem }] : []),
    ...(typed.works === '' ? [{ field: 'works', message: words.chooseWorks }] : []),
  ]
}
