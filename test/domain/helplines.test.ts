// Where a school is sent with a question: what it typed as its pupil system is recognised, and nothing that is no name comes on a public page.
import { describe, expect, it } from 'vitest'
import { helplinesOf } from '../../lambdas/domain/helplines.ts'

const contactPoint = { name: 'Contactpunt Noord', email: 'contact@noord.example', phone: '0199 12 34 56', url: 'https://noord.example', hours: 'op dinsdag' }
const ofSystems = (typed: readonly string[]) => helplinesOf(contactPoint, false, typed).filter(({ kind }) => kind === 'pupil-system')
const names = (...typed: readonly string[]) => ofSystems(typed).map(({ name }) => name)

describe('the pupil system that a school typed', () => {
  it.each([
    ['ParnasSys', 'ParnasSys'],
    ['parnassys', 'ParnasSys'],
    ['Parnasys', 'ParnasSys'],
    [' PARNAS-SYS ', 'ParnasSys'],
    ['ESIS', 'ESIS (Rovict)'],
    ['Esis Webbased', 'ESIS (Rovict)'],
    ['Rovict', 'ESIS (Rovict)'],
    ['EDUscope', 'EDUscope'],
    ['Edu-Scope', 'EDUscope'],
    ['Magister', 'Magister'],
    ['magister 6', 'Magister'],
    ['Somtoday', 'Somtoday'],
    ['SOM.today', 'Somtoday'],
    ['som', 'Somtoday'],
  ])('%s is known as %s, with an address of its supplier', (typed, name) => {
    expect(ofSystems([typed])).toEqual([{ kind: 'pupil-system', name, url: expect.stringMatching(/^https:\/\//) }])
  })

  it.each(['Genesis', 'Sommelier', 'Zermelo', 'LDOS+', 'Dotcom (v2)'])('%s is none of these and stands by its name alone', (typed) => {
    expect(ofSystems([typed])).toEqual([{ kind: 'pupil-system', name: typed }])
  })

  it('may be two at once, and is told once however many schools use it, by name', () => {
    expect(names('Zermelo', 'ParnasSys en ESIS', 'parnassys', 'ZERMELO', 'Magister', 'esis')).toEqual(['ESIS (Rovict)', 'Magister', 'ParnasSys', 'Zermelo'])
  })

  it.each(['', ' ', '?', '-', 'n.v.t.', 'Onbekend', 'weet ik niet'])('"%s" is no answer and is left out', (typed) => {
    expect(names(typed)).toEqual([])
  })

  it.each(['mail jan@school.example', 'bel 0199 12 34 56', 'https://school.example', 'www.school.example', '<b>x', 'x'.repeat(41), 'Jan, van de administratie', '4you'])(
    '"%s" is no name of a system: a public page does not show it',
    (typed) => {
      expect(names(typed)).toEqual([])
    },
  )

  it.each([
    ['x'.repeat(40), 1],
    ['x'.repeat(41), 0],
    ['Systeem 2027', 1],
    ['Systeem 20270', 0],
  ])('"%s" may stand there: %i', (typed, count) => {
    expect(names(typed)).toHaveLength(count)
  })
})

describe('where to go with questions', () => {
  it('is the region first, then the OSO desk, then the pupil systems', () => {
    const lines = helplinesOf(contactPoint, true, ['Magister'])
    expect(lines.map(({ kind }) => kind)).toEqual(['region', 'oso', 'pupil-system'])
    expect(lines[0]).toEqual({ kind: 'region', ...contactPoint })
    expect(lines[1]).toMatchObject({ phone: '0800 321 22 33', email: 'support@kennisnet.nl' })
  })

  it('is not the OSO desk in a region that does not use OSO', () => {
    expect(helplinesOf(contactPoint, false, []).map(({ kind }) => kind)).toEqual(['region'])
  })
})
