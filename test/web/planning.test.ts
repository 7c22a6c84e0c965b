// Planning in the browser: the draft beside what is published, suggestions, ticks, and the mails to come.
import { describe, expect, test } from 'vitest'
import { compared, counted } from '../../web/calendar/compared.ts'
import { movedBy, newStep } from '../../web/calendar/draft.ts'
import { amongThem, linesOf, monthsOf, namedWeeks, noticeOf, type PlannedMail, schoolsToTell, weeksOf } from '../../web/calendar/mail-plan.ts'
import { idOfSuggestion, type Suggestion, taken } from '../../web/calendar/suggestion.ts'
import { acceptedKeys, type Conflict, tickFaults, tickField } from '../../web/calendar/ticks.ts'
import { timelineOf } from '../../web/calendar/timeline.ts'
import { planWords } from '../../web/words/mail-plan.ts'
import { roundLine, type Step } from '../../web/words/steps.ts'

const step = (id: string, on: string, more: Partial<Step> = {}): Step => ({ ...newStep(id), title: id, on, ...more })
const published = [step('a', '2027-01-10'), step('b', '2027-02-10', { at: '16:00' }), step('c', '2027-03-10')]
const kinds = (draft: readonly Step[]) => compared(published, draft).map(({ kind, step: { id } }) => `${id} ${kind}`)

describe('the draft beside the published calendar', () => {
  test('what is the same is the same', () => {
    expect(kinds(published)).toEqual(['a same', 'b same', 'c same'])
  })

  test('another day, another time and another first day are each a move; another title is not', () => {
    expect(kinds([step('a', '2027-01-11'), step('b', '2027-02-10', { at: '17:00' }), step('c', '2027-03-10', { from: '2027-03-01' })])).toEqual(['a moved', 'b moved', 'c moved'])
    expect(kinds([step('a', '2027-01-10', { title: 'Anders' }), ...published.slice(1)])[0]).toBe('a changed')
  })

  test('a step that went stands where its day was, one that came where it stands in the draft', () => {
    expect(kinds([published[0]!, published[2]!, step('d', '2027-05-01')])).toEqual(['a same', 'b removed', 'c same', 'd added'])
    expect(kinds(published.slice(0, 2))).toEqual(['a same', 'b same', 'c removed'])
  })

  test('all of them are counted', () => {
    expect(counted(compared(published, [step('a', '2027-01-11'), step('d', '2027-05-01')]))).toEqual({ same: 0, moved: 1, changed: 0, added: 1, removed: 2 })
  })

  test('the picture says behind a name what became of it', () => {
    const timeline = timelineOf([published[0]!], '2026-2027', [], new Map([['a', 'was 9 jan']]))!
    expect(timeline.bands[0]!.steps[0]!.label).toBe('10 jan a (was 9 jan)')
  })
})

describe('moving a step by days', () => {
  test.each([
    ['a day on', 1, '2027-03-01'],
    ['a day back', -1, '2027-02-27'],
    ['a week on, over the month', 7, '2027-03-07'],
  ] as const)('%s', (_, by, on) => {
    expect(movedBy(step('a', '2027-02-28'), by).on).toBe(on)
  })

  test('a step of some days keeps its length', () => {
    expect(movedBy(step('a', '2027-02-12', { from: '2027-01-25' }), -3)).toMatchObject({ from: '2027-01-22', on: '2027-02-09' })
  })
})

describe('taking a suggestion over', () => {
  const changeTo = (milestone: Step) => ({ milestone, message: '' }) as unknown as Suggestion

  test('its step stands in for the one with the same id, in its place', () => {
    const suggestion = changeTo(step('b', '2027-02-09'))
    expect(taken(published, suggestion).map(({ id, on }) => [id, on])).toEqual([['a', '2027-01-10'], ['b', '2027-02-09'], ['c', '2027-03-10']])
    expect(idOfSuggestion(suggestion)).toBe('b')
  })

  test('a step that should go goes, and one that went comes back', () => {
    expect(taken(published, { remove: 'b', message: '' }).map(({ id }) => id)).toEqual(['a', 'c'])
    expect(taken(published.slice(1), changeTo(published[0]!)).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })
})

describe('warnings want a tick', () => {
  const conflict = (key: string, more: Partial<Conflict> = {}): Conflict => ({ code: 'c', severity: 'warning', key, milestoneIds: [], dates: [], message: key, ...more })
  const accepted = { by: 'x', at: '2027-01-01T00:00:00Z' }

  test('each that was ticked neither now nor before is a fault at its box', () => {
    const list = [conflict('k1'), conflict('k2'), conflict('k3', { accepted }), conflict('e', { severity: 'error' })]
    expect(tickFaults(list, new Set(['k1'])).map(({ field }) => field)).toEqual([tickField(list[1]!)])
    expect(tickFaults(list, new Set(['k1', 'k2']))).toEqual([])
  })

  test('what is sent are the ticks of warnings that still stand, no errors', () => {
    expect(acceptedKeys([conflict('k1'), conflict('k2'), conflict('e', { severity: 'error' })], new Set(['k1', 'gone', 'e']))).toEqual(['k1'])
  })
})

describe('the mails to come', () => {
  const mail = (at: string, schoolIds: readonly string[], more: Partial<PlannedMail> = {}): PlannedMail => ({
    at, about: [{ kind: 'step-due' }], subject: at, persons: schoolIds.length, schoolIds: [...schoolIds], change: 'same', ...more,
  })
  const plan = {
    mails: [mail('2027-03-01T07:00:00Z', ['90AA00', '90AB00']), mail('2027-03-31T22:30:00Z', ['90AA00'], { change: 'new', about: [{ kind: 'date-changed' }] })],
    gone: [mail('2027-03-15T07:00:00Z', ['90AB00'])],
  }

  test('stand in order of their moment, those that would not go out among them', () => {
    expect(linesOf(plan).map(({ kind }) => kind)).toEqual(['same', 'gone', 'new'])
  })

  test('of one school are those in which it is named', () => {
    expect(linesOf(plan, new Set(['90AB00'])).map(({ kind }) => kind)).toEqual(['same', 'gone'])
    expect(linesOf(plan, new Set())).toEqual([])
  })

  test('fall in the month that it is in Amsterdam', () => {
    expect(monthsOf(linesOf(plan)).map(({ name, lines }) => [name, lines.length])).toEqual([['maart 2027', 2], ['april 2027', 1]])
  })

  test('are counted by week, with the weeks in between; what is gone does not count', () => {
    expect(weeksOf(linesOf(plan))).toEqual([
      { monday: '2027-03-01', mails: 2 },
      { monday: '2027-03-08', mails: 0 },
      { monday: '2027-03-15', mails: 0 },
      { monday: '2027-03-22', mails: 0 },
      { monday: '2027-03-29', mails: 1 },
    ])
    expect(weeksOf([])).toEqual([])
  })

  test('of OSO count whom they will tell, and of whom nobody knows yet', () => {
    expect(schoolsToTell({ qualified: 9, 'agreement-missing': 1, 'mandate-missing': 2, 'endpoint-missing': 4, unknown: 8, recheck: 16, 'not-participating': 3 })).toEqual({ told: 7, open: 24 })
    expect(schoolsToTell({})).toEqual({ told: 0, open: 0 })
  })

  test.each([
    [0, 0, 'Zoals het er nu voor staat, is dat geen enkele school.'],
    [1, 1, 'Zoals het er nu voor staat, is dat 1 school. Van 1 school is nog niet bekend of OSO werkt. Daardoor kunnen er e-mails bij komen.'],
    [3, 12, 'Zoals het er nu voor staat, zijn dat 3 scholen. Van 12 scholen is nog niet bekend of OSO werkt. Daardoor kunnen er e-mails bij komen.'],
  ])('of OSO say in words that %i schools will be told and %i are unknown', (told, open, words) => {
    expect(planWords.connection('2027-02-19', told, open)).toBe(`Op vrijdag 19 februari 2027 krijgen scholen een e-mail als OSO voor hen dan niet werkt. Hun bestuur krijgt die ook. ${words}`)
  })

  test('say how many of the schools that one looks for are in it', () => {
    expect(amongThem(plan.mails[0]!, new Set(['90AB00']))).toBe(1)
    expect(amongThem(plan.mails[0]!, new Set(['90AA00', '90AB00', '90AC00']))).toBe(2)
    expect(amongThem(plan.mails[0]!, new Set(['90AC00']))).toBe(0)
  })

  test.each([
    ['the next month begins a week later: only that is named', ['2027-03-29', '2027-04-05', '2027-04-12'], ['2027-04-05']],
    ['the next month begins two weeks later: both have room', ['2027-03-22', '2027-03-29', '2027-04-05'], ['2027-03-22', '2027-04-05']],
    ['one week', ['2027-03-22'], ['2027-03-22']],
    ['none', [], []],
  ])('names of months do not overlap: %s', (_, mondays, named) => {
    expect([...namedWeeks(mondays.map((monday) => ({ monday })))]).toEqual(named)
  })

  test('tell when the schools hear of the calendar itself', () => {
    expect(noticeOf(plan)).toBe('2027-03-31T22:30:00Z')
    expect(noticeOf({ mails: [] })).toBeUndefined()
  })
})

test.each([
  [{ round: '1', route: 'regular' }, undefined],
  [{ round: '2', route: 'regular' }, 'Ronde 2'],
  [{ round: '1', route: 'pro' }, 'route praktijkonderwijs (pro)'],
  [{ round: 'rest', route: 'vso' }, 'Na de rondes, route voortgezet speciaal onderwijs (vso)'],
] as const)('round and route are said where they are not the usual ones: %j', (which, line) => {
  expect(roundLine(which)).toBe(line)
})
