// The section of a letter about the calendar: the dates as they are, or what of them changed; and where to find them kept up.
import type { LetterContext } from '../ports/mail.ts'
import { momentWords, stepInList, whenWords } from './dutch-dates.ts'
import type { Block } from './letter.ts'
import type { Change, News } from './news.ts'
import { listed, onOneLine } from './plain-words.ts'
import { agreementsPage, schoolPage } from './school-page.ts'

const label = (text: string): Block => ({ kind: 'label', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

function changeWords({ change, step, was }: Change): string {
  const title = onOneLine(step.title)
  if (change === 'removed') return `${title}: vervalt. De datum was ${momentWords(step)}.`
  if (change === 'added' || !was) return `Nieuw: ${stepInList(title, step)}.`
  return `${title}: was ${whenWords({ kind: step.kind, ...was })}, is nu ${whenWords(step)}.`
}

const calendarHint = 'Bij deze mail zit een agendabestand (afspraken.ics). Open het om de datums in uw agenda te zetten.'

/** The section of one piece of news; the schools are named when the reader works at more than one. */
export function newsBlocks(news: News, context: LetterContext, namesSchools: boolean): readonly Block[] {
  const names = listed(news.schools.map((school) => onOneLine(school.schoolName)))
  // One page is enough: the dates are the same for all these schools.
  const { schoolId, schoolName } = news.schools[0]!
  const page = `de pagina van ${namesSchools ? onOneLine(schoolName) : 'uw school'}`
  const link: Block = { kind: 'link', label: `Bekijk de datums op ${page}`, url: schoolPage(context, schoolId).url }
  const forSchools = namesSchools ? [paragraph(`Voor ${names}.`)] : []
  if (news.kind === 'calendar-published') {
    const steps = news.steps.map((step) => stepInList(onOneLine(step.title), step))
    return [
      label('Wat moet u doen?'),
      paragraph(`Zet de datums van de overstap ${context.year} in uw agenda. ${calendarHint}`),
      ...forSchools,
      label('Wanneer?'),
      steps.length > 0 ? { kind: 'list', items: steps } : paragraph('Voor uw school staan er dit jaar geen datums in de kalender.'),
      link,
      label('Waarom?'),
      paragraph(`Alle scholen in ${onOneLine(context.region.name)} werken met dezelfde datums. Voor elke taak krijgt u op tijd nog een mail.`),
    ]
  }
  const reason = onOneLine(news.reason, 1000)
  return [
    label('Wat moet u doen?'),
    paragraph(`Pas uw agenda aan. ${calendarHint} Vervalt er iets? Haal het dan zelf uit uw agenda.`),
    paragraph('Gebruikt u de agendalink? Dan past uw agenda zich vanzelf aan. Dat kan een dag duren.'),
    ...forSchools,
    label('Wanneer?'),
    { kind: 'list', items: news.changes.map(changeWords) },
    link,
    label('Waarom?'),
    paragraph(reason ? `Het contactpunt schrijft hierbij: ${reason}` : 'Het contactpunt van uw regio heeft de kalender veranderd.'),
  ]
}

/** What a piece of news is called above its section. */
export function newsHeading(news: News, year: string): string {
  return news.kind === 'calendar-published' ? `De datums voor de overstap ${year}` : 'Gewijzigde datums'
}

/**
 * What belongs to a published calendar, once in a letter: the public page of the agreements and the feed. How slowly agendas refresh is
 * what their makers say themselves: Google 8 to 24 hours, Outlook on the web about 3.
 */
export function agreementsBlocks(context: LetterContext, headingKind: 'heading' | 'label'): readonly Block[] {
  return [
    { kind: headingKind, text: 'Afspraken in onze regio' },
    paragraph(`Op één pagina staat wat de scholen in ${onOneLine(context.region.name)} hebben afgesproken. Iedereen kan die pagina bekijken.`),
    { kind: 'link', label: 'Bekijk de afspraken', url: agreementsPage(context) },
    { kind: headingKind, text: 'Uw agenda' },
    paragraph('Wilt u dat uw agenda vanzelf bijwerkt? Gebruik dan de agendalink op de pagina van uw school.'),
    paragraph('Een agenda ververst langzaam: Google na 8 tot 24 uur, Outlook op het web na ongeveer 3 uur. Verandert er iets, dan krijgt u altijd ook een mail.'),
  ]
}
