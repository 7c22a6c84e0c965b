// A letter of a plan, for an invented school: every kind of thing that a mail says, about every kind of step, before anything is decided.
import { describe, expect, it } from 'vitest'
import { milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { notificationKinds, type NotificationItem } from '../../lambdas/domain/notification.ts'
import { isTransferKind } from '../../lambdas/domain/transfer-items.ts'
import { changed, context, due, message, morningOf, notification, notWorking, overdue, published, starts, step, theLetters } from './letter-cases.ts'

const voorbeeldschool = { schoolId: '99ZZ00', schoolName: 'De Voorbeeldschool' }
const page = 'https://overstap.example/schoolpagina#voorbeeld'

const itemsAbout = (kind: (typeof milestoneKinds)[number]): readonly NotificationItem[] => {
  const facts = step(kind, '2027-04-06', { title: 'Titel van de stap' })
  return [
    published(voorbeeldschool, facts), changed(voorbeeldschool, '', { change: 'moved', step: facts, was: { on: step(kind, '2027-03-31').on } }), due(voorbeeldschool, facts, 3),
    overdue(voorbeeldschool, facts), starts(voorbeeldschool, facts), message(voorbeeldschool, 'Onderwerp', 'Tekst van het bericht.'),
    notWorking(voorbeeldschool, 'endpoint-missing', { step: facts, pupilSystem: 'ParnasSys' }),
  ]
}

describe.each(milestoneKinds)('a preview about %s', (kind) => {
  const items = itemsAbout(kind)

  it('there is of every kind of mail but for what is told of dossiers, and of schools that move: nobody knows those beforehand', () => {
    expect(items.map((item) => item.kind).sort()).toEqual(notificationKinds.filter((known) => !isTransferKind(known) && known !== 'school-moved').sort())
  })

  it.each(items.map((item) => [item.kind, item] as const))('of %s has a subject and both parts for the invented school alone, and no pupil in it', (_kind, item) => {
    const at = morningOf('2027-04-06')
    const planned = notification([item], { id: 'voorbeeld', decidedAt: at, waitingSince: at, to: { email: 'voorbeeld@school.example', contactIds: [], pages: [] } })
    const previewed = { ...context, now: at, pages: { [voorbeeldschool.schoolId]: page } }
    const mail = theLetters.compose(planned, previewed)
    expect(theLetters.subjectOf(planned, previewed)).toBe(mail.subject)
    expect(mail.subject).toMatch(/^[^\p{Cc}]{5,110}$/u)
    for (const said of [mail.text, mail.html]) {
      expect(said).toContain('De Voorbeeldschool')
      expect(said).toContain(page)
      expect(said).not.toMatch(/undefined|NaN|\[object|leerlingnummer|onderwijsnummer|dossiernummer|\d{9}|eigen aanduiding/i)
    }
  })
})
