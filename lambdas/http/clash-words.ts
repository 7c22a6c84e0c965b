// Where the calendars of a school's regions clash, in Dutch.
import type { Clash, MergedStep } from '../domain/merged-calendar.ts'
import type { Milestone } from '../domain/milestone.ts'
import { dutchDay } from './dutch-day.ts'

const momentOf = ({ from, on, at }: Milestone) => `${from ? `${dutchDay(from)} t/m ` : ''}${dutchDay(on)}${at ? `, ${at.replace(':', '.')} uur` : ''}`

/** What clashes and, for a deadline, what to keep to. `nameOf` names a region. */
export function clashSentence({ code, steps, keepTo }: Clash, nameOf: (regionId: string) => string): string {
  const [earliest] = steps
  const title = `‘${earliest?.milestone.title ?? ''}’`
  const moments = steps.map(({ regionId, milestone }: MergedStep) => `${nameOf(regionId)}: ${momentOf(milestone)}`).join('; ')
  if (code === 'opening-differs') return `${title} begint niet in elke regio op hetzelfde moment. ${moments}.`
  if (code === 'date-differs' || !keepTo || !earliest) return `${title} is niet in elke regio op dezelfde datum. ${moments}.`
  const { from: _from, ...end } = earliest.milestone
  return `${title} heeft niet in elke regio dezelfde uiterste datum. ${moments}. Houd ${momentOf({ ...end, on: keepTo })} aan, dan bent u overal op tijd.`
}
