// The picture of the year: every step is in it, in its band, and no label covers another.
import { describe, expect, test } from 'vitest'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { newStep } from '../../web/calendar/draft.ts'
import { bandOf, perDay, rowHeight, timelineOf } from '../../web/calendar/timeline.ts'
import type { Step } from '../../web/words/steps.ts'

const proposal = proposeCalendar(schoolYearStarting(2026), usualSettings)!.milestones as unknown as readonly Step[]
const step = (id: string, on: string, more: Partial<Step> = {}): Step => ({ ...newStep(id), title: id, on, ...more })

describe('the proposal of 2026-2027', () => {
  const timeline = timelineOf(proposal, '2026-2027', [])!
  const drawn = timeline.bands.flatMap((band) => band.steps.map((one) => ({ ...one, band: band.band, top: band.y, bottom: band.y + band.height })))

  test('shows every step once, in its band', () => {
    expect(drawn.map(({ step: { id } }) => id).sort()).toEqual(proposal.map(({ id }) => id).sort())
    expect(drawn.every((one) => one.band === bandOf(one.step) && one.y > one.top && one.y < one.bottom)).toBe(true)
  })

  test('lets no label run over another mark', () => {
    const boxes = drawn.map((one) => {
      const room = one.label.length * 7
      return { id: one.step.id, y: one.y, left: one.before ? one.fromX - room : one.fromX - 6, right: one.before ? one.x : one.x + room }
    })
    const touching = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => Math.abs(a.y - b.y) < rowHeight && a.left < b.right && b.left < a.right).map((b) => `${a.id} ${b.id}`))
    expect(touching).toEqual([])
  })

  test('keeps every label inside the picture', () => {
    expect(drawn.filter((one) => !one.before && one.x + one.label.length * 7 > timeline.width).map(({ step: { id } }) => id)).toEqual([])
  })

  test('names Easter and the clock changes on their days', () => {
    const dayOf = (x: number) => new Date(Date.parse(`${timeline.first}T00:00:00Z`) + Math.floor(x / perDay) * 86_400_000).toISOString().slice(0, 10)
    expect(timeline.signs.map(({ x, text }) => [text, dayOf(x)])).toEqual([
      ['Pasen', '2027-03-28'],
      ['klok vooruit', '2027-03-28'],
      ['klok terug', '2027-10-31'],
    ])
  })
})

test('a day that is half typed, or far outside the year, does not stretch the picture', () => {
  const timeline = timelineOf([step('a', '2027-01-10'), step('b', '0202-01-10'), step('c', ''), step('d', '2029-01-10')], '2026-2027', [])!
  expect(timeline.bands.flatMap((band) => band.steps.map((one) => one.step.id))).toEqual(['a'])
  expect(timeline.width).toBe(Math.ceil(31 * perDay))
})

test('without a step there is no picture', () => {
  expect(timelineOf([], '2026-2027', [])).toBeUndefined()
})

test('a school holiday that begins before the picture is cut off at its edge', () => {
  const timeline = timelineOf([step('a', '2027-01-10')], '2026-2027', [{ name: 'Kerstvakantie', first: '2026-12-19', last: '2027-01-03' }])!
  expect(timeline.free.filter(({ kind }) => kind === 'school')).toEqual([{ x: 0, width: 3 * perDay, kind: 'school' }])
})
