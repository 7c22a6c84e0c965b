// What of a year's settings and schools goes along into the next.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { schoolsForNextYear, settingsForNextYear } from '../../lambdas/domain/next-year.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { at, contact, school, tick } from './builders.ts'

describe('what goes along beside the calendar', () => {
  it('of the settings all but the school holidays and the decision', () => {
    const kept = { ...usualSettings, usesOso: false, usesCodes: true, channel: { kind: 'external', name: 'Elders', url: 'https://elders.example' } as const }
    const settings = { ...kept, schoolHolidays: [{ name: 'Herfstvakantie', first: day('2026-10-10'), last: day('2026-10-18') }], decidedBy: 'Stuurgroep', decidedOn: day('2026-06-01'), document: 'Besluit' }
    expect(settingsForNextYear(settings)).toEqual({ settings: kept, left: ['school-holidays', 'decision'] })
    expect(settingsForNextYear(kept).left).toEqual([])
    expect(settingsForNextYear({ ...kept, document: 'Besluit' }).left).toEqual(['decision'])
  })

  it('of the schools the members, with their contacts and nothing done', () => {
    const contacts = [contact({ linkSince: at('2026-12-01 09:00') })]
    const member = school({ contacts, pupilSystem: 'ESIS', ticks: { test: tick() }, contactsConfirmedAt: at('2026-12-01 09:00'), version: 4, contactsVersion: 7 })
    const guest = school({ schoolId: '99AB00', membership: 'guest' })
    expect(schoolsForNextYear([member, guest])).toEqual({ taken: [school({ contacts, pupilSystem: 'ESIS' })], guests: [guest] })
  })
})
