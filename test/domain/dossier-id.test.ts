import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicationIdOf, dossierIdOf, numberFrom, readApplicationId, readDossierId } from '../../lambdas/domain/dossier-id.ts'
import { objectKey, readObjectKey, schoolPrefix } from '../../lambdas/domain/object-key.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { holdsBsn } from '../../lambdas/domain/bsn.ts'

const signs = (text: string, length: number) => fc.array(fc.constantFrom(...text), { minLength: length, maxLength: length }).map((list) => list.join(''))
const digits = '0123456789'
const schoolId = fc.tuple(signs(digits, 2), signs('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 2), signs(digits, 2)).map((parts) => parts.join(''))
const place = fc.record({ schoolId, year: fc.integer({ min: 2020, max: 2090 }).map(schoolYearStarting), number: fc.integer({ min: 100_000, max: 999_999 }).map(String) })
const hexadecimals = (length: number) => signs('0123456789abcdef', length)

describe('the id of a dossier', () => {
  it('carries the PO school, the year and the number', () => {
    fc.assert(fc.property(place, (given) => void expect(readDossierId(dossierIdOf(given))).toEqual(given)))
  })
  it('with a VO school behind it is the id of an application', () => {
    fc.assert(
      fc.property(place, schoolId, (given, voSchoolId) => {
        expect(readApplicationId(applicationIdOf(dossierIdOf(given), voSchoolId))).toEqual({ dossierId: dossierIdOf(given), voSchoolId })
      }),
    )
  })
  it.each(['', '99AB00', '99AB00-2627', '99AB00-2628-481516', '99AB00-2627-081516', '99AB00-2627-4815161', '99ab00-2627-481516', '99AB00#-2627-481516', '99AB00-2627-48151٦'])('%j is none', (text) => {
    expect(readDossierId(text)).toBeUndefined()
  })
  it('is never taken for a BSN, not even near the word', () => {
    fc.assert(fc.property(place, (given) => void expect(holdsBsn(`BSN ${dossierIdOf(given)}`)).toBe(false)))
  })
  it('has a number without an order, of six digits', () => {
    fc.assert(fc.property(hexadecimals(40), (text) => void expect(numberFrom(text)).toMatch(/^[1-9]\d{5}$/)))
  })
})

describe('where a file lies', () => {
  const object = fc.tuple(place, hexadecimals(20), hexadecimals(64)).map(([given, attachmentId, sha256]) => ({ ...given, regionId: 'voorbeeld', attachmentId, sha256 }))
  it('names its owner', () => {
    fc.assert(fc.property(object, (given) => void expect(readObjectKey(objectKey(given))).toEqual(given)))
  })
  it('is below the prefix of its school alone: no school is the beginning of another', () => {
    fc.assert(
      fc.property(object, schoolId, (given, other) => {
        expect(objectKey(given).startsWith(schoolPrefix(given))).toBe(true)
        if (other !== given.schoolId) expect(objectKey(given).startsWith(schoolPrefix({ ...given, schoolId: other }))).toBe(false)
      }),
    )
  })
  it('is read from nothing else', () => {
    fc.assert(
      fc.property(object, fc.constantFrom('../', '/', 'X', ' ', '%2F', '\n'), (given, junk) => {
        expect(readObjectKey(junk + objectKey(given))).toBeUndefined()
        expect(readObjectKey(objectKey(given) + junk)).toBeUndefined()
      }),
    )
  })
})
