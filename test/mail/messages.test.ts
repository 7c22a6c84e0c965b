// What the region writes in its own words: as it was typed, once for one person, and never more than text.
import { describe, expect, it } from 'vitest'
import { ark, brug, compose, due, kade, message, pageOf, composeWithPages, published, step, wordsOfHtml, wordsOfText } from './letter-cases.ts'

const typed = 'Vanaf maandag hebben wij een ander nummer.\nBel 0199 111 111.\n\nOp vrijdag zijn wij er niet.'
const attachments = step('attachments-ready', '2027-03-19')

const times = (text: string, part: string) => text.split(part).length - 1

describe('a message of the region', () => {
  const mail = composeWithPages(message(ark, 'Nieuw nummer', typed))

  it('has the subject as it was typed, also above the letter, and says from whom it is', () => {
    expect(mail.subject).toBe('Nieuw nummer')
    expect(mail.text).toMatch(/^Nieuw nummer\n=+\n\nBeste Jan de Vries,\n\nBericht van Contactpunt Overstap\n/)
    expect(mail.html).toContain('>Nieuw nummer</h1>')
    expect(mail.html).toContain('>Bericht van Contactpunt Overstap</h2>')
  })

  it('keeps its paragraphs and line breaks', () => {
    expect(mail.text).toContain(`\n${typed}\n\n`)
    expect(mail.html).toContain('>Vanaf maandag hebben wij een ander nummer.<br>Bel 0199 111 111.</p>')
    expect(mail.html).toContain('>Op vrijdag zijn wij er niet.</p>')
  })

  it('asks nothing of its own, closes as every letter, and has no calendar', () => {
    expect(mail.text).not.toContain('Wat moet u doen?')
    for (const words of ['Lukt het niet?', 'Bel Contactpunt Overstap', 'omdat u contactpersoon bent', 'Geef een collega door.', pageOf(ark)]) expect(mail.text).toContain(words)
    expect(mail).not.toHaveProperty('calendar')
  })

  it.each([
    ['blank lines more than one, and blanks on them', 'Een\n \n\t\n\nTwee', 'Een\n\nTwee'],
    ['the line ends of Windows and of others', 'Een\r\nTwee\rDrie\u2028Vier', 'Een\nTwee\nDrie\nVier'],
    ['an empty beginning and end', '\n\nEen\n\n', 'Een'],
    ['marks that turn text and control characters', 'Een \u202etwee\u0000drie', 'Een twee drie'],
    ['4,000 characters', 'x'.repeat(4000), 'x'.repeat(4000)],
    ['more than 4,000 characters', 'x'.repeat(4001), `${'x'.repeat(3999)}…`],
  ])('with %s becomes readable paragraphs', (_what, text, shown) => {
    const { text: said, html } = compose(message(ark, 'Een bericht', text))
    expect(said).toContain(`Bericht van Contactpunt Overstap\n${shown}\n\nLukt het niet?`)
    expect(wordsOfText(said).map((word) => word.replace(/:$/, ''))).toEqual(wordsOfHtml(html).map((word) => word.replace(/:$/, '')))
  })

  it('makes no link of an address that it names', () => {
    const { html, text } = compose(message(ark, 'Een bericht', 'Kijk op https://regio.example/overstap & klik <b>hier</b>.'))
    expect(html).toContain('Kijk op https://regio.example/overstap &amp; klik &lt;b&gt;hier&lt;/b&gt;.')
    expect(html).not.toMatch(/href="[^"]*regio\.example/)
    expect(text).toContain('Kijk op https://regio.example/overstap & klik <b>hier</b>.')
  })

  it('stands once in the mail of a person at three schools, who are all named', () => {
    const { text } = compose(...[ark, brug, kade].map((school) => message(school, 'Nieuw nummer', typed)))
    expect(times(text, 'Bericht van Contactpunt Overstap')).toBe(1)
    expect(times(text, 'Bel 0199 111 111.')).toBe(1)
    expect(text).toContain('Voor De Ark, De Brug en De Kade.')
  })

  it('beside tasks and dates is a section of its own, under its own subject, after the dates', () => {
    const { text, html } = compose(due(ark, attachments, 3), message(ark, 'Nieuw nummer', typed), published(ark, attachments))
    const at = ['De datums voor de overstap 2026-2027\n-', 'Nieuw nummer\n-', 'Bericht van Contactpunt Overstap\n', 'Voeg de bijlagen toe\n-'].map((words) => text.indexOf(`\n${words}`))
    expect(at.every((each) => each > 0)).toBe(true)
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(html).toContain('>Nieuw nummer</h2>')
    expect(html).toContain('>Bericht van Contactpunt Overstap</h3>')
  })

  it('and another with the same words are two messages', () => {
    expect(times(compose(message(ark, 'Een', typed, 'm-1'), message(ark, 'Een', typed, 'm-2')).text, 'Bericht van Contactpunt Overstap')).toBe(2)
  })
})
