// Letters about tasks: what each must say, in both parts, to whoever gets it.
import { describe, expect, it } from 'vitest'
import { ark, brug, compose, composeWithPages, context, due, kade, morningOf, notification, overdue, pageOf, starts, step, theLetters } from './letter-cases.ts'

const page = 'https://overstap.example/scholen/voorbeeld/2026-2027/90AA00'
const pageOfBrug = 'https://overstap.example/scholen/voorbeeld/2026-2027/90AB00'

const attachments = step('attachments-ready', '2027-03-19')
const inspection = step('inspection-done', '2027-03-31')
const oso = step('oso-set-ready', '2027-04-06', { at: '16:00' })
const setReady = step('set-ready', '2027-04-06', { at: '16:00' })
const release = step('release', '2027-04-07', { at: '09:00' })
const leavers = step('leavers-listed', '2027-02-05')

describe('a letter about a task', () => {
  const mail = compose(due(ark, attachments, 3, { count: 4, of: 6 }))

  it.each(['text', 'html'] as const)('its %s part says what, by when, why, how to report, whom to call and why it came', (part) => {
    const said = mail[part]
    for (const words of [
      'Beste Jan de Vries,', 'Wat moet u doen?', 'Voeg de bijlagen toe voor de leerlingen die ze nodig hebben.', 'Uiterlijk wanneer?',
      'Uiterlijk vrijdag 19 maart 2027. Die dag telt mee. Nog 3 werkdagen.', 'Gemeld tot nu toe: 4 van de 6.', 'Klaar? Meld het hier.', 'Meld het op de pagina van uw school', page, 'Waarom?',
      'Lukt het niet?', 'Bel Contactpunt Overstap: 0199 000 000 (ma t/m do van 9.00 tot 12.00 uur).', 'omdat u contactpersoon bent', 'De Ark',
      'Regio Voorbeeld', 'Bent u niet de juiste persoon? Geef een collega door.', 'Bijlagen toegevoegd',
    ]) expect(said).toContain(words)
  })

  it('goes to one person, is answered by the contact point, and carries the name of the region and the id of the notification', () => {
    expect(mail).toMatchObject({
      to: 'jan@school.example', replyTo: 'contact@regio.example', senderName: 'Regio Voorbeeld via Overstapcoordinator', notificationId: '2026-2027#90AA00#0001',
    })
  })

  it('without a name greets a colleague, without hours gives the number alone', () => {
    const { hours: _hours, ...contactPoint } = context.region.contactPoint
    const { text } = theLetters.compose(notification([due(ark, attachments, 3)], { to: { email: 'jan@school.example', contactIds: [], pages: [] } }), { ...context, region: { ...context.region, contactPoint } })
    expect(text).toContain('Beste collega,')
    expect(text).toContain('Bel Contactpunt Overstap: 0199 000 000. Of antwoord')
  })

  it('with a time says the time, and that the day counts only where there is none', () => {
    const { text } = compose(due(ark, setReady, 5))
    expect(text).toContain('Uiterlijk dinsdag 6 april 2027, 16.00 uur. Nog 5 werkdagen.')
    expect(text).not.toContain('telt mee')
  })

  it('with a note of the contact point repeats it on one line', () => {
    expect(compose(due(ark, step('set-ready', '2027-04-06', { note: 'Let op:\nook sbo.' }), 5)).text).toContain('Het contactpunt schrijft hierbij: Let op: ook sbo.')
  })

  it('past its date asks to say when it will be done', () => {
    const { text, html } = compose(overdue(ark, leavers, { count: 3 }))
    for (const said of [text, html]) {
      expect(said).toContain('De datum was vrijdag 5 februari 2027. Lukt het vandaag niet? Laat dan vandaag aan het contactpunt weten wanneer het wel lukt.')
      expect(said).toContain('Gemeld tot nu toe: 3.')
    }
  })

  it('of setting ready names both in one section, OSO first, with the progress of each', () => {
    const { text } = compose(due(ark, setReady, 5, { count: 2, of: 6 }), due(ark, oso, 5, { count: 23, of: 28 }))
    expect(text.match(/Wat moet u doen\?/g)).toHaveLength(1)
    expect(text).toContain('OSO-dossiers klaargezet in uw LAS: gemeld tot nu toe: 23 van de 28.')
    expect(text).toContain('Bijlagen klaargezet: gemeld tot nu toe: 2 van de 6.')
    expect(text).toMatch(/In de regiokalender: OSO-dossiers klaargezet in uw LAS: .* · Bijlagen klaargezet: /)
  })

  it('of setting ready at different times stays two tasks', () => {
    expect(compose(due(ark, step('set-ready', '2027-04-05'), 4), due(ark, oso, 5)).text.match(/Wat moet u doen\?/g)).toHaveLength(2)
  })

  it.each([
    ['on the morning itself', '2027-04-07', 'Dat kan vandaag, woensdag 7 april 2027, vanaf 09.00 uur.'],
    ['before', '2027-04-06', 'Vanaf woensdag 7 april 2027, 09.00 uur.'],
  ])('that something opens, sent %s, says from when and asks no report', (_when, date, words) => {
    const { text } = theLetters.compose(notification([starts(ark, release)]), { ...context, now: morningOf(date) })
    expect(text).toContain(words)
    expect(text).toContain(`Naar de pagina van uw school:\n${page}`)
    expect(text).not.toContain('Klaar?')
  })

  it('a law date that passes by itself is never said to be open', () => {
    const late = { ...context, now: morningOf('2027-03-25') }
    const { subject, text } = theLetters.compose(notification([due(ark, step('final-advice', '2027-03-24'), 5)]), late)
    expect(`${subject} ${text}`).not.toContain('Nog open')
  })
})

describe('one mail for one person', () => {
  const mail = compose(due(ark, attachments, 3), due(brug, attachments, 3, { count: 1, of: 2 }), overdue(brug, leavers), due(ark, inspection, 11))

  it.each(['text', 'html'] as const)('its %s part has one section per task, what is past its date first, then in order of date', (part) => {
    const headings = ['Nog open: Aantal leerlingen naar het vo', 'Voeg de bijlagen toe', 'Laat de ouders het dossier inzien'].map((heading) =>
      mail[part].indexOf(part === 'html' ? `>${heading}</h2>` : `\n${heading}\n-`),
    )
    expect(headings.every((at) => at > 0)).toBe(true)
    expect(headings).toEqual([...headings].sort((a, b) => a - b))
    expect(mail[part].match(/Wat moet u doen\?/g)).toHaveLength(3)
    expect(mail[part].match(/Lukt het niet\?/g)).toHaveLength(1)
  })

  it('names the school of every task, each with its own link and progress', () => {
    expect(mail.text).toContain(`Voor De Ark:\n\nMeld het op de pagina van De Ark:\n${page}\n`)
    expect(mail.text).toContain(`Voor De Brug:\n\nMeld het op de pagina van De Brug:\n${pageOfBrug}\n`)
    expect(mail.text).toContain('Voor De Brug:\n\nGemeld tot nu toe: 1 van de 2.\n\nMeld het op de pagina van De Brug:\nHet adres staat hierboven.\n')
    expect(mail.text).toContain('voor De Ark en De Brug.')
  })

  it('does not name the school above each task when there is one', () => {
    expect(compose(due(ark, attachments, 3), due(ark, inspection, 11)).text).not.toContain('Voor De Ark:')
  })

  it('a notification without items becomes no mail', () => {
    expect(() => compose()).toThrow(RangeError)
  })
})

const times = (text: string, part: string) => text.split(part).length - 1
const linksOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

describe('the links of a mail', () => {
  it('open the page of the school without signing in, and say so', () => {
    const { text, html } = composeWithPages(due(ark, attachments, 3))
    for (const said of [text, html]) {
      expect(said).toContain('Klaar? Meld het hier. U hoeft niet in te loggen.')
      expect(said).toContain('Bent u niet de juiste persoon? Geef een collega door. Dat kan op de pagina van uw school.')
      expect(said).toContain('De link in deze mail is alleen voor u. Stuur deze mail daarom niet door.')
      expect(said).not.toContain('/scholen/')
    }
    expect(text).toContain(`Meld het op de pagina van uw school:\n${pageOf(ark)}\n`)
    expect(linksOf(html)).toEqual([pageOf(ark), pageOf(ark)])
  })

  it('promise no entry without signing in where a school has no page of its own', () => {
    const { text } = compose(due(ark, attachments, 3))
    expect(text).toContain(`Meld het op de pagina van uw school:\n${page}\n`)
    expect(text).not.toMatch(/in te loggen|alleen voor u/)
    expect(theLetters.compose(notification([due(ark, attachments, 3), due(brug, attachments, 3)]), { ...context, pages: { [ark.schoolId]: pageOf(ark) } }).text).not.toContain('in te loggen')
  })

  it('show the address of a school once, however many of its tasks are in the mail, and have a button at each', () => {
    const { text, html } = composeWithPages(overdue(ark, leavers), due(ark, attachments, 3), due(ark, inspection, 11), due(ark, setReady, 14))
    expect(times(text, pageOf(ark))).toBe(1)
    expect(times(html, `>${pageOf(ark)}<`)).toBe(1)
    expect(linksOf(html)).toEqual(Array.from({ length: 5 }, () => pageOf(ark)))
    expect(times(text, 'Het adres staat hierboven.')).toBe(3)
  })

  it('of one task at three schools are in one mail, one section, each school with its name and its own link', () => {
    const schools = [ark, brug, kade]
    const { to, text, html } = composeWithPages(...schools.map((school, i) => due(school, attachments, 3, { count: i, of: 6 })))
    expect(to).toBe('jan@school.example')
    expect(times(text, 'Wat moet u doen?')).toBe(1)
    for (const [i, school] of schools.entries()) {
      expect(text).toContain(`Voor ${school.schoolName}:\n\nGemeld tot nu toe: ${i} van de 6.\n\nMeld het op de pagina van ${school.schoolName}:\n${pageOf(school)}\n`)
      expect(html).toMatch(new RegExp(`href="${pageOf(school).replaceAll('.', '\\.')}"[^>]*>Meld het op de pagina van ${school.schoolName}</a>`))
      expect(times(text, pageOf(school))).toBe(1)
    }
    expect(times(text, 'U hoeft niet in te loggen.')).toBe(1)
  })

  it('of a mail about several schools name in small print each page that stands nowhere above', () => {
    const { text } = composeWithPages(due(ark, attachments, 3), starts(brug, release), starts(kade, release))
    expect(text).toContain('Geef een collega door. Dat kan op de pagina van elke school.')
    for (const school of [ark, brug, kade]) expect(times(text, pageOf(school))).toBe(1)
    expect(text).not.toContain('De pagina van De Ark:')
  })
})
