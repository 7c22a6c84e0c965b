// What a school is asked about OSO, what follows from its answer, and the pupils that it expects.
import type { Works } from '../oso-answer.ts'
import type { Label, Qualification } from './oso.ts'
import { countWords } from './school-counts.ts'

type Side = 'po' | 'vo'

const answered: Record<Works, string> = { yes: 'Ja, dat lukt.', no: 'Nee, dat lukt nog niet.', unknown: 'Dat weten wij nog niet.', 'not-participating': 'Wij doen niet mee aan OSO.' }

/** What the board still has to do where the school says that it works. */
const lacksBeside: Readonly<Partial<Record<Label, string>>> = {
  'agreement-missing': 'de overeenkomst van uw bestuur met Kennisnet',
  'mandate-missing': 'het mandaat van uw bestuur in OSR',
}

export const schoolOsoWords = {
  title: 'Aansluiting op OSO',
  menu: 'OSO',
  /** With OSO schools exchange their part of the transfer. */
  lead: 'OSO is de Overstapservice Onderwijs. Hiermee wisselen scholen overstapdossiers uit.',
  leadAsked: 'Wij stellen u twee vragen. Dat kost ongeveer 1 minuut.',
  ask: 'Beantwoord twee vragen',
  see: 'Bekijk of wijzig uw antwoord',
  toPage: 'Bekijk wat er nodig is',
  questions: 'Uw antwoord',
  system: 'Welk leerlingadministratiesysteem gebruikt u?',
  systemHint: 'Dit is het systeem waarin uw school de gegevens van leerlingen bijhoudt.',
  otherSystem: 'Een ander systeem',
  otherName: 'Naam van dit systeem',
  works: { po: 'Lukt het om daarin een OSO-dossier klaar te zetten?', vo: 'Lukt het om daarin een OSO-dossier op te halen?' } satisfies Record<Side, string>,
  worksHint: 'Weet u het niet zeker? Probeer het met één leerling, of vraag het aan de helpdesk van uw systeem.',
  worksOptions: { yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet', 'not-participating': 'Wij doen niet mee aan OSO' } satisfies Record<Works, string>,
  /** The answer of the school, so that it does not contradict the label that stands beside it. */
  answeredBeside: (works: Works, label: Label) => {
    const lacks = works === 'yes' ? lacksBeside[label] : undefined
    return lacks === undefined ? answered[works] : `U meldt dat het lukt. Volgens onze gegevens ontbreekt nog ${lacks}.`
  },
  chooseSystem: 'Kies welk leerlingadministratiesysteem u gebruikt.',
  nameSystem: 'Vul de naam van uw systeem in.',
  chooseWorks: 'Kies een antwoord op de tweede vraag.',
  submit: 'Verstuur uw antwoord',
  saved: 'Dank u. Uw antwoord is verwerkt.',
  change: 'Wijzig uw antwoord',
  changed: 'Iemand anders heeft dit intussen beantwoord of gewijzigd. Uw antwoord is nog niet verstuurd, maar staat hieronder nog. Controleer het en verstuur het daarna.',
  leave: 'U hebt uw antwoord nog niet verstuurd.',
  leaveYes: 'Weggaan zonder te versturen',
  leaveNo: 'Hier blijven',
  followsTitle: 'Zo staat uw school ervoor',
  /** What the school itself does now: it is spoken to. */
  ownStep: {
    'school-answers': 'Vraag aan de helpdesk van uw leerlingadministratiesysteem of OSO werkt op uw school. Beantwoord daarna de twee vragen.',
    'school-answers-again': 'Wat wij weten, is van een vorig schooljaar of van een ander systeem. Beantwoord de twee vragen opnieuw.',
  } as Readonly<Partial<Record<Qualification['nextStep']['code'], string>>>,
  nothing: {
    qualified: 'U hoeft nu niets te doen. Uw school kan dossiers uitwisselen met OSO.',
    'not-participating': 'U hoeft nu niets te doen. Gaat uw school toch meedoen? Wijzig dan uw antwoord.',
  } as Readonly<Partial<Record<Label, string>>>,
  whoDoes: (owner: string) => `Wie doet dit? ${owner.slice(0, 1).toUpperCase()}${owner.slice(1)}.`,
  factsTitle: 'Wat is er nodig voor OSO?',
  factsText: 'Uw school is aangesloten als alle onderdelen op “ja” staan.',
  noOso: 'Uw regio gebruikt OSO dit jaar niet',
  noOsoText: 'U hoeft hier niets te melden.',
} as const

export const expectedWords = {
  ...countWords,
  title: { po: 'Hoeveel leerlingen gaan naar welke vo-school?', vo: 'Hoeveel leerlingen verwacht u van welke po-school?' } satisfies Record<Side, string>,
  menu: { po: 'Naar welke vo-school?', vo: 'Van welke po-school?' } satisfies Record<Side, string>,
  link: { po: 'Geef door hoeveel leerlingen naar welke vo-school gaan', vo: 'Geef door hoeveel leerlingen u van welke po-school verwacht' } satisfies Record<Side, string>,
  lead: 'Geef alleen aantallen door. Een schatting is goed. Wij vragen geen namen.',
  why: 'Zo ziet uw regio op tijd welke scholen nog niet met elkaar kunnen uitwisselen.',
  count: 'Aantal leerlingen',
  applied: (count: number) => `In uw leerlingenlijst staan er al ${count}.`,
  total: (count: number) => (count === 1 ? 'Samen: 1 leerling.' : `Samen: ${count} leerlingen.`),
  find: 'Zoek een school',
  noneFound: 'Geen school met deze naam.',
  others: { po: 'Andere vo-scholen in de regio', vo: 'Andere po-scholen in de regio' } satisfies Record<Side, string>,
  saved: 'Doorgegeven. U kunt de aantallen later nog wijzigen.',
  none: 'Er zijn nog geen scholen om uit te kiezen',
  noneText: 'U kunt dit invullen zodra uw regio de kalender van dit schooljaar heeft gepubliceerd.',
} as const

export const helpWords = {
  title: 'Wie helpt u?',
  text: 'Het contactpunt van de regio helpt met de organisatie. Kennisnet helpt met aansluiten op OSO. De helpdesk van uw leerlingadministratiesysteem helpt met het dagelijks gebruik.',
} as const

export const moreWords = { title: 'Meer over uw school' } as const
