// What went wrong, as a form says it: all of it, at the field that it is about.
import { describe, expect, test } from 'vitest'
import { problemFrom, unreachable } from '../../web/api/problem.ts'
import { faultAt, faultsOf, fieldOf, stillOpen } from '../../web/faults.ts'
import { checks } from '../../web/words/general.ts'

describe('faults of a form', () => {
  test('each fault of the input belongs to its field', () => {
    const problem = problemFrom(400, { code: 'invalid-input', errors: [{ path: 'contactPoint.email', code: 'x', message: 'Geen adres.' }, { path: 'schoolHolidays[2].last', code: 'y', message: 'Te vroeg.' }] })
    const faults = faultsOf(problem)
    expect(faultAt(faults, 'contactPoint-email')).toBe('Geen adres.')
    expect(faultAt(faults, 'schoolHolidays-2-last')).toBe('Te vroeg.')
  })

  test('all reasons are said at once', () => {
    const problem = problemFrom(409, { code: 'cannot-publish', detail: 'Nee.', reasons: [{ code: 'a', message: 'Eerste.' }, { code: 'b', message: 'Tweede.' }] })
    expect(faultsOf(problem).map(({ message }) => message)).toEqual(['Eerste.', 'Tweede.'])
  })

  test('a fault of ours gives its number', () => {
    expect(faultsOf(problemFrom(500, { detail: 'Dit ligt aan ons.', reference: 'ab12' }))[0]!.message).toContain('ab12')
  })

  test.each([
    ['no answer', unreachable(), /bereiken/],
    ['a session that ended', problemFrom(401, {}), /Log opnieuw in/],
    ['a change in between without a word', problemFrom(412, {}), /Iemand anders/],
    ['an answer of a gateway', problemFrom(503, '<html>'), /ging iets mis/],
    ['a fault in the page itself', new TypeError('x is undefined'), /ging iets mis/],
  ])('%s', (_, fault, words) => {
    expect(faultsOf(fault)).toEqual([{ message: expect.stringMatching(words) }])
  })
})

test.each([
  ['contactPoint.email', 'contactPoint-email'],
  ['[0].email', '0-email'],
  ['name', 'name'],
])('the path %s is the field %s', (path, field) => {
  expect(fieldOf(path)).toBe(field)
})

describe('a fault that was put right is not told any longer', () => {
  const faults = [{ field: 'name', message: 'Vul de naam in.' }, { field: 'email', message: 'Geen adres.' }, { message: 'Het lukte niet.' }]
  const typed = new Set(['name'])

  test('nothing was typed: all stand', () => {
    expect(stillOpen(faults, new Set(), () => [])).toEqual(faults)
  })

  test('a field that is typed in keeps its fault while the check still finds it', () => {
    expect(stillOpen(faults, typed, () => [faults[0]!])).toEqual(faults)
    expect(stillOpen(faults, typed, () => [])).toEqual(faults.slice(1))
  })

  test('what only the API knows goes when its text changes', () => {
    expect(stillOpen(faults, typed)).toEqual(faults.slice(1))
  })

  test('another fault of the same field waits until the form is sent', () => {
    expect(stillOpen(faults, typed, () => [{ field: 'name', message: 'Te lang.' }])).toEqual(faults.slice(1))
  })
})

test('what is missing is asked for in a sentence', () => {
  expect(checks.required('Naam van de regio')).toBe('Vul de naam van de regio in.')
  expect(checks.required('Telefoonnummer', 'het')).toBe('Vul het telefoonnummer in.')
})
