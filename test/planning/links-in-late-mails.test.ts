// A mail that waited carries links that hold by then, and never the link of somebody else.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { minutes } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { publishCalendar } from '../../lambdas/usecases/publish-calendar.ts'
import { keepContacts } from '../../lambdas/usecases/keep-contacts.ts'
import { writeDraft } from '../../lambdas/usecases/write-draft.ts'
import { at, contact, school, step } from '../domain/builders.ts'
import { actor, key, regionYear } from '../support/region-year.ts'

const jan = { email: 'jan@school.example', name: 'Jan', roles: ['transfer'] as const, shared: false }
const schools = ['99AA00', '99AB00'].map((schoolId) => school({ schoolId, name: schoolId, contacts: [contact({ ...jan, contactId: `c-${schoolId}` })] }))

/** Jan's mail about two schools is decided; before it goes out the contact of the second changes. */
async function mailAfter(waits: number, email: string) {
  const world = await regionYear(schools, usualSettings, at('2027-01-05 10:00'))
  await writeDraft(world.ports)(actor, key, [step({ on: day('2027-03-24') })], 0)
  await publishCalendar(world.ports)(actor, key, { reason: undefined, ticked: undefined }, undefined)
  await world.decide()
  world.wait(minutes(waits))
  await keepContacts(world.ports)(actor, key, '99AB00', [{ ...jan, contactId: 'c-99AB00', email }], 0)
  const changedAt = world.now()
  await world.send()
  return { mail: world.mails[0]!.mail, changedAt }
}

describe('a mail that waited longer than a quarter of an hour', () => {
  it('links to the pages of the schools of which its reader still is a contact', async () => {
    const { mail } = await mailAfter(16, 'jan@school.example')
    expect(mail.text).toContain('#99AA00.c-99AA00.0')
    expect(mail.text).toContain('#99AB00.c-99AB00.0')
  })

  it('gives nobody the link of whoever took over a school meanwhile', async () => {
    const { mail, changedAt } = await mailAfter(16, 'bo@school.example')
    expect(mail.to).toBe('jan@school.example')
    expect(mail.text).toContain('#99AA00.c-99AA00.0')
    expect(mail.text).not.toContain('c-99AB00')
    expect(mail.html).not.toContain(String(changedAt))
  })
})

describe('a mail that goes out at once', () => {
  it('carries the link that held when it was decided: one that died since opens nothing', async () => {
    const { mail, changedAt } = await mailAfter(1, 'bo@school.example')
    expect(mail.text).toContain('#99AB00.c-99AB00.0')
    expect(mail.text).not.toContain(String(changedAt))
  })
})
