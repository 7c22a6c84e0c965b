// The calendar file, read back by a parser that shares no code with its writer.
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { CalendarEvent } from '../../lambdas/domain/calendar-events.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Instant, momentAt, time } from '../../lambdas/domain/moment.ts'
import { calendarFile } from '../../lambdas/formats/calendar-file.ts'

const stamp = Date.parse('2026-09-01T06:00:00Z') as Instant

const wholeDay: CalendarEvent = { uid: 'voorbeeld.2026-2027.close@overstap', sequence: 1, title: 'Aanmelden gesloten', kind: 'day', on: day('2027-03-31') }

const write = (...events: readonly CalendarEvent[]) => calendarFile({ name: 'Overstap regio Voorbeeld', events, stamp, method: 'PUBLISH' })

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((component) => ({ component, event: new ICAL.Event(component) })) }
}

function readOne(event: CalendarEvent) {
  const { events } = read(write(event))
  expect(events).toHaveLength(1)
  return events[0]!
}

describe('when an event is', () => {
  it('a step without a time is a whole day that ends before the next', () => {
    const { event } = readOne(wholeDay)
    expect(event.startDate.isDate).toBe(true)
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2027-03-31', '2027-04-01'])
  })

  it.each([
    ['a step of some weeks', '2027-01-25', '2027-02-12', '2027-02-13'],
    ['a step over the clock change', '2027-03-26', '2027-03-28', '2027-03-29'],
    ['a step that ends on 31 December', '2027-12-30', '2027-12-31', '2028-01-01'],
    ['a step that ends on 29 February', '2028-02-28', '2028-02-29', '2028-03-01'],
  ])('%s reaches from its first day to and with its last', (_what, from, on, end) => {
    const { event } = readOne({ ...wholeDay, kind: 'day', from: day(from), on: day(on) })
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual([from, end])
  })

  it.each([
    ['in winter', '2027-03-26', '16:00', '2027-03-26T14:30:00Z', '2027-03-26T15:00:00Z'],
    ['in summer', '2027-04-06', '16:00', '2027-04-06T13:30:00Z', '2027-04-06T14:00:00Z'],
    ['just after the clock change', '2027-03-28', '03:00', '2027-03-28T00:30:00Z', '2027-03-28T01:00:00Z'],
  ])('a deadline with a time %s ends at that moment, in UTC, after half an hour', (_when, on, at, start, end) => {
    const { event } = readOne({ ...wholeDay, kind: 'moment', on: day(on), at: momentAt(day(on), time(at)) })
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual([start, end])
  })

  it('something that opens begins at its moment', () => {
    const { event } = readOne({ ...wholeDay, kind: 'opening', on: day('2027-04-07'), at: momentAt(day('2027-04-07'), time('09:00')) })
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2027-04-07T07:00:00Z', '2027-04-07T07:30:00Z'])
  })

  it.each(['UTC', 'Europe/Amsterdam', 'America/Los_Angeles', 'Pacific/Kiritimati'])('the zone of the machine (%s) changes nothing', (zone) => {
    const before = process.env['TZ']
    const usual = write(wholeDay)
    process.env['TZ'] = zone
    try {
      expect(write(wholeDay)).toBe(usual)
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
})

describe('what a calendar program needs to replace an event', () => {
  it('uid, sequence and stamp are those given, never the machine clock', () => {
    const { component, event } = readOne({ ...wholeDay, sequence: 7 })
    expect(event.uid).toBe(wholeDay.uid)
    expect(event.sequence).toBe(7)
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-09-01T06:00:00Z')
    expect(String(component.getFirstPropertyValue('status'))).toBe('CONFIRMED')
  })

  it('a step taken out of the calendar is cancelled', () => {
    expect(String(readOne({ ...wholeDay, cancelled: true }).component.getFirstPropertyValue('status'))).toBe('CANCELLED')
  })

  it('the file is published, names no person or machine, and takes nobody’s time', () => {
    const text = write(wholeDay)
    const { calendar, events } = read(text)
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//overstapcoordinator//calendar//NL')
    expect(events[0]!.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    expect(text).not.toMatch(/[^\r]\n/)
  })

  it('a uid that could break a line is a fault of ours', () => {
    expect(() => write({ ...wholeDay, uid: 'a\r\nATTENDEE:x' })).toThrow(RangeError)
  })

  it('a file without events is a file', () => {
    expect(read(write()).events).toEqual([])
  })
})

const hostile = [
  ['commas and semicolons', 'Lijst, versie 2; concept'],
  ['backslashes', 'C:\\nieuw\\, \\; \\n'],
  ['emoji over the fold', '😀'.repeat(60)],
  ['right-to-left marks', 'abc \u200f\u05d0\u05d1 def'],
  ['a folded line of 200 letters', 'ë'.repeat(200)],
  ['quotes and colons', '"X":Y;Z=1'],
] as const

describe('text', () => {
  it.each(hostile)('%s arrive as they were, in title and description', (_what, title) => {
    const { event } = readOne({ ...wholeDay, title, description: title })
    expect(event.summary).toBe(title)
    expect(event.description).toBe(title)
  })

  it('the name of the calendar is escaped as text is', () => {
    const text = calendarFile({ name: 'Regio A, B; C\\D', events: [wholeDay], stamp, method: 'PUBLISH' })
    expect(text).toContain('\r\nX-WR-CALNAME:Regio A\\, B\\; C\\\\D\r\n')
  })

  it.each(['\n', '\r\n', '\r', '\u2028', '\u0000', '\u0085'])('a break or control character %j in a title or name adds no line to the file', (mark) => {
    const title = `Klaar${mark}END:VEVENT${mark}BEGIN:VALARM`
    const text = calendarFile({ name: title, events: [{ ...wholeDay, title, description: title }], stamp, method: 'PUBLISH' })
    const { events } = read(text)
    expect(events).toHaveLength(1)
    expect(events[0]!.event.summary).toBe('Klaar END:VEVENT BEGIN:VALARM')
    expect(text.split('\r\n').filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT'])
  })

  it('line breaks of a description stay', () => {
    expect(readOne({ ...wholeDay, description: 'eerste\r\ntweede' }).event.description).toBe('eerste\ntweede')
  })

  it('whatever the title, it comes back whole and no line is longer than 75 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const text = write({ ...wholeDay, title })
        expect(read(text).events[0]!.event.summary).toBe(title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
      { numRuns: 300, seed: 2027 },
    )
  })

  it('an address is written as an address, and one with a line break becomes one line', () => {
    const { component } = readOne({ ...wholeDay, url: 'https://overstap.example/scholen/voorbeeld/2026-2027/90AA00\r\nATTENDEE:x' })
    expect(component.getFirstPropertyValue('url')).toBe('https://overstap.example/scholen/voorbeeld/2026-2027/90AA00ATTENDEE:x')
    expect(component.getFirstProperty('attendee')).toBeNull()
  })
})
