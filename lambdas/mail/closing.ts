// The end of every letter: whom to ask, why this mail came, and what to do when it came to the wrong person.
import type { Notification } from '../domain/notification.ts'
import type { LetterContext } from '../ports/mail.ts'
import type { Block } from './letter.ts'
import { listed, onOneLine } from './plain-words.ts'
import { schoolPage } from './school-page.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** A colleague is named on the page of a school: the one address, or one per school. Whoever has the link may act for the school. */
function handOverBlocks(schools: readonly { readonly schoolId: string; readonly name: string }[], context: LetterContext): readonly Block[] {
  const wrongPerson = 'Bent u niet de juiste persoon? Geef een collega door.'
  const pages = schools.map(({ schoolId, name }) => ({ ...schoolPage(context, schoolId), name }))
  const keep: readonly Block[] = pages.some((page) => page.isOpen)
    ? [{ kind: 'small', text: 'De link in deze mail is alleen voor u. Stuur deze mail daarom niet door.' }]
    : []
  const [first, ...more] = pages
  if (more.length === 0) return [...keep, { kind: 'small', text: `${wrongPerson} Dat kan op de pagina van uw school.`, url: first!.url }]
  return [
    ...keep,
    { kind: 'small', text: `${wrongPerson} Dat kan op de pagina van elke school.` },
    ...pages.map(({ url, name }): Block => ({ kind: 'address', text: `De pagina van ${name}:`, url })),
  ]
}

/** To the contact point itself: nobody to call, and no page of a school. */
function regionClosing({ region }: LetterContext): readonly Block[] {
  return [
    paragraph('Met vriendelijke groet,'),
    paragraph('Overstapcoordinator'),
    { kind: 'small', text: `U krijgt deze mail omdat u het contactpunt bent voor de overstap van po naar vo in ${onOneLine(region.name)}.` },
  ]
}

/** The end of a letter. `holdsFile`: a calendar file goes with it that no section has named. */
export function closingBlocks({ items, to }: Notification, context: LetterContext, headingKind: 'heading' | 'label', holdsFile: boolean): readonly Block[] {
  if (to.isContactPoint) return regionClosing(context)
  const { contactPoint, name } = context.region
  const schools = [...new Map(items.map((item) => [item.schoolId, { schoolId: item.schoolId, name: onOneLine(item.schoolName) }])).values()]
  const whatFor = `de overstap van po naar vo in ${onOneLine(name)}`
  const hours = contactPoint.hours ? ` (${onOneLine(contactPoint.hours)})` : ''
  return [
    { kind: headingKind, text: 'Lukt het niet?' },
    paragraph(`Bel ${onOneLine(contactPoint.name)}: ${onOneLine(contactPoint.phone)}${hours}. Of antwoord op deze mail.`),
    paragraph('Met vriendelijke groet,'),
    paragraph(onOneLine(contactPoint.name)),
    ...(holdsFile ? [{ kind: 'small', text: 'Bij deze mail zit een agendabestand (afspraken.ics). Open het om de datum in uw agenda te zetten.' } as const] : []),
    { kind: 'small', text: `U krijgt deze mail omdat u contactpersoon bent voor ${whatFor}, voor ${listed(schools.map((school) => school.name))}.` },
    ...handOverBlocks(schools, context),
  ]
}
