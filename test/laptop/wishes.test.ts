// What one may say after `npm start`, and the one sentence that answers everything else.
import { describe, expect, it } from 'vitest'
import { StartProblem } from '../../lib/laptop/start-problem.ts'
import { readWishes } from '../../lib/laptop/wishes.ts'

describe('npm start', () => {
  it('without wishes takes port 4000, keeps its data in .overstap and goes on from what is there', () => {
    expect(readWishes([], {})).toEqual({ port: 4000, dataPath: '.overstap', fresh: false })
    expect(readWishes([], { PORT: '', OVERSTAP_DATA: '' })).toEqual({ port: 4000, dataPath: '.overstap', fresh: false })
  })

  it('can begin anew, at a moment in Amsterdam, on another port and in another folder', () => {
    expect(readWishes(['--fresh', '--now', '2027-03-24T08:00'], { PORT: '4001', OVERSTAP_DATA: 'elsewhere' })).toEqual({
      port: 4001,
      dataPath: 'elsewhere',
      fresh: true,
      startAt: Date.parse('2027-03-24T07:00:00Z'),
    })
  })

  it.each(['1', '65535'])('takes port %s', (PORT) => expect(readWishes([], { PORT }).port).toBe(Number(PORT)))

  it.each(['0', '65536', '-1', '40.5', 'web'])('does not take port %s', (PORT) => {
    expect(() => readWishes([], { PORT })).toThrow(new StartProblem('PORT moet een getal zijn van 1 tot en met 65535.'))
  })

  it.each([['--now', 'morgen'], ['--now', '2027-02-29T08:00'], ['--now=2027-03-28T02:30']])('does not take %s %s', (...words) => {
    expect(() => readWishes(words, {})).toThrow('Schrijf de tijd in Amsterdam zo: npm start -- --now 2027-03-24T08:00')
  })

  it.each([['--frsh'], ['--now'], ['fresh'], ['--fresh=yes']])('does not know %s', (...words) => {
    expect(() => readWishes(words, {})).toThrow('Dat kent npm start niet.')
  })
})
