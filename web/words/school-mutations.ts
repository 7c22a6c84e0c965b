// Schools that go on in another or close: what a register makes likely, what the region says, and where the school of before is found.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { longDay, onTheWall } from './dates.ts'
import { placeName } from './places.ts'

export type Mutation = Answer<'importRegister'>['mutations'][number]
export type NamedSchool = Pick<Mutation, 'schoolId' | 'name' | 'place'>
export type Successor = NonNullable<Answer<'getSchool'>['successor']>

type Stayed = Answer<'moveSchoolBack'>['stayed'][number]
const stayedNames: Record<Stayed, string> = { contacts: 'contactpersonen', reports: 'meldingen', facts: 'gegevens over OSO', 'pupil-system': 'het leerlingadministratiesysteem' }

/** "De Ark (90AA00)": a school that goes on under another code often keeps its name. */
const coded = ({ name, schoolId }: Pick<NamedSchool, 'schoolId' | 'name'>) => `${name} (${schoolId})`

const sinceDay = (moment: string) => longDay(onTheWall(moment).day)

export const mutationWords = {
  title: 'Deze scholen staan niet meer in het register',
  lead: 'Geef per school aan wat ermee is gebeurd. U beslist: wij doen alleen een voorstel. Er wordt niets verwijderd.',
  beforehand: 'Hebt u de scholen ingelezen? Dan kunt u per school vastleggen wat ermee is gebeurd.',
  signs: 'Waarom wij dit denken',
  alsoPossible: (names: readonly string[]) => `Het kan ook een andere school zijn: ${names.join(', ')}.`,
  certain: { likely: 'Waarschijnlijk', possible: 'Misschien' } satisfies Record<Mutation['certainty'], string>,
  coded,
  placed: (school: NamedSchool) => `${coded(school)}${school.place && `, ${placeName(school.place)}`}`,
  question: (name: string) => `Wat is er met ${name} gebeurd?`,
  goesOnIn: (school: NamedSchool) => `Gaat verder in ${coded(school)}${school.place && `, ${placeName(school.place)}`}`,
  goesOnElsewhere: 'Gaat verder in een andere school',
  closed: 'Is gesloten',
  later: 'Later beslissen',
  which: 'In welke school gaat deze school verder?',
  whichHint: 'Staat de school er niet bij? Lees de school eerst in, of voeg de school met de hand toe.',
  chooseSchool: 'Kies een school',
  choose: (name: string) => `Kies wat er met ${name} is gebeurd.`,
  chooseWhich: (name: string) => `Kies in welke school ${name} verdergaat.`,
  keep: 'Vastleggen',
  busy: 'Wij leggen dit vast.',
  whatTitle: 'Wat gebeurt er als u dit vastlegt?',
  what: (writes: boolean) => [
    'Gaat de school verder in een andere school? Dan gaan contactpersonen, meldingen en de gegevens over OSO mee. Wat de andere school al had, blijft daar staan.',
    'Wie inlogt voor de andere school, kan daarna bij de dossiers onder de oude code. Wie inlogt voor de oude code, kan dat nog steeds.',
    writes
      ? 'De contactpersonen van beide scholen krijgen hierover één e-mail.'
      : 'De kalender is nog niet gepubliceerd. Daarom krijgen de scholen hierover geen e-mail. Heeft de school al dossiers? Publiceer dan eerst de kalender.',
    'Is de school gesloten? Dan doet de school niet meer mee. De dossiers blijven staan.',
    'U kunt dit weer ongedaan maken. Wat bij de andere school intussen is gewijzigd, blijft daar staan.',
    'Dit geldt voor dit schooljaar. Is het volgende schooljaar al geopend? Leg het daar dan ook vast.',
  ],
  saidGoesOn: (name: string, to: NamedSchool) => `Vastgelegd: ${name} gaat verder in ${coded(to)}.`,
  saidClosed: (name: string) => `Vastgelegd: ${name} is gesloten.`,
  saidLater: (name: string) => `${name} blijft staan. U kunt dit later vastleggen op de pagina van de school.`,
  toSchool: (name: string) => `Naar ${name}`,
  decideNow: 'Toch nu beslissen',
  undo: 'Maak ongedaan',
  undoAbout: (name: string) => ` voor ${name}`,
  undoWarning: (name: string) => `${name} doet dan weer mee onder de eigen code. Wat was meegegaan, gaat terug. Wat intussen is gewijzigd, blijft bij de andere school staan. Die school kan dan niet meer bij de dossiers.`,
  undoClosedWarning: (name: string) => `${name} doet dan weer mee, en krijgt weer e-mails.`,
  undoSure: 'Ja, maak ongedaan',
  undone: (name: string, stayed: readonly Stayed[]) =>
    `Ongedaan gemaakt: ${name} doet weer mee.${stayed.length > 0 ? ` Bij de andere school blijft staan, omdat het daar is gewijzigd: ${stayed.map((one) => stayedNames[one]).join(', ')}.` : ''}`,
  fold: 'Gaat deze school verder in een andere school, of is de school gesloten?',
  left: {
    title: (name: string, at: string) => `${name} doet sinds ${sinceDay(at)} niet meer mee`,
    goesOnIn: 'De school gaat verder in',
    closed: 'De school is gesloten.',
    stays: 'Alles wat hieronder staat, is van daarvoor. Er gaan geen e-mails meer over deze school.',
  },
  goesOnFor: 'Deze school gaat ook verder voor:',
  rowGoesOn: (schoolId: string) => `gaat verder als ${schoolId}`,
  rowClosed: 'gesloten',
} as const

/** What the people of the schools themselves read. */
export const ownMutationWords = {
  title: 'Dossiers van voor de verandering',
  text: 'Uw school gaat verder voor een andere school. Wat onder de oude code staat, doet u hier.',
  dossiersOf: (schoolId: string, name: string | undefined) => (name && name !== schoolId ? `Dossiers van ${schoolId}, ${name}` : `Dossiers van ${schoolId}`),
  underOldCode: (schoolId: string, name: string) => (name !== schoolId ? `oude code ${schoolId}, ${name}` : `oude code ${schoolId}`),
  leftTitle: (name: string, at: string) => `${name} doet sinds ${sinceDay(at)} niet meer mee onder deze code`,
  goesOn: (school: string) => `De school gaat verder in ${school}. De stappen en e-mails van de overstap vindt u daar.`,
  closed: 'De school is gesloten.',
  linkByMail: 'U kreeg een e-mail met de link naar die pagina.',
  dossiersHere: 'De dossiers onder de oude code staan nog hier.',
  toDossiers: 'Naar de dossiers onder deze code',
  toOther: (school: string) => `Naar ${school}`,
} as const
