// A school board: its schools in every region, and what it states for all of them at once.
import type { Answer } from '../../lambdas/contract/routes.ts'
import type { LeftOut } from '../board-reach.ts'
import { schoolYearOf } from '../school-years.ts'
import { longDay } from './dates.ts'
import { labelNames } from './oso.ts'

type Overview = Answer<'getBoardOverview'>
type State = Overview['agreement']['state']

const schoolCount = (count: number) => (count === 1 ? '1 school' : `${count} scholen`)

const stateNames: Record<State, string> = { yes: 'Ja, geregeld', no: 'Nee, nog niet', unknown: 'Nog niet gemeld' }
const kinds = { yes: 'good', no: 'wrong', unknown: 'plain' } as const satisfies Record<State, string>

export const boardWords = {
  title: 'Uw schoolbestuur',
  lead: (board: string) => `U bent ingelogd namens bestuur ${board}.`,
  connected: (connected: number, all: number) => `${connected} van uw ${schoolCount(all)} ${all === 1 ? 'is' : 'zijn'} aangesloten op OSO.`,
  yours: (count: number) => (count === 0 ? 'U hoeft nu niets te regelen.' : `Bij ${schoolCount(count)} kunt u iets regelen.`),
  statedTitle: 'Wat uw bestuur heeft gemeld over OSO',
  statedText: 'OSO is de Overstapservice Onderwijs. Uw scholen kunnen dossiers uitwisselen als uw bestuur de overeenkomst heeft getekend, en de leverancier van het leerlingadministratiesysteem in OSR heeft gemachtigd (mandaat).',
  agreement: 'Overeenkomst met Kennisnet',
  mandate: (system: string) => `Mandaat in OSR voor ${system}`,
  /** What was stated before 1 August of this school year is to be looked at again. */
  stated: ({ state, on }: { readonly state: State; readonly on?: string | undefined }, today: string): { readonly kind: 'good' | 'wrong' | 'busy' | 'plain'; readonly text: string } => {
    if (state !== 'unknown' && on !== undefined && schoolYearOf(on) < schoolYearOf(today)) return { kind: 'busy', text: labelNames.recheck }
    return { kind: kinds[state], text: stateNames[state] }
  },
  recheck: (state: State) => `U meldde: ${state === 'yes' ? 'ja, geregeld' : 'nee, nog niet'}. Klopt dat dit schooljaar nog?`,
  on: (day: string) => `nagekeken op ${longDay(day)}`,
  noSystems: 'Van uw scholen is nog geen leerlingadministratiesysteem bekend. Daarom kunt u nog geen mandaat melden.',
  stateOnce: 'Antwoord voor al uw scholen',
  schoolsTitle: 'Uw scholen',
  schoolsText: 'Wat uw bestuur kan regelen, staat bovenaan.',
  columns: { school: 'School', oso: 'OSO', next: 'Volgende stap', steps: 'Stappen' },
  place: (region: string, year: string) => `${region}, ${year}`,
  steps: (done: number, all: number) => `${done} van de ${all} klaar`,
  overdue: (count: number) => (count === 1 ? '1 stap is nog open na de datum' : `${count} stappen zijn nog open na de datum`),
  noSteps: 'Kalender volgt nog',
  nothing: 'Niets te doen',
  whoDoes: (owner: string) => `Door: ${owner}.`,
  self: 'uw bestuur',
  noNewYear: 'Er is nog geen nieuw schooljaar geopend.',
  noNewYearText: 'Uw scholen deden vorig jaar mee. Zodra hun regio het nieuwe schooljaar opent, ziet u ze hier weer. Wat u nu al meldt, geldt dan ook.',
  none: 'Nog geen school van uw bestuur doet mee in een regio',
  noneText: 'Zodra een regio een school van uw bestuur toevoegt, ziet u die hier. Wat u nu al meldt, geldt dan ook voor die school.',
} as const

export const stateOnceWords = {
  title: 'Antwoord voor al uw scholen',
  lead: 'U vult dit één keer in. Het geldt voor uw scholen in alle regio’s.',
  now: (state: State, on: string | undefined) => (state === 'unknown' || !on ? 'Hierover hebt u nog niets gemeld.' : `U meldde op ${longDay(on)}: ${state === 'yes' ? 'ja' : 'nee'}.`),
  agreement: 'Heeft uw bestuur de overeenkomst voor OSO met Kennisnet getekend?',
  agreementHint: 'Dit hoeft maar één keer, voor al uw scholen.',
  mandate: 'Heeft uw bestuur de leverancier een mandaat gegeven in OSR?',
  mandateHint: 'OSR is het Onderwijs Serviceregister. Een mandaat geldt voor één leerlingadministratiesysteem.',
  options: { '': 'Dit meld ik nu niet', yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet (meer)' },
  system: 'Voor welk leerlingadministratiesysteem?',
  systemOption: (system: string, count: number, said: string) => `${system}: ${schoolCount(count)}. ${said}`,
  on: 'Op welke dag hebt u dit nagekeken?',
  onHint: 'Dus niet de dag van ondertekenen. Kijkt u het nu na? Laat dan de datum van vandaag staan.',
  onFault: 'Vul een datum in, bijvoorbeeld 15-10-2026. De datum mag niet in de toekomst liggen.',
  beforeYear: 'Let op: deze dag ligt in een vorig schooljaar. Uw scholen houden dan de stand “Opnieuw controleren”.',
  nothing: 'Beantwoord minstens één vraag.',
  chooseSystem: 'Kies voor welk systeem het mandaat geldt.',
  check: 'Bekijk voor welke scholen dit geldt',
  checkTitle: 'Klopt dit?',
  agreementAnswer: (state: State, day: string) => `Overeenkomst met Kennisnet: ${answerText[state]}${state === 'unknown' ? '' : `, nagekeken op ${longDay(day)}`}`,
  mandateAnswer: (system: string, state: State, day: string) => `Mandaat in OSR voor ${system}: ${answerText[state]}${state === 'unknown' ? '' : `, nagekeken op ${longDay(day)}`}`,
  counts: (count: number) => (count === 0 ? 'Dit geldt nu voor geen enkele school. Wij bewaren het voor scholen die later meedoen.' : `Dit geldt voor ${schoolCount(count)}:`),
  notFor: (count: number) => `Dit geldt niet voor ${schoolCount(count)}:`,
  why: {
    'other-system': (system: string) => `gebruikt een ander systeem: ${system}`,
    'system-unknown': () => 'het systeem van deze school is nog niet bekend',
    'year-over': () => 'dit schooljaar is voorbij',
  } satisfies Record<LeftOut, (system: string) => string>,
  takesBack: 'U trekt in wat uw bestuur hierover eerder meldde.',
  send: 'Ja, meld dit',
  back: 'Terug naar de vragen',
  busy: 'Uw antwoord wordt bij al uw scholen verwerkt. Laat deze pagina open.',
  changed: 'Iemand anders van uw bestuur heeft intussen iets gemeld. U ziet nu wat er staat. Wat u hebt ingevuld, staat er nog: controleer het en meld het daarna.',
  doneTitle: 'Uw antwoord is verwerkt',
  doneAgreement: (count: number) => `De overeenkomst is verwerkt bij ${schoolCount(count)}.`,
  doneMandate: (system: string, count: number) => `Het mandaat voor ${system} is verwerkt bij ${schoolCount(count)}.`,
  followsTitle: 'Zo staan uw scholen er nu voor',
  columns: { school: 'School', before: 'Was', after: 'Is nu', next: 'Volgende stap' },
  leftOutTitle: (count: number) => `Het mandaat geldt niet voor ${schoolCount(count)}`,
  again: (system: string) => `Meld ook het mandaat voor ${system}`,
  toOverview: 'Naar uw scholen',
  leave: 'U hebt uw antwoord nog niet gemeld.',
  leaveYes: 'Weggaan zonder te melden',
  leaveNo: 'Hier blijven',
} as const

const answerText: Record<State, string> = { yes: 'ja', no: 'nee', unknown: 'weet ik niet' }
