// The subject of every kind of mail: the act and the date.
import { describe, expect, it } from 'vitest'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import {
  ark, brug, changed, compose, context, due, kade, message, morningOf, notification, overdue, published, starts, step, theLetters,
} from './letter-cases.ts'

const attachments = step('attachments-ready', '2027-03-19')
const inspection = step('inspection-done', '2027-03-31')
const oso = step('oso-set-ready', '2027-04-06', { at: '16:00' })
const setReady = step('set-ready', '2027-04-06', { at: '16:00' })
const release = step('release', '2027-04-07', { at: '09:00' })
const leavers = step('leavers-listed', '2027-02-05')

describe('the subject has the act and the date', () => {
  it.each([
    ['M05, a published calendar', [published(ark, attachments)], 'De data voor de overstap 2026-2027 staan vast'],
    ['M06, one moved date', [changed(ark, '', { change: 'moved', step: inspection, was: { on: attachments.on } })], 'Let op: Ouders hebben kunnen inzien is verplaatst naar woensdag 31 maart 2027'],
    ['M06, one new step', [changed(ark, '', { change: 'added', step: setReady })], 'Nieuw: Bijlagen klaargezet, uiterlijk dinsdag 6 april 2027, 16.00 uur'],
    ['M06, one step less', [changed(ark, '', { change: 'removed', step: inspection })], 'Vervallen: Ouders hebben kunnen inzien (was woensdag 31 maart 2027)'],
    ['M06, more changes', [changed(ark, '', { change: 'removed', step: inspection }, { change: 'added', step: setReady })], 'Let op: 2 datums voor de overstap zijn veranderd'],
    ['M10, three working days before', [due(ark, attachments, 3)], 'Nog 3 werkdagen: voeg de bijlagen toe uiterlijk vrijdag 19 maart 2027'],
    ['M10, one working day before', [due(ark, attachments, 1)], 'Nog 1 werkdag: voeg de bijlagen toe uiterlijk vrijdag 19 maart 2027'],
    ['M10, on the day', [due(ark, step('attachments-ready', '2027-03-16'), 0)], 'Vandaag: voeg de bijlagen toe uiterlijk dinsdag 16 maart 2027'],
    ['M11', [due(ark, inspection, 5)], 'Nog 5 werkdagen: laat de ouders het dossier inzien uiterlijk woensdag 31 maart 2027'],
    ['M14, OSO alone', [due(ark, oso, 5)], 'Zet de OSO-dossiers klaar in uw LAS: uiterlijk dinsdag 6 april 2027, 16.00 uur'],
    ['M14, attachments alone', [due(ark, setReady, 5)], 'Zet de bijlagen klaar: uiterlijk dinsdag 6 april 2027, 16.00 uur'],
    ['M14, both in one', [due(ark, setReady, 5), due(ark, oso, 5)], 'Zet de OSO-dossiers en de bijlagen klaar: uiterlijk dinsdag 6 april 2027, 16.00 uur'],
    ['M23', [overdue(ark, leavers)], 'Nog open: Aantal leerlingen naar het vo. De datum was vrijdag 5 februari 2027'],
    ['M23, both kinds of setting ready', [overdue(ark, oso), overdue(ark, setReady)], 'Nog open: OSO-dossiers en bijlagen klaarzetten. De datum was dinsdag 6 april 2027'],
    ['fetching begins', [starts(ark, release)], 'Ophalen kan vanaf woensdag 7 april 2027, 09.00 uur'],
    ['applying begins', [starts(ark, step('applications-open', '2027-03-25'))], 'Aanmelden kan vanaf donderdag 25 maart 2027'],
    ['applying ends', [due(ark, step('applications-close', '2027-03-31'), 2)], 'Aanmelden kan t/m woensdag 31 maart 2027'],
    ['a law date that passes by itself', [due(ark, step('final-advice', '2027-03-24', { title: 'Definitief schooladvies' }), 5)], 'Definitief schooladvies: uiterlijk woensdag 24 maart 2027'],
    ['the year is closed', [due(ark, step('year-closed', '2027-10-01'), 5)], 'De gegevens van 2026-2027 worden vernietigd, uiterlijk vrijdag 1 oktober 2027'],
    ['another step', [due(ark, step('warm-transfer', '2027-06-18'), 10)], 'Rond de warme overdracht af: uiterlijk vrijdag 18 juni 2027'],
    ['a step of the region’s own', [due(ark, step('custom', '2027-04-20', { title: 'Kennismaken' }), 10)], 'Kennismaken: uiterlijk dinsdag 20 april 2027'],
  ] as const)('%s', (_what, items, subject) => {
    expect(compose(...(items as readonly NotificationItem[])).subject).toBe(subject)
    expect(theLetters.subjectOf(notification(items as readonly NotificationItem[]), context)).toBe(subject)
  })

  it.each([
    ['two tasks', [due(ark, attachments, 3), due(ark, inspection, 11)], '2 taken voor de overstap: de eerste uiterlijk vrijdag 19 maart 2027'],
    ['one task at three schools', [due(ark, attachments, 3), due(brug, attachments, 3), due(kade, attachments, 3)], '3 taken: voeg de bijlagen toe, uiterlijk vrijdag 19 maart 2027'],
    ['one past its date', [due(ark, attachments, 3), overdue(ark, leavers), due(brug, inspection, 11)], '3 taken voor de overstap: 1 nog open, de volgende uiterlijk vrijdag 19 maart 2027'],
    ['all past their date', [overdue(ark, leavers), overdue(brug, leavers)], '2 taken nog open: Aantal leerlingen naar het vo. De datum was vrijdag 5 februari 2027'],
    ['a task beside a new calendar', [published(ark, attachments), due(ark, attachments, 3)], 'Nieuwe datums en 1 taak voor de overstap: uiterlijk vrijdag 19 maart 2027'],
    ['tasks beside a changed date', [changed(ark, '', { change: 'added', step: setReady }), due(ark, attachments, 3), due(ark, inspection, 11)], 'Gewijzigde datums en 2 taken voor de overstap: de eerste uiterlijk vrijdag 19 maart 2027'],
    ['what the region wrote', [message(ark, 'Nieuw telefoonnummer', 'Bel ons op een ander nummer.')], 'Nieuw telefoonnummer'],
    ['one message to two schools', [message(ark, 'Nieuw telefoonnummer', 'x'), message(brug, 'Nieuw telefoonnummer', 'x')], 'Nieuw telefoonnummer'],
    ['two messages', [message(ark, 'Een', 'x', 'm-1'), message(ark, 'Twee', 'y', 'm-2')], '2 berichten van het contactpunt over de overstap'],
    ['a message beside a task', [message(ark, 'Een', 'x'), due(ark, attachments, 3)], '1 bericht en 1 taak voor de overstap: uiterlijk vrijdag 19 maart 2027'],
    ['a message beside a changed date', [message(ark, 'Een', 'x'), changed(ark, '', { change: 'added', step: setReady })], 'Gewijzigde datums en 1 bericht voor de overstap'],
    ['everything at once', [message(ark, 'Een', 'x'), published(ark, attachments), overdue(ark, leavers), due(ark, attachments, 3)], 'Nieuwe datums, 1 bericht en 2 taken voor de overstap: 1 nog open, de volgende uiterlijk vrijdag 19 maart 2027'],
    ['fetching at two schools', [starts(ark, release), starts(brug, release)], 'Ophalen kan vanaf woensdag 7 april 2027, 09.00 uur'],
  ])('of a mail with %s', (_what, items, subject) => {
    expect(compose(...items).subject).toBe(subject)
  })

  it.each([
    ['on the Tuesday before, for who works on Monday and Tuesday', '2027-03-16', 3, 'Nog 3 werkdagen'],
    ['on the last working day before', '2027-03-18', 1, 'Nog 1 werkdag'],
  ])('a last reminder that goes out %s says what is true on that day', (_when, date, workingDaysLeft, words) => {
    const going = morningOf(date)
    const item = { ...due(ark, attachments, 1), workingDaysLeft } as NotificationItem
    const { subject, text } = theLetters.compose(notification([item], { decidedAt: going }), { ...context, now: going })
    expect(subject).toBe(`${words}: voeg de bijlagen toe uiterlijk vrijdag 19 maart 2027`)
    expect(text).toContain(`Die dag telt mee. ${words}.`)
  })

  it.each([110, 111, 5000])('a message with a subject of %i characters keeps to one line of at most 110', (length) => {
    const { subject } = compose(message(ark, 'b'.repeat(length), 'x'))
    expect(subject).toBe(length > 110 ? `${'b'.repeat(109)}…` : 'b'.repeat(110))
  })

  it.each(['Een\r\nBcc: iedereen@evil.example', 'Een\nregel', 'Een\u2028regel', 'Een\u0000regel'])('a message with the subject %j puts no line break in it', (typed) => {
    expect(compose(message(ark, typed, 'x')).subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
  })

  it('a mail that goes out on a later day than it was decided counts no days', () => {
    const later = { ...context, now: morningOf('2027-03-17') }
    const mail = theLetters.compose(notification([due(ark, attachments, 3)]), later)
    expect(mail.subject).toBe('Voeg de bijlagen toe: uiterlijk vrijdag 19 maart 2027')
    expect(mail.text).not.toMatch(/werkdag/)
  })

  it.each([
    ['on the evening of the date still asks', '2027-03-19T22:59:00Z', 'Vandaag: voeg de bijlagen toe uiterlijk vrijdag 19 maart 2027'],
    ['after the date says that it is open', '2027-03-19T23:00:00Z', 'Nog open: Bijlagen toegevoegd. De datum was vrijdag 19 maart 2027'],
  ])('a mail that goes out %s', (_what, at, subject) => {
    const later = { ...context, now: Date.parse(at) as typeof context.now }
    expect(theLetters.compose(notification([due(ark, attachments, 3)]), later).subject).toBe(subject)
  })
})
