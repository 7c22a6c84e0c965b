// The form of an attachment type: what is missing, what is sent, and whose fault a fault is.
import { describe, expect, test } from 'vitest'
import { headings, isAlwaysSensitive as isSensitiveByRule } from '../../lambdas/domain/attachment-type.ts'
import { isOwnType } from '../../lambdas/domain/attachment-type-rules.ts'
import { largestTemplate } from '../../lambdas/domain/attachment-type-template.ts'
import { readyMadeTypes } from '../../lambdas/domain/attachment-types-ready-made.ts'
import { templateFault } from '../../web/pages/region/attachment-types/template-file.ts'
import { asSent, asTyped, emptyType, isAlwaysSensitive, isOwn, typeFaults } from '../../web/pages/region/attachment-types/type-typed.ts'
import { toldOfOthers, typeField } from '../../web/pages/region/attachment-types/type-faults.ts'
import { attachmentTypesWords as words } from '../../web/words/attachment-types.ts'

type Read = Parameters<typeof asTyped>[0]
const readyMade = readyMadeTypes as unknown as readonly Read[]
const absence = readyMade.find(({ typeId }) => typeId === 'absence')!
const fields = (found: readonly { readonly field?: string }[]) => found.map(({ field }) => field)

describe('what is typed of a type', () => {
  test.each(readyMade.map((type) => [type.typeId, type] as const))('%s is sent as it was read', (typeId, type) => {
    const own = isOwn(typeId, asTyped(type), readyMade)
    expect(own).toBe(false)
    expect(asSent(typeId, asTyped(type), own)).toEqual(type)
    expect(typeFaults(asTyped(type), own)).toEqual([])
  })

  test('an empty one misses what the API wants too', () => {
    expect(fields(typeFaults(emptyType(true), true))).toEqual(['name', 'explanation', 'limits', 'whyNotInOso', 'privacyOfficer', 'decidedOn'])
    expect(fields(typeFaults({ ...emptyType(false), hereReason: undefined, formats: [] }, false))).toEqual(['name', 'explanation', 'limits', 'whyNotInOso', 'hereReason', 'formats'])
  })

  test('is of one’s own just where the API says so', () => {
    const typed = asTyped(absence)
    for (const change of [{}, { name: 'Anders' }, { limits: 'Alles.' }, { heading: 'support' as const }]) {
      expect(isOwn('absence', { ...typed, ...change }, readyMade)).toBe(isOwnType({ typeId: 'absence', ...typed, ...change }))
    }
    expect(isOwn('other', typed, readyMade)).toBe(true)
  })

  test('sends a reason only of what is carried here, and what is sensitive by its subject as sensitive', () => {
    const typed = { ...asTyped(absence), hereReason: 'vo-cannot-read', sensitive: false } as const
    expect(asSent('absence', typed, false)).not.toHaveProperty('hereReason')
    expect(asSent('absence', { ...typed, carrier: 'here' }, false)).toMatchObject({ hereReason: 'vo-cannot-read', sensitive: false })
    for (const heading of headings) {
      expect(isAlwaysSensitive(heading)).toBe(isSensitiveByRule(heading))
      expect(asSent('absence', { ...typed, heading }, false).sensitive).toBe(isSensitiveByRule(heading))
    }
  })

  test('names the privacy officer only of a type of one’s own', () => {
    const typed = { ...asTyped(absence), privacyOfficer: 'F. van der Gaag', decidedOn: '2026-09-01' }
    expect(asSent('absence', typed, true).ownType).toEqual({ privacyOfficer: 'F. van der Gaag', decidedOn: '2026-09-01' })
    expect(asSent('absence', typed, false)).not.toHaveProperty('ownType')
  })
})

describe('a fault of the list', () => {
  test.each([
    ['types[2].name', 'name'], ['types[2].ownType', 'privacyOfficer'], ['types[2].ownType.decidedOn', 'decidedOn'], ['types[2].formats[0]', 'formats-0'], ['types[1].name', 'types-1-name'], ['types', 'types'],
  ])('%s in the form about the third type stands at %s', (path, field) => {
    expect(typeField(path, 2)).toBe(field)
  })

  test('in another type is told with its name', () => {
    const faults = [{ field: 'types-1-name', message: 'Vul dit in.' }, { field: 'name', message: 'Te lang.' }, { message: 'Iets.' }]
    expect(toldOfOthers(faults, [{ name: 'Eerste' }, { name: 'Tweede' }])).toEqual([{ message: 'Bij “Tweede”: Vul dit in.' }, faults[1], faults[2]])
  })
})

describe('a template', () => {
  const fault = (name: string, size: number) => templateFault({ name, size })
  test('is refused before it is sent when the API would', () => {
    expect([fault('a.pdf', largestTemplate), fault('A.DOCX', 1)]).toEqual([undefined, undefined])
    expect(fault('a.pdf', largestTemplate + 1)).toBe(words.templateTooLarge('350 kB'))
    expect(fault('a.doc', 1)).toBe(words.templateKind)
    expect([templateFault(undefined), fault('a.pdf', 0)].every((text) => text !== undefined)).toBe(true)
  })
})
