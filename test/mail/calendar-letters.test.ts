// Letters about the calendar: what they list, and the file that goes with them, read back by a parser of its own.
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { eventOfStep } from '../../lambdas/domain/calendar-events.ts'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { calendarFile } from '../../lambdas/formats/calendar-file.ts'
import {
  ark, brug, changed, compose, composeWithPages, context, due, kade, message, morningOf, notification, overdue, pageOf, published, starts, step, theLetters,
} from './letter-cases.ts'

const page = 'https://overstap.example/scholen/voorbeeld/2026-2027/90AA00'

const attachments = step('attachments-ready', '2027-03-19')
const inspection = step('inspection-done', '2027-03-31')
const setReady = step('set-ready', '2027-04-06', { at: '16:00' })
const release = step('release', '2027-04-07', { at: '09:00' })
const leavers = step('leavers-listed', '2027-02-05')

function eventsOf(calendar: string | undefined) {
  const parsed = new ICAL.Component(ICAL.parse(calendar!))
  return parsed.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return `${event.uid} ${event.sequence} ${event.startDate.toString()} ${String(component.getFirstPropertyValue('status'))} ${event.summary}`
  })
}

describe('a letter about the calendar', () => {
  it('that is published lists all steps in order of date, and attaches them', () => {
    const mail = compose(published(ark, release, attachments, step('test', '2027-02-12', { from: '2027-01-25', title: 'Doorstroomtoets' })))
    expect(mail.text).toContain(
      '- Doorstroomtoets: van maandag 25 januari 2027 t/m vrijdag 12 februari 2027\n- Bijlagen toegevoegd: uiterlijk vrijdag 19 maart 2027\n' +
        '- Ophalen kan vanaf woensdag 7 april 2027, 09.00 uur\n',
    )
    expect(mail.text).toContain(`Bekijk de datums op de pagina van uw school:\n${page}`)
    expect(eventsOf(mail.calendar)).toEqual([
      'voorbeeld.2026-2027.test@overstapcoordinator 1 2027-01-25 CONFIRMED Overstap: Doorstroomtoets',
      'voorbeeld.2026-2027.attachments-ready@overstapcoordinator 1 2027-03-19 CONFIRMED Overstap: Bijlagen toegevoegd',
      'voorbeeld.2026-2027.release@overstapcoordinator 1 2027-04-07T07:00:00Z CONFIRMED Overstap: Ophalen kan vanaf',
    ])
  })

  it('that is published to one person at two schools says the same dates once, other dates apart, and attaches each step once', () => {
    const same = compose(published(ark, attachments), published(brug, attachments))
    expect(same.text.match(/Wat moet u doen\?/g)).toHaveLength(1)
    expect(same.text).toContain('Voor De Ark en De Brug.')
    const apart = compose(published(ark, attachments, inspection), published(brug, attachments, release))
    expect(apart.text.match(/Wat moet u doen\?/g)).toHaveLength(2)
    expect(eventsOf(apart.calendar)).toHaveLength(3)
  })

  it('without steps for this school says so', () => {
    const mail = compose(published(ark))
    expect(mail.text).toContain('Voor uw school staan er dit jaar geen datums in de kalender.')
    expect(eventsOf(mail.calendar)).toEqual([])
  })

  it('that changed says what it was and is, and why, and attaches the touched steps with what was cancelled', () => {
    const mail = compose(
      changed(ark, 'De meivakantie\nis langer.', { change: 'moved', step: inspection, was: { on: attachments.on } }, { change: 'removed', step: setReady }, { change: 'added', step: leavers }),
    )
    for (const said of [mail.text, mail.html]) {
      expect(said).toContain('Ouders hebben kunnen inzien: was uiterlijk vrijdag 19 maart 2027, is nu uiterlijk woensdag 31 maart 2027.')
      expect(said).toContain('Bijlagen klaargezet: vervalt. De datum was dinsdag 6 april 2027, 16.00 uur.')
      expect(said).toContain('Nieuw: Aantal leerlingen naar het vo: uiterlijk vrijdag 5 februari 2027.')
      expect(said).toContain('Het contactpunt schrijft hierbij: De meivakantie is langer.')
    }
    expect(eventsOf(mail.calendar)).toEqual([
      'voorbeeld.2026-2027.leavers-listed@overstapcoordinator 2 2027-02-05 CONFIRMED Overstap: Aantal leerlingen naar het vo',
      'voorbeeld.2026-2027.inspection-done@overstapcoordinator 2 2027-03-31 CONFIRMED Overstap: Ouders hebben kunnen inzien',
      'voorbeeld.2026-2027.set-ready@overstapcoordinator 2 2027-04-06T13:30:00Z CANCELLED Overstap: Bijlagen klaargezet',
    ])
  })

  it('has the same uid for a step as the letter before, and another for a step with another id', () => {
    const uids = (...ids: readonly string[]) => eventsOf(compose(published(ark, ...ids.map((id) => step('custom', '2027-03-19', { id })))).calendar).map((line) => line.split(' ')[0])
    const strange = ['a b', 'a;b', 'a\nb', 'a-b', 'ë', '😀']
    expect(uids(...strange)).toEqual(uids(...strange))
    expect(new Set(uids(...strange)).size).toBe(strange.length)
  })

  it('about the last day to apply does not say in an agenda that applying is closed', () => {
    expect(eventsOf(compose(published(ark, step('applications-close', '2027-03-31', { title: 'Aanmelden gesloten' }))).calendar)[0]).toContain('laatste dag aanmelden')
  })
})

describe('the calendar file of a mail', () => {
  const titles = (...items: readonly NotificationItem[]) => eventsOf(compose(...items).calendar).map((line) => line.split(': ')[1])

  it.each([
    ['a task', due(ark, attachments, 3), 'voorbeeld.2026-2027.attachments-ready@overstapcoordinator 1 2027-03-19 CONFIRMED Overstap: Bijlagen toegevoegd'],
    ['an announcement', starts(ark, release), 'voorbeeld.2026-2027.release@overstapcoordinator 1 2027-04-07T07:00:00Z CONFIRMED Overstap: Ophalen kan vanaf'],
    ['a law date that passes by itself', due(ark, step('final-advice', '2027-03-24', { title: 'Definitief schooladvies' }), 5), 'voorbeeld.2026-2027.final-advice@overstapcoordinator 1 2027-03-24 CONFIRMED Overstap: Definitief schooladvies'],
  ])('goes with %s too, and the letter says so', (_what, item, event) => {
    const mail = compose(item)
    expect(eventsOf(mail.calendar)).toEqual([event])
    expect(mail.text).toContain('Bij deze mail zit een agendabestand (afspraken.ics).')
  })

  it('does not go with a mail that names no date to come', () => {
    for (const item of [overdue(ark, leavers), message(ark, 'Nieuw nummer', 'Bel ons op een ander nummer.')]) {
      const mail = compose(item)
      expect(mail).not.toHaveProperty('calendar')
      expect(mail.text).not.toContain('agendabestand')
    }
  })

  it('has both kinds of setting ready, and of several schools each step once', () => {
    expect(titles(due(ark, setReady, 5), due(ark, step('oso-set-ready', '2027-04-06', { at: '16:00' }), 5))).toEqual(['OSO-dossiers klaargezet in uw LAS', 'Bijlagen klaargezet'])
    expect(titles(...[ark, brug, kade].map((school) => due(school, attachments, 3)))).toEqual(['Bijlagen toegevoegd'])
  })

  it('leaves out what is open past its date', () => {
    expect(titles(overdue(ark, leavers), due(ark, attachments, 3))).toEqual(['Bijlagen toegevoegd'])
  })

  it.each([
    ['on the evening of the day', '2027-03-19T22:59:00Z', ['Bijlagen toegevoegd']],
    ['as the next day begins', '2027-03-19T23:00:00Z', []],
  ])('of a task that is sent %s', (_when, at, shown) => {
    const { calendar } = theLetters.compose(notification([due(ark, attachments, 3)]), { ...context, now: Date.parse(at) as typeof context.now })
    expect(calendar === undefined ? [] : eventsOf(calendar).map((line) => line.split(': ')[1])).toEqual(shown)
  })

  it.each([
    ['on its day', '2027-03-24', 1],
    ['the day after', '2027-03-25', 0],
  ])('of what passes by itself, sent %s', (_when, date, count) => {
    const { calendar } = theLetters.compose(notification([due(ark, step('final-advice', '2027-03-24'), 5)]), { ...context, now: morningOf(date) })
    expect(calendar === undefined ? 0 : eventsOf(calendar).length).toBe(count)
  })

  it('counts as the feed does when it is known when a step last changed, else as the news', () => {
    const sequences = (known: typeof context.calendar, ...items: readonly NotificationItem[]) =>
      eventsOf(theLetters.compose(notification(items), { ...context, ...(known && { calendar: known }) }).calendar).map((line) => line.split(' ')[1])
    const moved = changed(ark, '', { change: 'moved', step: inspection, was: { on: attachments.on } })
    expect(sequences(undefined, moved, due(ark, attachments, 3))).toEqual(['2', '1'])
    expect(sequences({ number: 4, lastChanged: { 'inspection-done': 4, 'attachments-ready': 3 } }, moved, due(ark, attachments, 3))).toEqual(['4', '3'])
    expect(sequences({ number: 4, lastChanged: { 'inspection-done': 4 } }, due(ark, attachments, 3), moved)).toEqual(['4', '1'])
  })

  it('does not cancel a step that one school lost and another of the same reader still has', () => {
    const lost = changed(ark, '', { change: 'removed', step: setReady })
    const events = (...items: readonly NotificationItem[]) => eventsOf(compose(...items).calendar).map((line) => line.split(' ')[3])
    expect(events(lost)).toEqual(['CANCELLED'])
    expect(events(lost, due(brug, setReady, 14))).toEqual(['CONFIRMED'])
    expect(events(lost, due(brug, inspection, 11))).toEqual(['CANCELLED', 'CONFIRMED'])
  })

  it('has the events that the feed has, of every step, whatever its title', () => {
    const steps = [attachments, release, setReady, step('custom', '2027-03-19', { id: 'a b', title: ' \u202eeen\nstap, met; tekens 😀 ' }), step('test', '2027-02-12', { from: '2027-01-25' })]
    const lastChanged = { release: 3 }
    const { calendar } = theLetters.compose(notification([published(ark, ...steps)]), { ...context, calendar: { number: 3, lastChanged } })
    const events = steps.map((each) => eventOfStep(each, { regionId: 'voorbeeld', year: context.year, lastChanged }))
    const feed = calendarFile({ name: 'Feed', events, stamp: context.now, method: 'PUBLISH' })
    expect(eventsOf(calendar).sort()).toEqual(eventsOf(feed).sort())
    expect(eventsOf(calendar)).toHaveLength(steps.length)
  })

  it('never holds the reader’s own link, for agendas are shared', () => {
    const { calendar } = composeWithPages(published(ark, attachments, release), due(ark, attachments, 3))
    expect(calendar).not.toContain('schoolpagina')
    expect(calendar!.replaceAll('\r\n ', '')).toContain('https://overstap.example/afspraken/voorbeeld/2026-2027')
  })
})

describe('a letter about a published calendar', () => {
  const mail = composeWithPages(published(ark, attachments, release))

  it('links to the agreements of the region and names the feed, and says how slowly agendas refresh', () => {
    for (const said of [mail.text, mail.html]) {
      for (const words of [
        'Afspraken in onze regio', 'https://overstap.example/afspraken/voorbeeld/2026-2027', 'Wilt u dat uw agenda vanzelf bijwerkt? Gebruik dan de agendalink op de pagina van uw school.',
        'Google na 8 tot 24 uur, Outlook op het web na ongeveer 3 uur', 'dan krijgt u altijd ook een mail', pageOf(ark),
      ]) expect(said).toContain(words)
    }
  })

  it('does so once, also to a person at schools with other dates', () => {
    const { text } = composeWithPages(published(ark, attachments), published(brug, attachments, release))
    expect(text.split('Wilt u dat uw agenda vanzelf bijwerkt?')).toHaveLength(2)
    expect(text.split('/afspraken/voorbeeld/2026-2027')).toHaveLength(2)
  })

  it.each([
    ['a changed date', changed(ark, '', { change: 'added', step: leavers })],
    ['a task', due(ark, attachments, 3)],
  ])('says more than one about %s, which repeats none of it', (_what, item) => {
    expect(compose(item).text).not.toContain('Afspraken in onze regio')
  })

  it('speaks of datums, but for the subject that regions know', () => {
    expect(mail.subject).toBe('De data voor de overstap 2026-2027 staan vast')
    expect(`${mail.text}${mail.html.replace(mail.subject, '')}`).not.toMatch(/\bdata\b/i)
  })
})
