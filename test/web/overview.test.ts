// The coordinator's overview in the browser: who is behind as rows, days and numbers in words, shares, and how old a fact is.
import { describe, expect, test } from 'vitest'
import { mailtoOf } from '../../web/mailto.ts'
import { pairsWords, qualificationImportWords } from '../../web/words/region-oso.ts'
import { ageOf, labelNames, labelShort, labelsInOrder } from '../../web/words/oso.ts'
import { daysLeftText, dueText, percentOf, touchedText } from '../../web/words/overview.ts'

test.each([
  [6, 'nog 6 werkdagen'],
  [1, 'nog 1 werkdag'],
  [0, 'na vandaag is er geen werkdag meer'],
  [-1, '1 werkdag geleden'],
  [-27, '27 werkdagen geleden'],
])('%i working days left is read as "%s"', (left, text) => {
  expect(daysLeftText(left, false)).toBe(text)
})

test('the day itself is today, whether one works on it or not', () => {
  expect([daysLeftText(0, true), dueText('2027-04-10', undefined, 0, false, '2027-04-10')]).toEqual(['vandaag', 'Uiterlijk zaterdag 10 april 2027 (vandaag).'])
})

describe('when a step is or was due', () => {
  test.each([
    ['to come', '2027-04-06', '16:00', 2, false, 'Uiterlijk dinsdag 6 april 2027, 16.00 uur (nog 2 werkdagen).'],
    ['to come on a day that nobody works', '2027-04-04', undefined, 0, false, 'Uiterlijk zondag 4 april 2027 (na vandaag is er geen werkdag meer).'],
    ['done, and past since a day that nobody works', '2027-04-02', undefined, 0, false, 'De datum was vrijdag 2 april 2027.'],
    ['over since some days', '2027-02-05', undefined, -1, true, 'De datum was vrijdag 5 februari 2027 (1 werkdag geleden).'],
    ['over since an hour', '2027-04-06', '16:00', 0, true, 'De datum was dinsdag 6 april 2027, 16.00 uur.'],
  ])('%s', (_, on, at, left, isOver, text) => {
    expect(dueText(on, at, left, isOver, '2027-04-03')).toBe(text)
  })
})

describe('what open work is about', () => {
  test.each([
    [{}, ''],
    [{ pupils: '<10' }, 'Nog open voor minder dan 10 leerlingen.'],
    [{ pupils: '50+' }, 'Nog open voor 50 of meer leerlingen.'],
    [{ count: 10, of: 28, pupils: '10-19' }, '10 van de 28 klaar. Nog open voor 10 tot 20 leerlingen.'],
    [{ count: 7 }, '7 klaar.'],
    [{ of: 28, pupils: '20-49' }, 'Nog open voor 20 tot 50 leerlingen.'],
  ] as const)('%j', (row, text) => {
    expect(touchedText(row)).toBe(text)
  })
})

test.each([
  [17, 24, 71],
  [0, 24, 0],
  [24, 24, 100],
  [0, 0, undefined],
])('%i of %i is %s percent', (part, all, percent) => {
  expect(percentOf(part, all)).toBe(percent)
})

test.each([
  ['2027-02-08', 'vandaag'],
  ['2027-02-07', 'gisteren'],
  ['2027-02-06', '2 dagen geleden'],
  ['2026-12-11', '59 dagen geleden'],
  ['2026-12-09', '61 dagen geleden'],
  ['2026-12-08', '2 maanden geleden'],
  ['2026-10-01', '4 maanden geleden'],
  ['2026-03-01', '11 maanden geleden'],
  ['2026-02-08', 'meer dan een jaar geleden'],
  ['2026-02-09', '11 maanden geleden'],
  ['2025-02-09', 'meer dan een jaar geleden'],
  ['2025-02-08', 'meer dan 2 jaar geleden'],
])('what was said on %s is on 8 February 2027 called "%s"', (on, age) => {
  expect(ageOf(on, '2027-02-08')).toBe(age)
})

test('every label stands once in the order of lists, and has a long and a short name', () => {
  expect([...labelsInOrder].sort()).toEqual(Object.keys(labelNames).sort())
  expect(Object.keys(labelShort).sort()).toEqual(Object.keys(labelNames).sort())
})

test('a ready mail opens in a mail program with every sign of it', () => {
  const link = new URL(mailtoOf('bestuur@school.example', { subject: 'Mandaat & OSR?', text: 'Regel 1\nRegel 2: 50% + ë' }))
  expect(link.pathname).toBe('bestuur@school.example')
  expect(link.search).not.toContain('+')
  expect(Object.fromEntries(link.searchParams)).toEqual({ subject: 'Mandaat & OSR?', body: 'Regel 1\r\nRegel 2: 50% + ë' })
})

test.each([
  [0, 5, '0 van de 5 paren kunnen uitwisselen.'],
  [1, 5, '1 van de 5 paren kan uitwisselen.'],
  [2, 5, '2 van de 5 paren kunnen uitwisselen.'],
  [1, 1, '1 van de 1 paar kan uitwisselen.'],
])('%i of %i pairs that can exchange', (connected, all, text) => {
  expect(pairsWords.counted(connected, all)).toBe(text)
})

test('what a list says of a fact is shown with its day; what is not known has none', () => {
  expect([qualificationImportWords.stateOn('yes', '2026-10-15'), qualificationImportWords.stateOn('unknown', '2026-10-15'), qualificationImportWords.stateOn('no', undefined)]).toEqual([
    'Ja, op 15 oktober 2026', 'Nog niet bekend', 'Nee',
  ])
})
