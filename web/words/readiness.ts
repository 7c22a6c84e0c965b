// Where a school or a region stands, and how it can grow: on the screen and on one sheet of A4.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { longMoment, yearName } from './dates.ts'

type Topic = Answer<'getReadiness'>['conditions'][number]['topic']

export const readinessWords = {
  title: 'Waar staan wij?',
  ofRegion: (name: string, year: string) => `${name}, schooljaar ${yearName(year)}`,
  ofSchool: (name: string, region: string, year: string) => `${name}, ${region}, schooljaar ${yearName(year)}`,
  dataFrom: (moment: string) => `Stand van ${longMoment(moment)}.`,
  print: 'Afdrukken',
  explain: 'Per onderdeel ziet u wat de situatie nu is, welke groeistap daarna komt en wie die stap zet.',
  explainRegion: 'Per onderdeel ziet u hoeveel scholen op elk niveau staan, en welke stap de meeste scholen verder helpt.',
  topics: {
    contacts: 'Contactpersonen',
    connection: 'Aansluiting op OSO',
    agreement: 'Verwerkersovereenkomst',
    calendar: 'Op tijd met de stappen',
    attachments: 'Bijlagen',
    delivery: 'Klaarzetten en ophalen',
  } satisfies Record<Topic, string>,
  /** Where both sides meet a condition, each in its own way. */
  topicOf: { po: { delivery: 'Klaarzetten (po-scholen)' }, vo: { delivery: 'Ophalen (vo-scholen)' } } as Readonly<Record<'po' | 'vo', Readonly<Partial<Record<Topic, string>>>>>,
  law: 'Wettelijk',
  now: 'Onze huidige situatie',
  next: 'Volgende groeistap',
  nothingNext: 'Dit is het hoogste niveau.',
  nothingNextRegion: 'Alle scholen staan op het hoogste niveau.',
  helps: (count: number) => (count === 1 ? 'Dit helpt 1 school.' : `Dit helpt ${count} scholen.`),
  who: 'Wie doet dit?',
  isNow: 'hier staan wij nu',
  advised: 'advies: minimaal dit niveau',
  levels: 'Niveaus',
  level: (number: number) => `Niveau ${number}`,
  schools: (count: number) => (count === 1 ? '1 school' : `${count} scholen`),
  none: 'Er zijn nog geen scholen om iets van te laten zien.',
  foot: (name: string, year: string) => `${name} · schooljaar ${yearName(year)}`,
  open: 'Waar staat deze school? (groeiblad)',
} as const
