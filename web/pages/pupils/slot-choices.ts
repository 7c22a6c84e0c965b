// What a school says of each type for one pupil, as one choice of three.
import type { Answer } from '../../../lambdas/contract/routes.ts'

export type Slot = Answer<'getDossier'>['slots'][number]
export type SlotChoice = 'applies' | 'not' | 'oso'

export const slotChoice = ({ applies, viaOso }: Pick<Slot, 'applies' | 'viaOso'>): SlotChoice => (viaOso ? 'oso' : applies ? 'applies' : 'not')

interface SlotsChange {
  readonly slots: Record<string, boolean>
  readonly viaOso: string[]
}

/** Filled by a file: as long as it is there, it goes along, and there is nothing to choose. */
export const isFile = ({ filled, viaOso }: Pick<Slot, 'filled' | 'viaOso'>): boolean => filled && !viaOso

/** What to send after some choices: only types of which it changes whether they apply, and the types by OSO as a whole list. Nothing when nothing is different. */
export function changedSlots(slots: readonly Slot[], choices: Readonly<Record<string, SlotChoice>>): SlotsChange | undefined {
  const chosen = slots.map((slot) => ({ slot, choice: (isFile(slot) ? undefined : choices[slot.typeId]) ?? slotChoice(slot) }))
  if (chosen.every(({ slot, choice }) => slotChoice(slot) === choice)) return undefined
  const turned = chosen.filter(({ slot, choice }) => slotChoice(slot) !== choice && slot.applies !== (choice !== 'not'))
  return {
    slots: Object.fromEntries(turned.map(({ slot, choice }) => [slot.typeId, choice !== 'not'])),
    viaOso: chosen.filter(({ choice }) => choice === 'oso').map(({ slot }) => slot.typeId),
  }
}
