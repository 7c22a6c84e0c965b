// The letters about dossiers: a count and a link, the same words in both parts, nothing by which a pupil could be known, few counts for the region.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { type TransferItem, transferKinds } from '../../lambdas/domain/transfer-items.ts'
import { ark, brug, compose, composeWithPages, context, due, message, notification, now, overdue, starts, step, theLetters, withPages, wordsOfHtml, wordsOfText, pageOf } from './letter-cases.ts'

const vo = { schoolId: '92AA00', schoolName: 'Het Baken' }
const act = { actId: 'a'.repeat(20), count: 3 }
const round = { at: now, count: 12 }

const letters: readonly (readonly [name: string, item: TransferItem, subject: string])[] = [
  ['M15', { kind: 'set-ready-receipt', ...ark, ...act, reference: 'CDFGH-JKM34' }, 'Klaargezet: 3 dossiers (referentienummer CDFGH-JKM34)'],
  ['M19', { kind: 'question-asked', ...ark, ...act, count: 1, otherName: 'Het Baken', dueOn: day('2027-04-19') }, 'Het Baken heeft een vraag over 1 dossier: antwoord uiterlijk maandag 19 april 2027'],
  ['M20', { kind: 'question-answered', ...vo, ...act, otherName: 'De Ark', isNewVersion: false }, 'Antwoord van De Ark op uw vraag'],
  ['M20 of a new version', { kind: 'question-answered', ...vo, ...act, otherName: 'De Ark', isNewVersion: true }, 'Nieuwe versie van De Ark na uw vraag'],
  ['M21', { kind: 'dossiers-recalled', reader: 'vo', ...vo, ...act, otherName: 'De Ark' }, 'Ingetrokken door De Ark: verwijder wat u al hebt opgehaald'],
  ['M22', { kind: 'not-ours', reader: 'po', ...ark, ...act, otherName: 'Het Baken' }, 'Het Baken meldt: niet bij ons aangemeld (3 dossiers)'],
  ['M26', { kind: 'possible-leak', reader: 'po', ...ark, ...act, openedBy: 1 }, 'Mogelijk datalek bij 3 dossiers: begin vandaag met deze stappen'],
  ['M26 that nobody opened', { kind: 'possible-leak', reader: 'po', ...ark, ...act, count: 1, openedBy: 0 }, 'Mogelijk datalek bij 1 dossier: begin vandaag met deze stappen'],
  ['M16', { kind: 'dossiers-ready', ...vo, ...round }, '12 dossiers staan klaar om op te halen'],
  ['M16 of one', { kind: 'dossiers-ready', ...vo, ...round, count: 1 }, '1 dossier staat klaar om op te halen'],
  ['M17', { kind: 'not-collected', reader: 'vo', ...vo, ...round, workingDays: 5 }, 'Nog niet opgehaald: 12 dossiers'],
  ['M18', { kind: 'dossiers-fetched', ...ark, ...round, by: [{ schoolName: 'Het Baken', count: 12 }] }, 'Het Baken heeft 12 dossiers opgehaald'],
  ['M18 of two', { kind: 'dossiers-fetched', ...ark, ...round, by: [{ schoolName: 'De Vaart', count: 1 }, { schoolName: 'Het Baken', count: 11 }] }, '12 dossiers opgehaald door 2 vo-scholen'],
  ['M12', { kind: 'inspection-again', ...ark, ...round }, 'Opnieuw inzage nodig voor 12 dossiers'],
  ['M13', { kind: 'applications-closed', reader: 'po', ...ark, ...round }, 'De aanmelding is gesloten: dit doet u nu'],
  ['M13 of a VO school', { kind: 'applications-closed', reader: 'vo', ...vo, ...round, count: 0 }, 'De aanmelding is gesloten: dit doet u nu'],
  ['who has not applied', { kind: 'nowhere-applied', ...ark, ...round, closesOn: day('2027-03-31') }, 'Nog nergens aangemeld: 12 leerlingen, aanmelden kan t/m woensdag 31 maart 2027'],
  ['who has not applied, later', { kind: 'nowhere-applied', ...ark, ...round, count: 1 }, 'Nog nergens aangemeld: 1 leerling'],
  ['claims', { kind: 'claims-waiting', ...ark, ...round, schools: 2 }, '2 vo-scholen vragen om een bevestiging'],
  ['claims of one school', { kind: 'claims-waiting', ...ark, ...round, count: 1, schools: 1 }, '1 vo-school vraagt om een bevestiging'],
  ['claims that wait long', { kind: 'claims-waiting', ...ark, ...round, schools: 1, workingDays: 3 }, 'Nog niet bevestigd: 1 vo-school wacht op uw antwoord'],
]

const forRegion: readonly (readonly [name: string, item: TransferItem, subject: string])[] = [
  ['M21', { kind: 'dossiers-recalled', reader: 'region', ...ark, ...act, openedBy: 2 }, 'Ingetrokken door De Ark: 2 vo-scholen hadden al toegang'],
  ['M22', { kind: 'not-ours', reader: 'region', ...ark, ...act, otherName: 'Het Baken' }, 'Het Baken meldt: niet bij ons aangemeld (De Ark)'],
  ['M26', { kind: 'possible-leak', reader: 'region', ...ark, ...act, openedBy: 1 }, 'Mogelijk datalek bij De Ark: begin vandaag met deze stappen'],
  ['M17', { kind: 'not-collected', reader: 'region', ...vo, ...round, count: 3, workingDays: 8, phone: '0199 11 11 11' }, 'Nog niet opgehaald door Het Baken: minder dan 5 dossiers'],
]

const toRegion = (item: TransferItem) => theLetters.compose(notification([item], { to: { email: 'contact@regio.example', name: 'Contactpunt', contactIds: [], pages: [], isContactPoint: true } }), context)
const all = [...letters.map(([name, item]) => [name, compose(item)] as const), ...forRegion.map(([name, item]) => [`${name} to the contact point`, toRegion(item)] as const)]

it('there is a letter of every kind', () => {
  expect(new Set(letters.map(([, { kind }]) => kind))).toEqual(new Set(transferKinds))
})

describe.each(letters)('%s', (_name, item, subject) => {
  it('has its subject, and a link to where the work is, behind sign-in', () => {
    const mail = compose(item)
    expect(mail.subject).toBe(subject)
    expect(theLetters.subjectOf(notification([item]), context)).toBe(subject)
    const side = item.schoolId === vo.schoolId ? 'ophalen' : 'leerlingen'
    expect(mail.text).toContain(`https://overstap.example/scholen/voorbeeld/2026-2027/${item.schoolId}/${side}\n`)
    expect(mail.html).toContain(`/${item.schoolId}/${side}"`)
    expect(mail.text).toContain('U moet hiervoor inloggen.')
    expect(mail.calendar).toBeUndefined()
  })
})

describe.each(forRegion)('%s to the contact point', (_name, item, subject) => {
  it('says no count below five, links to no dossier, and asks nobody to hand over', () => {
    const mail = toRegion(item)
    expect(mail.subject).toBe(subject)
    expect(mail.text).toContain('minder dan 5 dossiers')
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/\b[1-4] dossiers?\b/)
    expect(mail.text).not.toMatch(/https?:|Bent u niet de juiste persoon|hoeft niet in te loggen/)
    expect(mail.text).toContain('omdat u het contactpunt bent')
  })
})

it('somebody of the region who looks at the mails of the year reads no count below five, in any subject', () => {
  for (const [, item] of [...letters, ...forRegion]) {
    const few = { ...item, count: 1, ...('by' in item && { by: item.by.map((each) => ({ ...each, count: 1 })) }) } as TransferItem
    const subject = theLetters.subjectOf(notification([few]), { ...context, isForRegion: true })
    expect(subject).not.toMatch(/\b[1-4] (dossier|leerling)/)
    expect(subject).toMatch(/^[^\p{Cc}]{10,110}$/u)
  }
  expect(theLetters.subjectOf(notification([letters[11]![1]]), { ...context, isForRegion: true })).toBe('Het Baken heeft 12 dossiers opgehaald')
})

it('M17 tells the contact point whom to call', () => {
  expect(toRegion(forRegion[3]![1]).text).toContain('Bel de school: 0199 11 11 11.')
  const { phone: _phone, ...without } = forRegion[3]![1] as Extract<TransferItem, { kind: 'not-collected' }>
  expect(toRegion(without).text).toContain('Een telefoonnummer is hier niet bekend.')
})

it('M26 is a list of steps, and never says that a download is gone', () => {
  const { text, html } = compose(letters[6]![1])
  expect(text.match(/^- /gm)).toHaveLength(5)
  expect(html.match(/<li /g)).toHaveLength(5)
  expect(text).toContain('Wat is opgehaald, is daarmee niet weg.')
  expect(text).toContain('72 uur')
})

describe.each(all)('%s', (_name, mail) => {
  it('has the same words in both parts, in the same order', () => {
    expect(wordsOfText(mail.text).map((word) => word.replace(/:$/, ''))).toEqual(wordsOfHtml(mail.html).map((word) => word.replace(/:$/, '')))
  })

  it('keeps to the words of the house, on one line, in sentences of at most 25 words', () => {
    expect(`${mail.subject}\n${mail.text}`).not.toMatch(
      /\b(jouw|jou|jij|je|jullie|mijlpaal|akkoord|vrijgeven|vrijgave|vrijgegeven|schoolverlaters|basisscholen|kenmerk|is te laat|zienswijze|deadline|dossiernummer|data|label)\b|vóór|\d\d:\d\d/i,
    )
    expect(mail.subject).toMatch(/^[^\p{Cc}]{10,110}$/u)
    for (const sentence of mail.text.split(/[.?!:](?:\s|$)|\n\n|\n- /)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25)
  })

  it('carries nothing by which a pupil could be known', () => {
    for (const said of [mail.subject, mail.text, mail.html]) expect(said).not.toMatch(/undefined|NaN|\[object|\d{6,}(?!x)(?!;)|2627-|eigen aanduiding/)
  })
})

describe('a mail about more', () => {
  const [ready, chased] = [letters[8]![1], letters[10]![1]]
  const leak = letters[6]![1]

  it('begins with what cannot wait, and counts the rest', () => {
    expect(compose(ready, leak, chased).subject).toBe('Mogelijk datalek bij 3 dossiers: begin vandaag met deze stappen · en nog 2 berichten')
    expect(compose(ready, chased).subject).toBe('Nog niet opgehaald: 12 dossiers · en nog 1 bericht')
    const headings = [...compose(ready, leak, chased).html.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, text]) => text)
    expect(headings.slice(0, 3)).toEqual(['Mogelijk datalek bij 3 dossiers: begin vandaag met deze stappen', 'Nog niet opgehaald: 12 dossiers', '12 dossiers staan klaar om op te halen'])
  })

  it('names the school of each when the reader works at more than one', () => {
    const fetched = letters[11]![1]
    const { text } = compose(fetched, { ...fetched, ...brug } as TransferItem)
    expect(text).toContain('Voor De Ark:')
    expect(text).toContain('Voor De Brug:')
    expect(compose(fetched).text).not.toContain('Voor De Ark:')
  })

  it('counts them among the messages beside tasks', () => {
    const task = due(ark, step('inspection-done', '2027-03-31'), 3)
    expect(compose(task, letters[13]![1]).subject).toBe('1 bericht en 1 taak voor de overstap: uiterlijk woensdag 31 maart 2027')
    expect(compose(message(ark, 'Onderwerp', 'Tekst.'), letters[13]![1]).subject).toBe('2 berichten voor de overstap')
  })
})

describe('a task that the dossiers of a school tell', () => {
  const counted = { count: 18, of: 28, isCounted: true as const }
  const facts = step('set-ready', '2027-04-06', { at: '16:00' })
  const asked = (item: NotificationItem): NotificationItem => ({ ...item, ...counted }) as NotificationItem

  it.each([['due', asked(due(ark, facts, 1))], ['overdue', asked(overdue(ark, facts))]] as const)('that is %s says how far it is and asks for no report', (_when, item) => {
    const { text } = composeWithPages(item)
    expect(text).toContain('Klaar tot nu toe: 18 van de 28.')
    expect(text).toContain('het aantal telt vanzelf mee')
    expect(text).toContain('/scholen/voorbeeld/2026-2027/90AA00/leerlingen')
    expect(text).not.toMatch(/Meld het|hoeft niet in te loggen/)
  })

  it('leaves what another school of the same person has to report to its own page', () => {
    const { text } = composeWithPages(asked(due(ark, facts, 1)), due(brug, facts, 1))
    expect(text).toContain('Klaar? Meld het hier. U hoeft niet in te loggen.')
    expect(text).toContain(pageOf(brug))
    expect(text).toContain('90AA00/leerlingen')
  })

  it('still asks a report of the OSO dossiers that go with it', () => {
    const { text } = composeWithPages(due(ark, step('oso-set-ready', '2027-04-06', { at: '16:00' }), 1, { count: 20, of: 28 }), asked(due(ark, facts, 1)))
    expect(text).toContain('gemeld tot nu toe: 20 van de 28.')
    expect(text).toContain('klaar tot nu toe: 18 van de 28.')
    expect(text).toContain('Meld het op de pagina van uw school')
  })

  it('links to where the attachments are beside the report of the OSO dossiers', () => {
    const { text } = composeWithPages(due(ark, step('oso-set-ready', '2027-04-06', { at: '16:00' }), 1), asked(due(ark, facts, 1)))
    expect(text).toContain('Naar uw leerlingen:\nhttps://overstap.example/scholen/voorbeeld/2026-2027/90AA00/leerlingen\n\nU moet hiervoor inloggen.')
    expect(text).toContain(`Klaar? Meld het hier. U hoeft niet in te loggen.\n\nMeld het op de pagina van uw school:\n${pageOf(ark)}`)
    expect(text).not.toContain('telt vanzelf mee')
  })
})

describe('a task whose work is behind sign-in, in a region whose files go through here', () => {
  const said = (item: NotificationItem, carriesFiles = true) => theLetters.compose(notification([item]), { ...withPages(ark), carriesFiles }).text
  const work = (page: string) => `https://overstap.example/scholen/voorbeeld/2026-2027/90AA00/${page}\n\nU moet hiervoor inloggen.`
  const release = step('release', '2027-04-07', { at: '09:00' })
  const fetched = step('fetched', '2027-04-16')

  it('leads who may fetch from now on to fetching, and asks no report', () => {
    expect(said(starts(ark, release))).toContain(`Naar ophalen:\n${work('ophalen')}`)
    expect(said(starts(ark, release))).not.toMatch(/hoeft niet in te loggen|Naar de pagina van/)
  })

  it.each([['due', due(ark, fetched, 2)], ['overdue', overdue(ark, fetched)]] as const)('leads to fetching, and then to the report that is still asked, when it is %s', (_when, item) => {
    const text = said(item)
    expect(text.indexOf(work('ophalen'))).toBeGreaterThan(0)
    expect(text.indexOf(`Klaar? Meld het hier. U hoeft niet in te loggen.\n\nMeld het op de pagina van uw school:\n${pageOf(ark)}`)).toBeGreaterThan(text.indexOf(work('ophalen')))
  })

  it.each(['attachments-ready', 'set-ready'] as const)('leads a PO school that has no dossiers yet to its pupils for %s', (kind) => {
    expect(said(due(ark, step(kind, '2027-04-06'), 3))).toContain(`Naar uw leerlingen:\n${work('leerlingen')}`)
  })

  it('leads to no such page where nothing goes through here, for other steps, and where PO schools read of fetching too', () => {
    expect(said(due(ark, fetched, 2), false)).not.toMatch(/moet hiervoor/)
    for (const text of [said(starts(ark, release), false), said(due(ark, step('leavers-listed', '2027-04-06'), 3)), said(starts(ark, { ...release, audience: ['po', 'vo'] }))]) {
      expect(text).not.toMatch(/\/(ophalen|leerlingen)\n|moet hiervoor/)
      expect(text).toContain(pageOf(ark))
    }
  })
})
