// Letters about the calendar: what they list, and the file that goes with them, read back by a parser of its own.
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { ark, brug, changed, compose, published, step } from './letter-cases.ts'

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
    expect(mail.text).toContain(`Bekijk de data:\n${page}`)
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
    expect(mail.text).toContain('Voor uw school staan er dit jaar geen data in de kalender.')
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
