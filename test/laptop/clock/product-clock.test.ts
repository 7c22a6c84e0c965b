// The product's clock only goes forward, and survives a restart.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../../lambdas/domain/moment.ts'
import { momentInWords, readMoment } from '../../../lib/laptop/clock/moment-input.ts'
import { createProductClock } from '../../../lib/laptop/clock/product-clock.ts'

const utc = (text: string) => Date.parse(text) as Instant
const today = utc('2026-11-21T12:00:00Z')

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'))
  path = join(folder, 'clock.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

function onMachine(start: number, startAt?: Instant) {
  let machine = start
  const clock = createProductClock({ path, startAt, machine: () => machine })
  return { clock, pass: (milliseconds: number) => void (machine += milliseconds) }
}

describe('the product clock', () => {
  it("shows the machine's time until it is moved", () => {
    const { clock, pass } = onMachine(today)
    expect(clock.now()).toBe(today)
    pass(5000)
    expect(clock.now()).toBe(today + 5000)
    expect(readdirSync(folder)).toEqual([])
  })

  it('stands still while it is held, and runs on from there', () => {
    const { clock, pass } = onMachine(today)
    const target = utc('2027-03-24T07:00:00Z')
    clock.holdAt(target)
    pass(60_000)
    expect(clock.now()).toBe(target)
    clock.resume()
    expect(clock.now()).toBe(target)
    pass(1500)
    expect(clock.now()).toBe(target + 1500)
  })

  it('moves to the moment that it shows, but not a millisecond back', () => {
    const { clock } = onMachine(today)
    expect(() => clock.holdAt((today - 1) as Instant)).toThrow(RangeError)
    clock.holdAt(today)
    expect(clock.now()).toBe(today)
  })

  it('keeps its distance over a restart, also one in the middle of a move', () => {
    const target = utc('2027-03-24T07:00:00Z')
    const first = onMachine(today)
    first.clock.holdAt(target)
    const { clock } = onMachine(today + 3_600_000)
    expect(clock.now()).toBe(target + 3_600_000)
    expect(readdirSync(folder)).toEqual(['clock.json'])
  })

  it('starts at a wanted moment and runs on from there; one that is past already runs on as it was', () => {
    const wanted = utc('2027-03-24T07:00:00Z')
    expect(onMachine(today, wanted).clock.now()).toBe(wanted)
    expect(onMachine(today + 60_000, wanted).clock.now()).toBe(wanted + 60_000)
    expect(onMachine(today + 60_000, utc('2020-01-01T00:00:00Z')).clock.now()).toBe(wanted + 60_000)
  })

  it('starts at a moment that has been, as long as it was never set', () => {
    const wanted = utc('2026-09-01T06:00:00Z')
    expect(onMachine(today, wanted).clock.now()).toBe(wanted)
    expect(onMachine(today + 60_000).clock.now()).toBe(wanted + 60_000)
    expect(onMachine(today + 120_000, utc('2026-08-31T06:00:00Z')).clock.now()).toBe(wanted + 120_000)
  })

  it('says that its file is damaged instead of starting at another time', () => {
    writeFileSync(path, '{"millisecondsAhead":"soon"}')
    expect(() => onMachine(today)).toThrow(path)
  })
})

describe('a moment as typed', () => {
  it.each([
    ['2027-03-24T08:00', '2027-03-24T07:00:00.000Z'],
    ['2027-03-24T08:00:00', '2027-03-24T07:00:00.000Z'],
    ['2027-03-24 08:00', '2027-03-24T07:00:00.000Z'],
    ['2027-03-29T08:00', '2027-03-29T06:00:00.000Z'],
    ['2027-10-31T02:30', '2027-10-31T01:30:00.000Z'],
    ['2027-03-24T07:00:00Z', '2027-03-24T07:00:00.000Z'],
    ['2027-03-24T08:00:00+01:00', '2027-03-24T07:00:00.000Z'],
    ['2027-03-24T07:00:00.250Z', '2027-03-24T07:00:00.250Z'],
    ['2028-02-29T12:00', '2028-02-29T11:00:00.000Z'],
  ])('%s is %s', (text, iso) => expect(new Date(readMoment(text)!).toISOString()).toBe(iso))

  it.each(['', 'morgen', '2027-03-24', '2027-02-29T08:00', '2027-02-30T08:00:00Z', '2027-03-24T25:00', '2027-03-28T02:30', '24-03-2027 08:00', '2027-03-24T08:00:30', '1795289460'])(
    '%j is none',
    (text) => expect(readMoment(text)).toBeUndefined(),
  )

  it.each([
    ['2027-03-24T07:00:00Z', 'woensdag 24 maart 2027, 08.00 uur'],
    ['2027-08-01T22:30:00Z', 'maandag 2 augustus 2027, 00.30 uur'],
  ])('%s reads %s', (iso, words) => expect(momentInWords(utc(iso))).toBe(words))
})
