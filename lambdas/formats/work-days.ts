// Working days as people write them in a list (`ma, di en do`) to numbers.
import type { WorkDay } from '../domain/contact.ts'

const names = ['ma', 'di', 'wo', 'do', 'vr'] as const
const longNames = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'] as const

function dayOf(word: string): WorkDay | undefined {
  const place = Math.max(names.indexOf(word as (typeof names)[number]), longNames.indexOf(word as (typeof longNames)[number]))
  return place < 0 ? undefined : ((place + 1) as WorkDay)
}

/**
 * The days that a text names, in order and each once; `undefined` when a word in it is no working day. `t/m` makes a range. A dash between days
 * says nothing: `ma-wo` may be two days or three, and somebody would get mail on a day off, so it is refused.
 */
export function workDaysOf(text: string): readonly WorkDay[] | undefined {
  if (/\p{L}\s*[-–—]\s*\p{L}/u.test(text)) return undefined
  const words = text.toLowerCase().replace(/t\s*\/\s*m|tot en met/g, ' tm ').match(/\p{L}+|\d+/gu) ?? []
  const days = new Set<WorkDay>()
  let rangeFrom: WorkDay | undefined
  let last: WorkDay | undefined
  for (const word of words) {
    if (word === 'en') continue
    if (word === 'tm') {
      if (last === undefined) return undefined
      rangeFrom = last
      continue
    }
    const day = dayOf(word)
    if (day === undefined || (rangeFrom !== undefined && day < rangeFrom)) return undefined
    for (let each = rangeFrom ?? day; each <= day; each++) days.add(each as WorkDay)
    rangeFrom = undefined
    last = day
  }
  return rangeFrom !== undefined || days.size === 0 ? undefined : [...days].sort((a, b) => a - b)
}
