// What is still to come of a calendar: what was due earlier the same day is not.
import { expect, test } from 'vitest'
import { isToCome } from '../../web/calendar/coming.ts'

const now = { day: '2027-04-06', time: '16:00' }

test.each([
  ['yesterday', { on: '2027-04-05' }, false],
  ['today, the whole day', { on: '2027-04-06' }, true],
  ['earlier today', { on: '2027-04-06', at: '15:59' }, false],
  ['at this minute', { on: '2027-04-06', at: '16:00' }, false],
  ['later today', { on: '2027-04-06', at: '16:01' }, true],
  ['tomorrow, at an earlier hour', { on: '2027-04-07', at: '09:00' }, true],
])('a step of %s', (_, step, isComing) => {
  expect(isToCome(step, now)).toBe(isComing)
})
