// The mails to come: when, which letter, to whom, and how each letter reads.
import { longDay } from './dates.ts'

export const planWords = {
  title: 'Geplande e-mails',
  lead: 'Alle e-mails die nog uitgaan, zoals het er nu voor staat. Meldt een school iets klaar, dan vervallen haar herinneringen.',
  whichTitle: 'Van welke kalender?',
  which: { published: 'Gepubliceerde kalender', draft: 'Concept' },
  ofDraft: 'Dit zijn de e-mails als u het concept nu publiceert. Er gaat nog niets uit.',
  none: 'Er staat niets gepland.',
  noneText: 'Staan er stappen in de kalender, en hebben de scholen een contactpersoon? Dan ziet u hier elke e-mail.',
  noneForSchool: 'Voor deze school staat niets gepland.',
  total: (mails: number) => (mails === 1 ? 'Er gaat nog 1 e-mail uit.' : `Er gaan nog ${mails} e-mails uit.`),
  changes: (added: number, gone: number) =>
    added === 0 && gone === 0
      ? 'Dat zijn dezelfde als bij de gepubliceerde kalender.'
      : `Ten opzichte van de gepubliceerde kalender: ${added === 1 ? '1 nieuw moment' : `${added} nieuwe momenten`}, ${gone === 1 ? '1 vervalt' : `${gone} vervallen`}.`,
  only: 'Alleen wat verandert',
  school: 'Zoek op school',
  schoolHint: 'Naam, plaats of vestigingscode.',
  found: (schools: number, lines: number) =>
    `${schools === 1 ? '1 school' : `${schools} scholen`} gevonden, ${lines === 1 ? '1 moment' : `${lines} momenten`} met een e-mail.`,
  foundNone: 'Geen school gevonden.',
  /** Of the day on which it is looked for whom OSO does not work: what nobody can know yet is said too. */
  connection: (day: string, told: number, open: number) => {
    const then = `Op ${longDay(day)} krijgen scholen een e-mail als OSO voor hen dan niet werkt. Hun bestuur krijgt die ook.`
    const now = told === 0 ? 'Zoals het er nu voor staat, is dat geen enkele school.' : `Zoals het er nu voor staat, ${told === 1 ? 'is dat 1 school' : `zijn dat ${told} scholen`}.`
    const unknown = open === 0 ? '' : ` Van ${open === 1 ? '1 school' : `${open} scholen`} is nog niet bekend of OSO werkt. Daardoor kunnen er e-mails bij komen.`
    return `${then} ${now}${unknown}`
  },
  listTitle: 'Alle e-mails',
  weeksTitle: 'E-mails per week',
  weeksLabel: (weeks: number, busiest: string, mails: number) =>
    `E-mails per week, ${weeks === 1 ? '1 week' : `${weeks} weken`}. De drukste week begint op ${longDay(busiest)}, met ${mails} e-mails.`,
  weeksScroll: 'E-mails per week. Schuif opzij voor de andere weken.',
  busiest: (busiest: string, mails: number) => `De drukste week begint op ${longDay(busiest)}: ${mails} e-mails.`,
  marks: { new: 'Nieuw', gone: 'Vervalt' },
  to: (persons: number) => (persons === 1 ? 'Aan 1 persoon' : `Aan ${persons} personen`),
  schools: (count: number) => (count === 1 ? '1 school' : `${count} scholen`),
  /** Of the schools that were searched, how many are among those of a mail. */
  among: (found: number, among: number) => (found === 1 ? 'waarvan deze school' : `waarvan ${among} van de ${found} gevonden scholen`),
  about: 'Gaat over',
  read: 'Bekijk de e-mail',
  closeLetter: 'Sluit de e-mail',
  letterTitle: 'Zo ziet de e-mail eruit',
  letterText: 'Voor een verzonnen school. De namen en aantallen zijn verzonnen, de datums niet.',
  side: 'Voor welke school?',
  sides: { po: 'Een po-school', vo: 'Een vo-school' },
  subject: 'Onderwerp',
  plainText: 'De e-mail als gewone tekst',
  frame: (subject: string) => `E-mail: ${subject}`,
  busy: 'De e-mails worden uitgerekend…',
  letterBusy: 'De e-mail wordt opgehaald…',
} as const
