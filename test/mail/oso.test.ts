// The mails about OSO: that it does not work yet and who must do what, and the two questions with what is known already.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { brokenLabels, type KnownOfOso } from '../../lambdas/domain/oso-mails.ts'
import {
  ark, brug, changed, composeWithPages as compose, context, due, kade, message, morningOf, notification, notWorking, overdue, published, step, theLetters, wordsOfHtml, wordsOfText,
} from './letter-cases.ts'

const attachments = step('attachments-ready', '2027-03-19')
const check = step('oso-checked', '2027-03-26')
const asks = (school: typeof ark, recheck?: KnownOfOso, side?: 'po' | 'vo'): NotificationItem => ({ ...due(school, check, 8), ...(recheck && { recheck }), ...(side && { side }) }) as NotificationItem
const known: KnownOfOso = { pupilSystem: 'ParnasSys', facts: { endpoint: { state: 'no', on: day('2026-01-20') }, agreement: { state: 'yes', on: day('2026-03-02') } } }
const boardAct = 'dit moet uw bestuur doen'
const supplierAct = 'dit moet uw leverancier doen'

describe('M08: OSO does not work', () => {
  it.each([
    ['the agreement of one school', [notWorking(ark, 'agreement-missing')], `OSO werkt nog niet voor uw school: ${boardAct}`],
    ['the mandate of one school', [notWorking(ark, 'mandate-missing')], `OSO werkt nog niet voor uw school: ${boardAct}`],
    ['the endpoint of one school', [notWorking(ark, 'endpoint-missing')], `OSO werkt nog niet voor uw school: ${supplierAct}`],
    ['two of the board', [notWorking(ark, 'agreement-missing'), notWorking(brug, 'mandate-missing')], `OSO werkt nog niet voor 2 scholen: ${boardAct}`],
    ['two of suppliers', [notWorking(ark, 'endpoint-missing'), notWorking(brug, 'endpoint-missing')], `OSO werkt nog niet voor 2 scholen: ${supplierAct}`],
    ['some of both', [notWorking(ark, 'agreement-missing'), notWorking(brug, 'endpoint-missing'), notWorking(kade, 'endpoint-missing')], 'OSO werkt nog niet voor 3 scholen: dit moeten uw bestuur en uw leverancier doen'],
    ['one school, for two dates', [notWorking(ark, 'agreement-missing'), notWorking(ark, 'agreement-missing', { step: step('oso-set-ready', '2027-06-01', { id: 'later' }) })], `OSO werkt nog niet voor uw school: ${boardAct}`],
    ['one that said that it works', [notWorking(ark, 'mandate-missing', { worksBy: 'school' })], `Voor OSO ontbreekt nog iets: ${boardAct}`],
    ['two, of which one said that it works', [notWorking(ark, 'mandate-missing', { worksBy: 'school' }), notWorking(brug, 'agreement-missing')], `Voor OSO ontbreekt nog iets bij 2 scholen: ${boardAct}`],
    ['one whose board has to look again', [notWorking(ark, 'recheck', { worksBy: 'school' })], 'Kloppen overeenkomst en mandaat nog?'],
    ['two whose board has to look again', [notWorking(ark, 'recheck'), notWorking(brug, 'recheck')], 'Kloppen overeenkomst en mandaat nog voor 2 scholen?'],
    ['one that lacks something beside one to look at again', [notWorking(ark, 'recheck'), notWorking(brug, 'agreement-missing')], `OSO werkt nog niet voor uw school: ${boardAct}`],
    ['a task beside it', [notWorking(ark, 'agreement-missing'), due(ark, attachments, 3)], '1 bericht en 1 taak voor de overstap: uiterlijk vrijdag 19 maart 2027'],
    ['a message beside it', [notWorking(ark, 'agreement-missing'), message(ark, 'Een', 'x')], '2 berichten voor de overstap'],
    ['everything at once', [published(ark, attachments), message(ark, 'Een', 'x'), notWorking(ark, 'mandate-missing'), notWorking(brug, 'mandate-missing'), due(ark, attachments, 3)], 'Nieuwe datums, 2 berichten en 1 taak voor de overstap: uiterlijk vrijdag 19 maart 2027'],
  ])('has a subject for %s', (_what, items, subject) => {
    expect(compose(...items).subject).toBe(subject)
    expect(theLetters.subjectOf(notification(items), context)).toBe(subject)
  })

  it.each([
    ['agreement-missing', 'De overeenkomst met Kennisnet ontbreekt. Het bestuur ondertekent die overeenkomst.', true],
    ['mandate-missing', 'Het bestuur geeft in OSR een mandaat aan de leverancier van het leerlingadministratiesysteem (ParnasSys).', true],
    ['endpoint-missing', 'De leverancier van het leerlingadministratiesysteem (ParnasSys) registreert het.', false],
  ] as const)('says of %s who must do what', (label, words, isOfBoard) => {
    const { text } = compose(notWorking(ark, label, { pupilSystem: 'ParnasSys' }))
    expect(text).toContain(words)
    expect(text.includes('Vraag dan uw bestuur om dit te doen.')).toBe(isOfBoard)
    expect(text).toContain('OSO-dossiers klaargezet in uw LAS: uiterlijk dinsdag 6 april 2027, 16.00 uur.')
  })

  it.each([
    ['school', 'Uw school meldde dat OSO lukt. Volgens onze gegevens ontbreekt het mandaat in OSR (Onderwijs Serviceregister) nog.'],
    ['others', 'doen?\nVolgens onze gegevens ontbreekt het mandaat in OSR (Onderwijs Serviceregister) nog.'],
  ] as const)('does not contradict whoever said that it works: the %s', (worksBy, words) => {
    const { text } = compose(notWorking(ark, 'mandate-missing', { worksBy }))
    expect(text).toContain(words)
    expect(text).not.toContain('OSO werkt nog niet')
    expect(text.includes('meldde')).toBe(worksBy === 'school')
  })

  it.each([
    [['agreement-missing'], 'Is het al geregeld? Vraag uw bestuur om het door te geven, of bel het contactpunt.', 'Geef dat dan door op de pagina'],
    [['mandate-missing', 'recheck'], 'Is het al geregeld? Vraag uw bestuur om het door te geven, of bel het contactpunt.', 'Geef dat dan door op de pagina'],
    [['endpoint-missing'], 'Is het al geregeld? Geef dat dan door op de pagina van de school.', 'Vraag uw bestuur'],
    [['endpoint-missing', 'mandate-missing'], 'of bel het contactpunt. Is het endpoint al geregeld? Geef dat dan door op de pagina van de school.', 'Is het al geregeld?'],
  ] as const)('says of %j where one tells that it is arranged', (labels, words, not) => {
    const { text } = compose(...labels.map((label, i) => notWorking([ark, brug][i]!, label)))
    expect(text).toContain(words)
    expect(text).not.toContain(not)
  })

  it('asks the board whether what is of before still holds', () => {
    const { text } = compose(notWorking(ark, 'recheck', { worksBy: 'school' }))
    expect(text).toContain('Kloppen overeenkomst en mandaat nog? Wat wij weten is van een vorig schooljaar, of van een ander bestuur of systeem.')
    expect(text).toContain('Vraag dan uw bestuur om dit te doen.')
    expect(text).not.toMatch(/werkt nog niet|ontbreekt/)
  })

  it('names to a VO school when it can fetch, and nothing that PO schools do', () => {
    const release = step('release', '2027-04-07', { at: '09:00', title: 'Ophalen kan vanaf' })
    const { text } = compose(notWorking(ark, 'mandate-missing', { side: 'vo', release }))
    expect(text).toContain('In de regiokalender: Ophalen kan vanaf woensdag 7 april 2027, 09.00 uur.')
    expect(text).not.toContain('klaargezet')
    const without = compose(notWorking(ark, 'mandate-missing', { side: 'vo' })).text
    expect(without).not.toMatch(/regiokalender:|klaargezet/)
    expect(without).toContain('OSO moet werken voordat u OSO-dossiers ophaalt.')
    const both = compose(notWorking(ark, 'mandate-missing', { side: 'po' }), notWorking(brug, 'mandate-missing', { side: 'vo', release })).text
    expect(both).toContain('uiterlijk dinsdag 6 april 2027, 16.00 uur · Ophalen kan vanaf woensdag 7 april 2027, 09.00 uur.')
  })

  it('says who helps: the region, Kennisnet, and the helpdesk of the pupil system', () => {
    const { text } = compose(notWorking(ark, 'endpoint-missing', { pupilSystem: 'parnassys 2' }))
    expect(text).toContain('Contactpunt Overstap helpt bij vragen over de overstap: 0199 000 000, contact@regio.example.')
    expect(text).toContain('Kennisnet Support (OSO) helpt bij de aansluiting op OSO: 0800 321 22 33, support@kennisnet.nl.')
    expect(text).toContain('ParnasSys (helpdesk van de leverancier) helpt bij het dagelijks gebruik: https://parnassys.zendesk.com/hc/nl.')
    expect(compose(notWorking(ark, 'endpoint-missing')).text).toContain('De helpdesk van uw leerlingadministratiesysteem helpt bij het dagelijks gebruik.')
  })

  it('puts together the schools that lack the same, the board’s first, each with its own page', () => {
    const { text } = compose(notWorking(kade, 'endpoint-missing'), notWorking(ark, 'mandate-missing', { pupilSystem: 'ESIS' }), notWorking(brug, 'mandate-missing', { pupilSystem: 'esis (Rovict)' }))
    expect(text.indexOf('Voor De Ark en De Brug:')).toBeGreaterThan(0)
    expect(text.indexOf('Voor De Kade:')).toBeGreaterThan(text.indexOf('Voor De Ark en De Brug:'))
    for (const name of ['De Ark', 'De Brug', 'De Kade']) expect(text).toContain(`Naar de pagina van ${name}:\nhttps://overstap.example/schoolpagina#`)
  })

  it('names every date that waits for it, and sends none to an agenda: the step is not of every reader', () => {
    const june = step('oso-set-ready', '2027-06-01', { id: 'later', title: 'Tweede keer klaarzetten' })
    const mail = compose(notWorking(ark, 'agreement-missing', { step: june }), notWorking(ark, 'agreement-missing'))
    expect(mail.text).toContain('uiterlijk dinsdag 6 april 2027, 16.00 uur · Tweede keer klaarzetten: uiterlijk dinsdag 1 juni 2027.')
    expect(mail).not.toHaveProperty('calendar')
  })
})

describe('M07: the two questions', () => {
  it.each([
    ['a school of which nothing is known', [asks(ark)], 'Is uw school klaar voor OSO? Antwoord in 2 minuten, uiterlijk vrijdag 26 maart 2027'],
    ['a school of which something is known', [asks(ark, known)], 'Werkt OSO nog bij uw school? Antwoord in 2 minuten, uiterlijk vrijdag 26 maart 2027'],
    ['more schools', [asks(ark), asks(brug, known)], '2 taken: controleer uw aansluiting op OSO, uiterlijk vrijdag 26 maart 2027'],
    ['a school that is late', [overdue(ark, step('oso-checked', '2027-03-10', { title: 'Aansluiting op OSO controleren' }))], 'Nog open: Aansluiting op OSO controleren. De datum was woensdag 10 maart 2027'],
    ['a school with a date moved too', [asks(ark), changed(ark, '', { change: 'added', step: attachments })], 'Gewijzigde datums en 1 taak voor de overstap: uiterlijk vrijdag 26 maart 2027'],
  ])('have a subject for %s', (_who, items, subject) => {
    expect(compose(...items).subject).toBe(subject)
  })

  it('stand in the mail, with the page on which they are answered without signing in, and who helps', () => {
    const { text } = compose(asks(ark))
    expect(text).toContain('Welk leerlingadministratiesysteem gebruikt u? Lukt het om daarin een OSO-dossier klaar te zetten of op te halen?')
    expect(text).toContain('U hoeft niet in te loggen.\n\nBeantwoord de vragen op de pagina van uw school:\nhttps://overstap.example/schoolpagina#')
    expect(text).toContain('Kennisnet Support (OSO) helpt bij de aansluiting op OSO: 0800 321 22 33, support@kennisnet.nl.')
    expect(text).not.toContain('Klopt dit nog?')
  })

  it.each([
    [['po'], 'klaar te zetten?', 'klaarzetten lukt: nee'],
    [['vo'], 'op te halen?', 'ophalen lukt: nee'],
    [['po', 'vo'], 'klaar te zetten of op te halen?', 'ophalen lukt: nee'],
  ] as const)('ask %j schools of what they do themselves', (sides, question, said) => {
    const { text } = compose(...sides.map((side, i) => asks([ark, brug][i]!, known, side)))
    expect(text).toContain(`Lukt het om daarin een OSO-dossier ${question}`)
    expect(text).toContain(`Een OSO-dossier ${said}`)
  })

  it('ask whether it is still so, and what, in the same order however it was kept', () => {
    const { text } = compose(asks(ark, known))
    expect(text).toContain('Dit is van vorig schooljaar, of er is iets veranderd. Klopt dit nog?')
    expect(text).toContain(
      [
        '- Het leerlingadministratiesysteem: ParnasSys.',
        '- De overeenkomst met Kennisnet is er: ja, op maandag 2 maart 2026.',
        '- Een OSO-dossier klaarzetten of ophalen lukt: nee, op dinsdag 20 januari 2026.',
      ].join('\n'),
    )
    expect(text).toContain('https://parnassys.zendesk.com/hc/nl')
  })

  it('ask it of each school of one reader apart', () => {
    const { text } = compose(asks(ark), asks(brug, known))
    const [first, second] = [text.indexOf('Voor De Ark:'), text.indexOf('Voor De Brug:')]
    expect(text.indexOf('Klopt dit nog?')).toBeGreaterThan(second)
    expect(second).toBeGreaterThan(first)
    expect(text).toContain('Beantwoord de vragen op de pagina van De Brug:')
  })

  it('are asked in the same words in a mail that goes out after the date', () => {
    const mail = theLetters.compose(notification([asks(ark, known)]), { ...context, now: morningOf('2027-03-30') })
    expect(mail.subject).toBe('Nog open: Stap oso-checked. De datum was vrijdag 26 maart 2027')
    expect(mail.text).toContain('Klopt dit nog?')
  })
})

describe.each([
  ...brokenLabels.map((label) => [label, [notWorking(ark, label, { pupilSystem: 'ESIS (Rovict)' })]] as const),
  ['recheck', [notWorking(ark, 'recheck', { side: 'vo' })]] as const,
  ['a school that says that it works', [notWorking(ark, 'mandate-missing', { worksBy: 'school', pupilSystem: 'ESIS (Rovict)' })]] as const,
  ['two labels', [notWorking(ark, 'mandate-missing'), notWorking(brug, 'endpoint-missing')]] as const,
  ['what is known', [asks(ark, { pupilSystem: 'ESIS', facts: Object.fromEntries(['participates', 'agreement', 'mandate', 'endpoint'].map((name) => [name, { state: 'yes', on: day('2026-01-20') }])) })]] as const,
])('the letter about %s', (_what, items) => {
  const { subject, text, html } = compose(...items)

  it('has the same words in both parts, in the same order', () => {
    expect(wordsOfText(text).map((word) => word.replace(/:$/, ''))).toEqual(wordsOfHtml(html).map((word) => word.replace(/:$/, '')))
  })

  it('keeps to one line of at most 110 characters, and to sentences of at most 25 words', () => {
    expect(subject).toMatch(/^[^\p{Cc}]{10,110}$/u)
    for (const sentence of text.split(/[.?!:](?:\s|$)|\n\n/)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25)
  })

  it('keeps to the words of the house, and names no pupil', () => {
    expect(`${subject}\n${text}`).not.toMatch(/\b(jouw|jou|jij|je|jullie|mijlpaal|gekwalificeerd|afleveradres|deadline|data)\b|vóór|\d{2}:\d{2}(?!\d)|undefined|leerlingnummer|\d{9}/i)
  })
})
