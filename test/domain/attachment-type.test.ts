// Attachment types: what a list of them may say, which pupils they are for, and the ready-made ones.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appliesTo, appliesWhen, type AttachmentTypes, headings, isAlwaysSensitive, isTypeId, noTypes, requiredWhens } from '../../lambdas/domain/attachment-type.ts'
import { faultsOfTypes, faultsWithoutOso, isOwnType, replaceTypes, templatesDropped, type TypeGiven, withTemplate } from '../../lambdas/domain/attachment-type-rules.ts'
import { readyMadeTypes } from '../../lambdas/domain/attachment-types-ready-made.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { pupilRoutes } from '../../lambdas/domain/milestone.ts'
import { textFaults } from '../../lambdas/domain/free-text.ts'
import { at } from './builders.ts'

const readyMade = (typeId: string) => readyMadeTypes.find((type) => type.typeId === typeId)!

/** A ready-made type as a region may take it: nothing is wrong with it. */
const type = (given: Partial<TypeGiven> = {}): TypeGiven => ({ ...readyMade('absence'), ...given })
const ownType = (given: Partial<TypeGiven> = {}): TypeGiven =>
  type({ typeId: 'own', name: 'Eigen formulier', limits: 'Alleen het formulier.', ownType: { privacyOfficer: 'F. van der Gaag', decidedOn: day('2026-09-01') }, ...given })

/** What is wrong, as `types[0].name required`. */
const faults = (...types: readonly TypeGiven[]) => faultsOfTypes(types).map(({ path, code }) => `${path} ${code}`)

const without = (given: TypeGiven, field: keyof TypeGiven): TypeGiven => {
  const { [field]: _gone, ...rest } = given
  return rest as TypeGiven
}

describe('a ready-made type', () => {
  it.each(readyMadeTypes.map((one) => [one.typeId, one] as const))('%s may be taken as it is', (_id, one) => {
    expect(faults(one)).toEqual([])
    expect(isOwnType(one)).toBe(false)
    expect([one.name, one.explanation, one.whyNotInOso, one.limits].flatMap((text) => textFaults(text, 'one-line'))).toEqual([])
  })

  it('is one of at least eight, that go together and say under every heading what may be asked', () => {
    expect(readyMadeTypes.length).toBeGreaterThanOrEqual(8)
    expect(faults(...readyMadeTypes)).toEqual([])
    expect(new Set(readyMadeTypes.map(({ heading }) => heading))).toEqual(new Set(headings))
  })

  it('goes by OSO until a region has a reason', () => {
    expect(readyMadeTypes.filter(({ carrier, hereReason }) => carrier !== 'oso' || hereReason)).toEqual([])
  })

  it('keeps absence and the home situation within the limits of the decree', () => {
    expect(readyMade('absence').limits).toContain('lleen relatief verzuim in het jaar vóór het rapport')
    expect(readyMade('support-explanation').limits).toContain('Thuissituatie alleen als punt van zorg voor het leren')
  })
})

describe('a type of the region’s own', () => {
  it.each([
    ['another id', { typeId: 'absence-2' }],
    ['other limits', { limits: 'Al het verzuim.' }],
    ['another heading', { heading: 'administrative' as const }],
  ])('is one with %s, and names the privacy officer and the day', (_what, given) => {
    expect(faults(type(given))).toEqual(['types[0].ownType own-type-wants-officer'])
    expect(faults(type({ ...given, ownType: { privacyOfficer: 'F. van der Gaag', decidedOn: day('2026-09-01') } }))).toEqual([])
    expect(faults(type({ ...given, ownType: { privacyOfficer: ' ', decidedOn: day('2026-09-01') } }))).toEqual(['types[0].ownType own-type-wants-officer'])
  })

  it('is not one with other words, other pupils or another way', () => {
    expect(faults(type({ name: 'Verzuim', explanation: 'Kort.', requiredWhen: 'all', carrier: 'here', hereReason: 'vo-cannot-read', formats: ['pdf'], maxMb: 2, sensitive: true }))).toEqual([])
  })
})

describe('a list of types', () => {
  it('is in order when it is empty', () => {
    expect(faultsOfTypes([])).toEqual([])
  })

  it.each(['name', 'explanation', 'whyNotInOso', 'limits'] as const)('wants the %s of each', (field) => {
    expect(faults(ownType({ [field]: '  ' }))).toEqual([`types[0].${field} required`])
    expect(faults(ownType({ [field]: 'x' }))).toEqual([])
  })

  it('wants a reason of what is carried here, and none of what goes by OSO', () => {
    const here = type({ carrier: 'here', hereReason: 'no-working-oso' })
    expect(faults(here)).toEqual([])
    expect(faults(without(here, 'hereReason'))).toEqual(['types[0].hereReason here-wants-reason'])
    expect(faults(type({ hereReason: 'no-working-oso' }))).toEqual(['types[0].hereReason oso-wants-no-reason'])
  })

  it('wants a kind of file of what is carried here', () => {
    expect(faults(type({ carrier: 'here', hereReason: 'no-working-oso', formats: [] }))).toEqual(['types[0].formats formats-missing'])
    expect(faults(type({ carrier: 'oso', formats: [] }))).toEqual([])
  })

  it.each([[0, false], [1, true], [10, true], [11, false], [Number.NaN, false]])('takes files of at most %d MB: %s', (maxMb, fits) => {
    expect(faults(type({ maxMb }))).toEqual(fits ? [] : ['types[0].maxMb megabytes-outside'])
  })

  it.each(headings)('is sensitive about support, health and behaviour: %s', (heading) => {
    const isAbout = heading === 'support' || heading === 'social-emotional'
    expect(isAlwaysSensitive(heading)).toBe(isAbout)
    expect(faults(ownType({ heading, sensitive: false }))).toEqual(isAbout ? ['types[0].sensitive must-be-sensitive'] : [])
    expect(faults(ownType({ heading, sensitive: true }))).toEqual([])
  })

  it('names each type once, whatever capitals or blanks stand around', () => {
    expect(faults(type(), ownType({ name: ' OVERZICHT van verzuim ' }))).toEqual(['types[1].name name-twice'])
    expect(faults(type(), ownType({ name: 'Overzicht van verzuim 2' }))).toEqual([])
    expect(faults(type(), type({ name: 'Anders' }))).toEqual(['types[1].typeId type-twice'])
  })

  it.each([30, 31])('holds at most 30 types: %d', (count) => {
    const many = Array.from({ length: count }, (_, i) => ownType({ typeId: `own-${i}`, name: `Formulier ${i}` }))
    expect(faults(...many)).toEqual(count > 30 ? ['types too-many-types'] : [])
  })

  it('says everything that is wrong at once', () => {
    const wrong = ownType({ typeId: 'Eigen', name: '', limits: '', carrier: 'here', formats: [], maxMb: 11, heading: 'support', sensitive: false })
    expect(faults(type(), without(wrong, 'ownType')).sort()).toEqual([
      'types[1].formats formats-missing', 'types[1].hereReason here-wants-reason', 'types[1].limits required', 'types[1].maxMb megabytes-outside', 'types[1].name required',
      'types[1].ownType own-type-wants-officer', 'types[1].sensitive must-be-sensitive', 'types[1].typeId not-a-type-id',
    ])
  })

  it('carries nothing new by OSO where the region does not use it; what did so already waits to be put right', () => {
    const here = type({ carrier: 'here', hereReason: 'no-working-oso' })
    const fault = { path: 'types[0].carrier', code: 'region-uses-no-oso' }
    expect(faultsWithoutOso([type(), ownType({ carrier: 'here' })], noTypes, { usesOso: false })).toEqual([fault])
    expect(faultsWithoutOso([type()], { types: [here], version: 1 }, { usesOso: false })).toEqual([fault])
    expect(faultsWithoutOso([type()], { types: [type()], version: 1 }, { usesOso: false })).toEqual([])
    expect(faultsWithoutOso([here], noTypes, { usesOso: false })).toEqual([])
    expect(faultsWithoutOso([type()], noTypes, { usesOso: true })).toEqual([])
  })
})

it.each([
  ['a', true], ['dyslexia-statement', true], ['a'.repeat(40), true], ['a'.repeat(41), false], ['', false], ['1a', false], ['-a', false], ['A', false], ['a b', false], ['a\n', false],
  ['constructor', false], ['valueof', true],
])('an id of a type is a plain word that no object has already: %j is %s', (text, fits) => {
  expect(isTypeId(text)).toBe(fits)
})

describe('which pupils a type is for', () => {
  it.each([
    ['all', [], 'always'], ['all', ['pro'], 'always'],
    ['pro', ['pro'], 'always'], ['pro', ['regular'], 'never'], ['pro', [], 'never'],
    ['lwoo', ['regular', 'lwoo'], 'always'], ['lwoo', ['pro'], 'never'],
    ['vso', ['vso'], 'always'], ['vso', ['pro', 'lwoo'], 'never'],
    ['dyslexia', ['pro', 'lwoo', 'vso'], 'school-says'], ['support', [], 'school-says'], ['opp', [], 'school-says'], ['guest', [], 'school-says'], ['optional', [], 'school-says'],
  ] as const)('%s for a pupil with the routes %j: %s', (requiredWhen, routes, applies) => {
    expect(appliesWhen({ requiredWhen }, routes)).toBe(applies)
  })

  it('what the school said of a pupil comes first; where it said nothing, the routes tell', () => {
    const someType = fc.record({ typeId: fc.constantFrom('a', 'b'), requiredWhen: fc.constantFrom(...requiredWhens) })
    const said = fc.dictionary(fc.constantFrom('a', 'b'), fc.boolean())
    fc.assert(
      fc.property(someType, fc.subarray([...pupilRoutes]), said, (one, routes, says) => {
        const bySchool = Object.hasOwn(says, one.typeId) ? says[one.typeId] : undefined
        expect(appliesTo(one, routes, says)).toBe(bySchool ?? appliesWhen(one, routes) === 'always')
      }),
    )
  })
})

describe('a change of the list', () => {
  const template = { fileName: 'formulier.pdf', contentType: 'application/pdf', bytes: new Uint8Array(3) }
  const kept: AttachmentTypes = withTemplate({ types: [type(), ownType()], version: 3 }, 'own', template, at('2026-10-01 09:00'))

  it('keeps the templates of the types that stay, and tells which go', () => {
    expect(kept.types[1]!.template).toEqual({ fileName: 'formulier.pdf', contentType: 'application/pdf', size: 3, uploadedAt: at('2026-10-01 09:00') })
    const renamed = replaceTypes(kept, [ownType({ name: 'Ander formulier' })])
    expect(renamed).toEqual({ types: [{ ...ownType({ name: 'Ander formulier' }), template: kept.types[1]!.template }], version: 5 })
    expect(templatesDropped(kept, renamed)).toEqual([])
    expect(templatesDropped(kept, replaceTypes(kept, [type()]))).toEqual(['own'])
    expect(templatesDropped(kept, replaceTypes(kept, [ownType()]))).toEqual([])
  })

  it('begins with the first version', () => {
    expect(replaceTypes(noTypes, [type()])).toEqual({ types: [type()], version: 1 })
  })

  it('is refused once a school has set ready', () => {
    const locked = { ...kept, lockedAt: at('2027-03-20 10:00') }
    for (const doing of [() => replaceTypes(locked, []), () => withTemplate(locked, 'own', template, at('2027-03-20 10:01'))]) {
      expect(doing).toThrow(expect.objectContaining({ name: 'Refusal', code: 'types-locked' }))
    }
  })
})
