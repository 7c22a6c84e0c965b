import { describe, expect, it } from 'vitest'
import type { InspectionInput } from '../../lambdas/domain/inspection-rules.ts'
import { inspectionFaults } from '../../lambdas/domain/inspection-rules.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { at } from './builders.ts'
import { dossier, file, open } from './dossiers.ts'

const now = at('2027-03-30 23:30')
const uploaded = dossier({ open: open(file('a')) })
const input = (given: Partial<InspectionInput> = {}): InspectionInput => ({ listHash: '', manner: 'seen', on: day('2027-03-30'), agreed: 'yes', ...given })
const faults = (given: Partial<InspectionInput>, of = uploaded) => inspectionFaults(input(given), of, now).map(({ path, code }) => `${path} ${code}`)

describe('taking down an inspection', () => {
  it('takes today, and refuses a day to come', () => {
    expect(faults({ on: day('2027-03-30') })).toEqual([])
    expect(faults({ on: day('2027-03-31') })).toEqual(['on day-to-come'])
  })
  it('takes the day of the last upload, and wants a tick for the day before', () => {
    expect(faults({ on: day('2027-03-01') })).toEqual([])
    expect(faults({ on: day('2027-02-28') })).toEqual(['exactlyThese seen-before-upload'])
    expect(faults({ on: day('2027-02-28'), exactlyThese: true })).toEqual([])
  })
  it('looks at the latest of the files that count', () => {
    const late = file('b', { check: { state: 'accepted', at: at('2027-03-20 10:00'), versionId: 'v', findings: [] } })
    expect(faults({ on: day('2027-03-19') }, dossier({ open: open(file('a'), late) }))).toEqual(['exactlyThese seen-before-upload'])
    const refused = file('c', { announcedAt: at('2027-03-25 10:00'), check: { state: 'refused', at: at('2027-03-25 10:00'), reasons: [] } })
    expect(faults({ on: day('2027-03-19') }, dossier({ open: open(file('a'), refused) }))).toEqual([])
  })
  it('of parents who did not respond wants two days on which it was offered', () => {
    expect(faults({ manner: 'offered-no-response' })).toEqual(['offeredOn first-offer-missing'])
    expect(faults({ manner: 'offered-no-response', offeredOn: day('2027-03-30') })).toEqual(['offeredOn offers-not-on-two-days'])
    expect(faults({ manner: 'offered-no-response', offeredOn: day('2027-03-29') })).toEqual([])
  })
  it('of parents who saw it has no earlier offer', () => {
    expect(faults({ offeredOn: day('2027-03-29') })).toEqual(['offeredOn offer-not-asked'])
  })
  it('tells all faults at once', () => {
    expect(faults({ manner: 'offered-no-response', on: day('2027-04-01') })).toEqual(['on day-to-come', 'offeredOn first-offer-missing'])
  })
})
