// The mail of a school that goes on in another: which, since when, by whose word, who can reach what, and whom to call; nothing of a pupil.
import { describe, expect, it } from 'vitest'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { ark, brug, composeWithPages as compose, context, due, kade, message, morningOf, notification, pageOf, step, theLetters, wordsOfHtml, wordsOfText } from './letter-cases.ts'

type Moved = Extract<NotificationItem, { readonly kind: 'school-moved' }>
const moved = (reader: typeof ark, rest: Partial<Moved> = {}): Moved => ({
  kind: 'school-moved', ...reader, from: ark, to: brug, how: 'renumbered', at: morningOf('2027-03-11'), ...rest,
})
const takenBack = (reader: typeof ark) => moved(reader, { isTakenBack: true })

describe('the mail of a school that goes on in another', () => {
  it.each([
    ['under another code', [moved(brug)], 'De Ark (90AA00) gaat verder als De Brug (90AB00)'],
    ['in a school that was there', [moved(brug, { how: 'merged' })], 'De Ark (90AA00) gaat verder in De Brug (90AB00)'],
    ['and that was taken back', [takenBack(ark)], 'De Ark (90AA00) gaat toch niet verder in De Brug (90AB00)'],
    ['twice', [moved(brug), moved(brug, { from: kade })], 'Er veranderden 2 scholen in uw regio'],
    ['beside a task', [moved(brug), due(brug, step('attachments-ready', '2027-03-19'), 3)], '1 bericht en 1 taak voor de overstap: uiterlijk vrijdag 19 maart 2027'],
    ['beside a message', [moved(brug), message(brug, 'Een', 'x')], '2 berichten voor de overstap'],
  ])('has a subject: %s', (_what, items, subject) => {
    expect(compose(...items).subject).toBe(subject)
    expect(theLetters.subjectOf(notification(items), context)).toBe(subject)
  })

  it('says who decided and since when, who can reach the dossiers of before, and whom to call when it is wrong', () => {
    const { text, calendar } = compose(moved(brug))
    expect(text).toContain('De Ark (90AA00) gaat vanaf donderdag 11 maart 2027 verder als De Brug (90AB00).')
    expect(text).toContain('Contactpunt Overstap heeft dit op donderdag 11 maart 2027 vastgelegd, namens Regio Voorbeeld.')
    expect(text).toContain('Wie inlogt voor De Brug (90AB00), kan nu bij de dossiers onder de oude code 90AA00.')
    expect(text).toContain('Wie inlogt voor de oude code 90AA00, kan nog steeds bij die dossiers.')
    expect(text).toContain('Klopt dit niet?\nBel dan meteen Contactpunt Overstap: 0199 000 000.')
    expect(text).toContain(`Naar de pagina van De Brug:\n${pageOf(brug)}`)
    expect(calendar).toBeUndefined()
  })

  it('that was taken back says that the right to the dossiers is gone, and promises nothing more to take back', () => {
    const { text } = compose(takenBack(ark))
    expect(text).toContain('Wie inlogt voor De Brug, kan niet meer bij de dossiers onder de code 90AA00.')
    expect(text).toContain('De Ark doet weer mee onder de eigen code 90AA00.')
    expect(text).toContain('Wat daar intussen is gewijzigd, blijft daar staan.')
    expect(text).not.toContain('terugdraaien')
  })

  it('tells a contact of both schools once', () => {
    const { text } = compose(takenBack(ark), takenBack(brug))
    expect(text.split('Wat is er veranderd?')).toHaveLength(2)
  })

  it.each([moved(brug), moved(brug, { how: 'merged' }), takenBack(ark)])('has the same words in both parts, short sentences, and no pupil', (item) => {
    const { text, html, subject } = compose(item)
    expect(wordsOfText(text).map((word) => word.replace(/:$/, ''))).toEqual(wordsOfHtml(html).map((word) => word.replace(/:$/, '')))
    for (const sentence of text.split(/[.?!:](?:\s|$)|\n\n/)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25)
    expect(`${subject}\n${text}`).not.toMatch(/\b(jouw|jou|jij|je|jullie|dossiernummer|leerlingnummer|aanduiding)\b|undefined|\d{6,9}(?!\d)/i)
  })

  it('keeps its subject to one line, however long the names', () => {
    const long = (schoolId: string) => ({ schoolId, schoolName: `${'Basisschool met een heel lange naam '.repeat(4)}\r\nBcc: x@evil.example` })
    const { subject } = compose(moved(long('90AB00'), { from: long('90AA00'), to: long('90AB00') }))
    expect(subject).toMatch(/^[^\p{Cc}]{10,110}$/u)
    expect(subject).toMatch(/\(90AA00\) gaat verder als .*\(90AB00\)$/)
  })
})
