// The code of a school, and the side on which it stands.
import { describe, expect, it } from 'vitest'
import { isSchoolId, sectors, sideOf } from '../../lambdas/domain/school.ts'

describe('a vestigingscode', () => {
  it.each(['20LO04', '99AB00', '00AA00'])('%s is one', (text) => {
    expect(isSchoolId(text)).toBe(true)
  })

  it.each(['20LO', '20LO4', '20LO044', '20lo04', 'LO2004', '20L004', '20ÄO04', ' 20LO04', '20LO04\n', ''])('"%s" is none', (text) => {
    expect(isSchoolId(text)).toBe(false)
  })
})

it('sbo and so stand on the primary side, vso on the secondary', () => {
  expect(sectors.map((sector) => `${sector} ${sideOf(sector)}`)).toEqual(['po po', 'sbo po', 'so po', 'vo vo', 'vso vo'])
})
