// The sentences about conflicts: every warning and every way out says in plain Dutch which step, which day and what to do.
import { describe, expect, it } from 'vitest'
import { checkCalendarSteps, withSuggestions } from '../../lambdas/domain/calendar-check.ts'
import { type CheckContext, errorOf, type Suggestion, warningOf } from '../../lambdas/domain/conflict.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { cannotCheckSentence, suggestionSentence } from '../../lambdas/http/conflict-words.ts'
import { reasonSentence } from '../../lambdas/http/problem.ts'
import { at, reminders, step } from '../domain/builders.ts'

const named = (given: Partial<Milestone>): Milestone => step({ id: 'step', title: 'Warme overdracht klaar', ...given })
const mayHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }

describe('a warning is told', () => {
  it.each([
    ['on-weekend', {}, '‘Warme overdracht klaar’ valt op zondag 20 juni 2027. In het weekend werken scholen niet.'],
    [
      'reminder-on-free-day',
      { sentOn: '2027-06-18' },
      'De herinnering op de dag zelf van ‘Warme overdracht klaar’ valt op zondag 20 juni 2027. Dan werken scholen niet: de mail gaat uit op vrijdag 18 juni 2027.',
    ],
    ['on-public-holiday', { name: 'Goede Vrijdag' }, '‘Warme overdracht klaar’ valt op zondag 20 juni 2027. Dat is Goede Vrijdag: de meeste scholen zijn dan dicht.'],
    ['closes-before-national', { national: '2027-03-31' }, 'De aanmelding sluit op zondag 20 juni 2027 om 16.00 uur. Landelijk kunnen ouders aanmelden tot en met woensdag 31 maart 2027.'],
    [
      'easter-in-application-week',
      { on1: '2027-06-24', days: '2027-06-21,2027-06-22' },
      'Pasen valt in de aanmeldweek van zondag 20 juni 2027 tot en met donderdag 24 juni 2027. Gewone schooldagen zijn alleen maandag 21 juni 2027 en dinsdag 22 juni 2027.',
    ],
    [
      'too-few-working-days',
      { title1: 'Ophalen', on1: '2027-06-21', found: '1', needed: '5' },
      'Er is weinig tijd tussen ‘Warme overdracht klaar’ (zondag 20 juni 2027) en ‘Ophalen’ (maandag 21 juni 2027): 1 werkdag. Reken op ten minste 5 werkdagen.',
    ],
  ] as const)('%s', (code, details, expected) => {
    expect(reasonSentence(warningOf(code, [named({ on: day('2027-06-20'), at: time('16:00') })], details))).toBe(expected)
  })

  it('with the day alone where the week of Easter has one ordinary school day, or none', () => {
    const sentence = (days: string) => reasonSentence(warningOf('easter-in-application-week', [named({}), named({})], { days }))
    expect(sentence('2027-03-25')).toMatch(/Alleen donderdag 25 maart 2027 is een gewone schooldag\.$/)
    expect(sentence('')).toMatch(/Er is in die week geen gewone schooldag\.$/)
  })
})

describe('an error is told', () => {
  it('of a release that stands, and of one that would open at once', () => {
    const sentence = (details: Readonly<Record<string, string>>) => reasonSentence({ code: 'release-cannot-move', details: { title: 'Ophalen', on: '2027-04-07', ...details } })
    expect(sentence({})).toBe('‘Ophalen’ op woensdag 7 april 2027 is al begonnen of begint binnen 5 minuten. Deze datum kan niet meer worden verplaatst.')
    expect(sentence({ to: '2027-04-06' })).toBe(
      '‘Ophalen’ op woensdag 7 april 2027 zou dan opengaan op dinsdag 6 april 2027. Dat moment is al voorbij of begint binnen 5 minuten. Kies een later moment.',
    )
  })

  it('of a year that would be destroyed too early', () => {
    const steps = [named({ title: 'Gegevens vernietigd', on: day('2026-10-01') }), named({ title: 'Opgehaald', on: day('2027-04-16') })]
    expect(reasonSentence(errorOf('closes-before-year', steps))).toBe(
      'De gegevens worden vernietigd terwijl het jaar nog loopt: ‘Gegevens vernietigd’ (donderdag 1 oktober 2026) en ‘Opgehaald’ (vrijdag 16 april 2027). Zet het vernietigen later.',
    )
  })
})

/** The sentences of all ways out that these steps get. */
function waysOut(milestones: readonly Milestone[], given: Partial<CheckContext> = {}): readonly string[] {
  const context: CheckContext = { year: schoolYearStarting(2026), settings: usualSettings, now: at('2026-08-01 08:00'), ...given }
  return withSuggestions(checkCalendarSteps(milestones, context), milestones, context).flatMap((conflict) =>
    conflict.suggestion ? [suggestionSentence(conflict, conflict.suggestion)] : [],
  )
}

describe('a way out is told', () => {
  it.each([
    ['another day', [named({ on: day('2027-06-20') })], ['Zet ‘Warme overdracht klaar’ op vrijdag 18 juni 2027.']],
    ['another day with its time', [named({ on: day('2027-06-20'), at: time('09:00') })], ['Zet ‘Warme overdracht klaar’ op vrijdag 18 juni 2027, 09.00 uur.']],
    ['other days of a step that spans some', [named({ from: day('2027-06-14'), on: day('2027-06-20') })], ['Zet ‘Warme overdracht klaar’ op maandag 14 juni 2027 tot en met vrijdag 18 juni 2027.']],
    ['no time', [named({ kind: 'applications-close', on: day('2027-03-31'), at: time('16:00') })], ['Haal het tijdstip van ‘Warme overdracht klaar’ weg: dan telt de hele dag.']],
    [
      'another round',
      [named({ kind: 'placement-known', on: day('2027-04-23') }), named({ kind: 'placement-known', id: 'second', on: day('2027-06-18') })],
      ['Zet ‘Warme overdracht klaar’ in ronde 2.'],
    ],
    [
      'one of two away',
      [named({ kind: 'placement-known', on: day('2027-04-23') }), named({ kind: 'placement-known', id: 'second', on: day('2027-04-23'), title: 'Plaatsing' })],
      ['Haal ‘Plaatsing’ op vrijdag 23 april 2027 weg.'],
    ],
  ] as const)('%s', (_what, milestones, expected) => {
    expect(waysOut(milestones)).toEqual(expected)
  })

  it('with the reminders that go, and the one that comes instead', () => {
    const now = at('2027-06-10 09:00')
    expect(waysOut([named({ on: day('2027-06-18'), reminders: reminders(-10, -1) })], { now })).toEqual(['Laat de herinnering 10 werkdagen ervoor vervallen.'])
    expect(waysOut([named({ on: day('2027-06-18'), reminders: reminders(-10) })], { now })).toEqual([
      'Laat de herinnering 10 werkdagen ervoor vervallen. Herinner 5 werkdagen ervoor.',
    ])
  })

  it('as going back, of a release that has begun and was taken out', () => {
    const release = named({ kind: 'release', id: 'release', title: 'Ophalen', on: day('2027-04-07'), at: time('09:00') })
    const published = { number: 1, milestones: [release], publishedAt: at('2026-11-21 10:00') }
    const sentence = 'Zet ‘Ophalen’ terug op woensdag 7 april 2027, 09.00 uur.'
    expect(waysOut([named({ on: day('2027-06-18') })], { published, now: at('2027-04-07 09:00') })).toEqual([sentence])
    expect(waysOut([{ ...release, kind: 'custom' }], { published, now: at('2027-04-07 08:59') })).toEqual([sentence])
  })

  it('as leaving the school holiday', () => {
    const settings = { ...usualSettings, schoolHolidays: [mayHoliday] }
    expect(waysOut([named({ kind: 'decision-due', title: 'Besluit', on: day('2027-05-12') })], { settings })).toEqual(['Zet ‘Besluit’ op vrijdag 23 april 2027.'])
  })

  it('by the title of the step even where it says nothing new', () => {
    const same: Suggestion = { kind: 'change', milestone: named({}), before: named({}) }
    expect(suggestionSentence({ milestoneIds: ['step'], details: {} }, same)).toContain('‘Warme overdracht klaar’')
  })
})

it('what could not be checked is told with what that means', () => {
  expect(cannotCheckSentence({ code: 'national-dates-unknown', details: { year: '2028-2029' } })).toBe(
    'De landelijke datums van 2028-2029 zijn nog niet bekend. Wij kunnen uw datums daar niet mee vergelijken.',
  )
  expect(cannotCheckSentence({ code: 'school-holidays-missing', details: {} })).toMatch(/^Er zijn nog geen schoolvakanties ingevuld\./)
})
