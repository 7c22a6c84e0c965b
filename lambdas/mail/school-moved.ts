// What mails say of a school that goes on in another by the region's word: since when, who can reach what, and whom to call when it is wrong.
import { localDateOf } from '../domain/moment.ts'
import type { NamedSchool, NotificationItem } from '../domain/notification.ts'
import type { LetterContext } from '../ports/mail.ts'
import { dayWords } from './dutch-dates.ts'
import type { Block } from './letter.ts'
import { onOneLine } from './plain-words.ts'
import { schoolPage } from './school-page.ts'

/** One school that moved, once in a mail: a contact of both schools hears it in the name of the first. */
export type MoveTold = Extract<NotificationItem, { readonly kind: 'school-moved' }>

export function movesOf(items: readonly NotificationItem[]): readonly MoveTold[] {
  const own = items.filter((item): item is MoveTold => item.kind === 'school-moved')
  return [...new Map(own.map((item) => [`${item.from.schoolId} ${item.to.schoolId} ${item.at}`, item])).values()]
}

/** `De Ark (90AA00)`: schools that go on under another code often keep their name. */
const schoolWords = ({ schoolName, schoolId }: NamedSchool, most = 60) => `${onOneLine(schoolName, most)} (${schoolId})`

/** The subject of one move, and what its section is called. */
export function moveSubject({ from, to, how, isTakenBack }: MoveTold): string {
  if (isTakenBack) return `${schoolWords(from, 35)} gaat toch niet verder in ${schoolWords(to, 35)}`
  return `${schoolWords(from, 35)} gaat verder ${how === 'renumbered' ? 'als' : 'in'} ${schoolWords(to, 35)}`
}

export function movesSubject(moves: readonly MoveTold[]): string {
  return moves.length === 1 ? moveSubject(moves[0]!) : `Er veranderden ${moves.length} scholen in uw regio`
}

const label = (text: string): Block => ({ kind: 'label', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** What it means for the people of both schools. */
function meaning({ from, to, isTakenBack }: MoveTold): readonly string[] {
  const [old, name] = [onOneLine(from.schoolName, 60), onOneLine(to.schoolName, 60)]
  if (isTakenBack)
    return [
      `${old} doet weer mee onder de eigen code ${from.schoolId}.`,
      `Wat was meegegaan naar ${name}, gaat terug. Wat daar intussen is gewijzigd, blijft daar staan.`,
      `Wie inlogt voor ${name}, kan niet meer bij de dossiers onder de code ${from.schoolId}.`,
    ]
  return [
    `De contactpersonen van ${old} staan nu ook bij ${name}. De mails gaan voortaan over ${name}.`,
    `Wie inlogt voor ${name} (${to.schoolId}), kan nu bij de dossiers onder de oude code ${from.schoolId}.`,
    `Wie inlogt voor de oude code ${from.schoolId}, kan nog steeds bij die dossiers.`,
  ]
}

/** The section of one move. */
export function moveBlocks(move: MoveTold, context: LetterContext): readonly Block[] {
  const { from, to, at, schoolId, schoolName, isTakenBack } = move
  const { name, contactPoint } = context.region
  const since = dayWords(localDateOf(at))
  const said = isTakenBack ? `gaat toch niet verder in ${schoolWords(to)}` : `gaat vanaf ${since} verder ${move.how === 'renumbered' ? 'als' : 'in'} ${schoolWords(to)}`
  return [
    label('Wat is er veranderd?'),
    paragraph(`${schoolWords(from)} ${said}.`),
    paragraph(`${onOneLine(contactPoint.name)} heeft dit op ${since} vastgelegd, namens ${onOneLine(name)}.`),
    label('Wat betekent dit?'),
    { kind: 'list', items: meaning(move) },
    label('Wat moet u doen?'),
    paragraph('Controleer of dit klopt, en of de juiste contactpersonen er staan.'),
    { kind: 'link', label: `Naar de pagina van ${onOneLine(schoolName, 60)}`, url: schoolPage(context, schoolId).url },
    label('Klopt dit niet?'),
    paragraph(`Bel dan meteen ${onOneLine(contactPoint.name)}: ${onOneLine(contactPoint.phone)}.`),
    ...(isTakenBack ? [] : [paragraph('Het contactpunt kan dit terugdraaien.')]),
  ]
}
