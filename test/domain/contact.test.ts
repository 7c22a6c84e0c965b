// Whom to write at a school, and who is one person.
import { describe, expect, it } from 'vitest'
import { type ContactRole, isSecretSentinel, personOf, whoIsWritten } from '../../lambdas/domain/contact.ts'
import { contact } from './builders.ts'

const inRoles = (name: string, ...roles: readonly ContactRole[]) => contact({ email: `${name}@school.example`, roles })
const transfer = inRoles('transfer', 'transfer')
const second = inRoles('second', 'second')
const head = inRoles('head', 'head')
const oso = inRoles('oso', 'oso')

describe('about a step is written', () => {
  it.each([
    ['whoever does the transfer', [oso, head, second, transfer], [transfer]],
    ['else whoever stands in', [oso, head, second], [second]],
    ['else the head', [oso, head], [head]],
    ['else whoever is there', [oso], [oso]],
    ['nobody where nobody is known', [], []],
    ['all who share the transfer', [transfer, head, inRoles('other', 'transfer', 'oso')], [transfer, inRoles('other', 'transfer', 'oso')]],
  ])('%s', (_who, contacts, written) => {
    expect(whoIsWritten(contacts, false)).toEqual(written)
  })

  it('the head too once the date has passed', () => {
    expect(whoIsWritten([head, transfer], true)).toEqual([transfer, head])
    expect(whoIsWritten([head, second], true)).toEqual([second, head])
    expect(whoIsWritten([transfer], true)).toEqual([transfer])
  })

  it('the head once, also when the head does the transfer', () => {
    const both = inRoles('both', 'head', 'transfer')
    expect(whoIsWritten([both], true)).toEqual([both])
    expect(whoIsWritten([head], true)).toEqual([head])
  })
})

describe('a person', () => {
  it('is an address in any capitals', () => {
    expect(personOf({ email: ' Jan@School.Example ' })).toBe('jan@school.example')
  })
})

describe("OSO's secret address", () => {
  it.each(['geheim@geheim.geheim', 'GEHEIM@GEHEIM.GEHEIM', ' geheim@geheim.geheim '])('%s is one', (email) => {
    expect(isSecretSentinel(email)).toBe(true)
  })

  it.each(['geheim@school.example', 'x.geheim@geheim.geheim', 'geheim@geheim.geheim.nl', ''])('"%s" is none', (email) => {
    expect(isSecretSentinel(email)).toBe(false)
  })
})
