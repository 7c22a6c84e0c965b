// The agreements of a year: every date of every round and route once, in the order in which a region tells them.
import { describe, expect, it } from 'vitest'
import { agreementsOf, type PublicSchool, publicOsoOf } from '../../lambdas/domain/agreements.ts'
import { readyMadeTypes } from '../../lambdas/domain/attachment-types-ready-made.ts'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import type { Fact, Facts } from '../../lambdas/domain/qualification.ts'
import { type RegionYear, usualSettings, type YearSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, step } from './builders.ts'

const head = (settings: Partial<YearSettings> = {}): RegionYear => ({
  regionId: 'voorbeeld',
  year: schoolYearStarting(2026),
  region: { name: 'Regio Voorbeeld', contactPoint: { name: 'Contactpunt', email: 'contact@regio.example', phone: '0199 00 00 00' } },
  settings: { ...usualSettings, ...settings },
  openedAt: at('2026-09-01 09:00'),
  publishedVersion: 1,
  version: 2,
})
const calendar = (milestones: readonly Milestone[]) => ({ number: 1, milestones, publishedAt: at('2026-11-21 10:00') })
const proposal = proposeCalendar(schoolYearStarting(2026), usualSettings)!.milestones
const agreed = (milestones: readonly Milestone[] = proposal, settings: Partial<YearSettings> = {}) => agreementsOf(head(settings), calendar(milestones), [])
const ids = (milestones: readonly Milestone[]) => milestones.map(({ id }) => id)
const school = (schoolId: string, name: string, pupilSystem = ''): PublicSchool => ({ schoolId, name, place: 'LINDEVELD', sector: 'po', pupilSystem })

describe('the dates of the agreements', () => {
  it('of the usual year are its opening, closing, inspection, setting ready and release', () => {
    const { dates } = agreed()
    expect(Object.fromEntries(Object.entries(dates).map(([name, steps]) => [name, ids(steps)]))).toEqual({
      applicationsOpen: ['applications-open'],
      applicationsClose: ['applications-close'],
      inspectionDone: ['inspection-done'],
      setReady: ['oso-set-ready', 'set-ready'],
      release: ['release'],
      public: [],
    })
  })

  it('leave out setting ready in OSO where the region does not use OSO, and of attachments where it has none', () => {
    expect(ids(agreed(proposal, { usesOso: false }).dates.setReady)).toEqual(['set-ready'])
    expect(ids(agreed(proposal, { dossiers: 'none' }).dates.setReady)).toEqual(['oso-set-ready'])
    expect(ids(agreed(proposal, { usesOso: false, dossiers: 'none' }).dates.setReady)).toEqual([])
  })

  it('stand by round, and in a round by route, whatever their days', () => {
    const release = (id: string, given: Partial<Milestone>) => step({ kind: 'release', id, audience: ['vo'], ...given })
    const steps = [
      release('rest', { round: 'rest', on: day('2027-04-01') }),
      release('second', { round: '2', on: day('2027-05-12') }),
      release('pro', { route: 'pro', on: day('2027-03-10') }),
      release('vso', { route: 'vso', on: day('2027-03-01') }),
      release('regular', { on: day('2027-04-07') }),
    ]
    expect(ids(agreed(steps).dates.release)).toEqual(['regular', 'pro', 'vso', 'second', 'rest'])
  })

  it('hold the steps that are meant for everybody, by day, each once', () => {
    const steps = [
      step({ id: 'late', audience: ['public'], on: day('2027-02-02') }),
      step({ id: 'fair', audience: ['po', 'public'], on: day('2027-01-20') }),
      step({ id: 'meeting', audience: ['po', 'vo', 'board'], on: day('2027-01-10') }),
      step({ kind: 'applications-open', audience: ['public'] }),
    ]
    const { dates } = agreed(steps)
    expect(ids(dates.public)).toEqual(['fair', 'late'])
    expect(ids(dates.applicationsOpen)).toEqual(['applications-open'])
  })

  it('do not hold a public step that the region does not need', () => {
    const steps = [step({ kind: 'oso-checked', audience: ['public'] })]
    expect(ids(agreed(steps).dates.public)).toEqual(['oso-checked'])
    expect(ids(agreed(steps, { usesOso: false }).dates.public)).toEqual([])
  })
})

describe('what everybody may know of the connection of a school', () => {
  const yes: Fact = { state: 'yes', on: day('2026-10-01'), source: 'board' }
  const no: Fact = { ...yes, state: 'no' }
  const all: Facts = { participates: yes, agreement: yes, mandate: yes, endpoint: yes }
  const now = at('2026-11-20 10:00')

  it.each<[string, Facts, string]>([
    ['all is there', all, 'connected'],
    ['the agreement is missing', { ...all, agreement: no }, 'not-connected'],
    ['the mandate is missing', { ...all, mandate: no }, 'not-connected'],
    ['the endpoint is missing', { ...all, endpoint: no }, 'not-connected'],
    ['nobody said anything', {}, 'unknown'],
    ['something is of another system', { ...all, mandate: { ...yes, isOther: true } }, 'unknown'],
    ['it does not take part', { participates: no }, 'not-participating'],
  ])('when %s is no more than its outcome', (_what, facts, oso) => {
    expect(publicOsoOf(facts, now)).toBe(oso)
  })

  it('ends with the school year: then it has to be looked at again', () => {
    expect([publicOsoOf(all, at('2027-07-31 23:59')), publicOsoOf(all, at('2027-08-01 00:00'))]).toEqual(['connected', 'unknown'])
  })
})

describe('the agreements', () => {
  it('name every school once, by name', () => {
    const schools = [school('99AC00', 'Zonnebloem'), school('99AB00', 'De Eik'), school('99AA00', 'De Eik')]
    expect(agreementsOf(head(), calendar(proposal), schools).schools.map(({ schoolId }) => schoolId)).toEqual(['99AA00', '99AB00', '99AC00'])
  })

  it.each([['none', 'none'], ['with-attachment', 'not-agreed-here-yet'], ['all', 'not-agreed-here-yet']] as const)('of a region with dossiers "%s" say of attachments: %s', (dossiers, state) => {
    expect(agreed(proposal, { dossiers }).attachments).toBe(state)
  })

  it('name the attachments that the region asks for, without the privacy officer and the template; none where it has no dossiers here', () => {
    const own = { ...readyMadeTypes[0]!, ownType: { privacyOfficer: 'F. van der Gaag', decidedOn: day('2026-09-01') }, template: { fileName: 'a.pdf', contentType: 'application/pdf', size: 1, uploadedAt: at('2026-09-01 09:00') } }
    const types = [own, readyMadeTypes[1]!]
    const told = (dossiers: YearSettings['dossiers']) => {
      const { attachments, attachmentTypes } = agreementsOf(head({ dossiers }), calendar(proposal), [], types)
      return { attachments, attachmentTypes }
    }
    expect(told('all')).toEqual({ attachments: 'agreed', attachmentTypes: [readyMadeTypes[0], readyMadeTypes[1]] })
    expect(told('none')).toEqual({ attachments: 'none', attachmentTypes: [] })
  })

  it('send to the helpdesks of the systems that its schools use', () => {
    const { helplines } = agreementsOf(head(), calendar(proposal), [school('99AA00', 'De Eik', 'parnassys'), school('99AB00', 'De Es', 'ParnasSys')])
    expect(helplines.map(({ name }) => name)).toEqual(['Contactpunt', 'Kennisnet Support (OSO)', 'ParnasSys'])
  })
})
