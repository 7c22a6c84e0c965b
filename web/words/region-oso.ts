// The region's pages about OSO: pairs of schools, a list that is read in, and what the region states of a school.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { longMoment, plainDay } from './dates.ts'
import { type FactName, type FactState, osoWords, type Qualification } from './oso.ts'

type Kept = Answer<'importQualifications'>['kept'][number]

const keptReasons: Record<Kept['reason'], string> = {
  'known-newer': 'Wat bekend is, is nieuwer',
  'known-better': 'Wat bekend is, komt van een betere bron',
  'other-system': 'Uw lijst gaat over een ander leerlingadministratiesysteem',
}

const schoolCount = (count: number) => (count === 1 ? '1 school' : `${count} scholen`)

export const pairsWords = {
  title: 'Wie kan met wie uitwisselen?',
  lead: 'Een paar is een po-school en een vo-school met leerlingen tussen hen. Het telt pas als beide scholen zijn aangesloten op OSO.',
  counted: (connected: number, all: number) => `${connected} van de ${all === 1 ? '1 paar' : `${all} paren`} ${connected === 1 || all === 1 ? 'kan' : 'kunnen'} uitwisselen.`,
  redTitle: 'Deze paren kunnen nog niet uitwisselen',
  redText: 'De meeste leerlingen staan bovenaan. U ziet ongeveer hoeveel het er zijn: zo is niet te zien om wie het gaat.',
  columns: { po: 'Po-school', vo: 'Vo-school', pupils: 'Leerlingen' },
  allGood: 'Alle paren kunnen uitwisselen.',
  allGoodText: 'Van elk paar met leerlingen zijn beide scholen aangesloten op OSO.',
  none: 'Nog geen paren',
  noneText: 'Zodra scholen aanmeldingen of verwachte aantallen doorgeven, ziet u hier welke paren nog niet kunnen uitwisselen.',
  withoutOso: 'Uw regio gebruikt OSO niet.',
  withoutOsoText: 'Dat hebt u gekozen bij de instellingen.',
  missingTitle: 'OSO-dossiers die niet zijn gevonden',
  missingText: 'De vo-school zocht deze OSO-dossiers in het eigen systeem, en vond ze niet.',
  missingNone: 'Geen enkele vo-school meldt een OSO-dossier dat niet is gevonden.',
  missingColumns: { po: 'Po-school', vo: 'Gemeld door', count: 'Niet gevonden' },
} as const

export const qualificationImportWords = {
  title: 'Lijst met aansluitingen inlezen',
  lead: 'Hebt u een eigen lijst van scholen die zijn aangesloten op OSO? Lees die hier in. U ziet eerst wat er verandert.',
  explain: 'Een csv-bestand met één regel per school. De eerste kolom is verplicht. Van de andere kolommen gebruikt u wat u hebt:',
  columns: 'vestigingscode;doet mee;overeenkomst;mandaat;endpoint;las;datum',
  columnsText:
    'Vul ja of nee in. Leeg betekent: daar zegt de lijst niets over. Hebt u alleen een lijst van aangesloten scholen? Gebruik dan de kolom “aangesloten”. In plaats van vestigingscode mag u brin gebruiken: dat geldt dan voor alle vestigingen.',
  example: 'Bijvoorbeeld:',
  exampleLine: '12AB00;ja;ja;ja;nee;ParnasSys;15-10-2026',
  keeps: 'Wat nieuwer is dan uw lijst, of beter bekend is, overschrijven wij niet vanzelf.',
  file: 'Bestand met aansluitingen (csv)',
  check: 'Bekijk wat er verandert',
  reviewTitle: 'Dit gaat er veranderen',
  summary: { rows: 'Regels in het bestand', changed: 'Scholen die veranderen', kept: 'Scholen waar wij niets overnemen', unchanged: 'Scholen die al zo stonden', refused: 'Regels die niet in te lezen zijn' },
  nothing: 'Er verandert niets.',
  changesTitle: 'Dit verandert bij de scholen',
  /** "Ja, op 15 oktober 2026" */
  stateOn: (state: FactState, on: string | undefined) => (on && state !== 'unknown' ? `${osoWords.stateNames[state]}, op ${plainDay(on)}` : osoWords.stateNames[state]),
  changeColumns: { school: 'School', fact: 'Onderdeel', before: 'Was', after: 'Wordt' },
  andMore: (count: number) => `En nog ${count}.`,
  moreSchools: (count: number) => `En bij nog ${schoolCount(count)}.`,
  keptTitle: 'Dit nemen wij niet over',
  keptText: 'Uw lijst zegt hier iets anders dan wat al bekend is. Wat bekend is, is nieuwer of komt van een betere bron.',
  keptColumns: { school: 'School', fact: 'Onderdeel', known: 'Bekend', said: 'Uw lijst', reason: 'Waarom niet' },
  keptReason: ({ reason, source, on }: Pick<Kept, 'reason' | 'source' | 'on'>) => {
    const why = keptReasons[reason]
    return source && on ? `${why}: ${osoWords.sourceNames[source]} op ${plainDay(on)}.` : `${why}.`
  },
  overwrite: 'Neem ook deze gegevens uit mijn lijst over. Wat er nu staat, vervalt.',
  overwriting: 'U neemt alles uit uw lijst over, ook waar iets nieuwers of beters bekend was.',
  busy: 'De lijst wordt ingelezen. Laat deze pagina open.',
  confirm: (count: number) => (count === 1 ? 'Ja, lees dit in voor 1 school' : `Ja, lees dit in voor ${count} scholen`),
  done: (count: number) => `De lijst is ingelezen. ${schoolCount(count)} ${count === 1 ? 'is' : 'zijn'} bijgewerkt.`,
} as const

export const stateFactsWords = {
  open: 'Aansluiting controleren',
  title: (name: string) => `Aansluiting op OSO van ${name}`,
  lead: 'Vul in wat u zelf hebt gecontroleerd, bijvoorbeeld in OSR of aan de telefoon. Wat u niet invult, blijft zoals het is.',
  reach: 'Een overeenkomst geldt voor alle scholen van dit bestuur in uw regio. Een mandaat geldt voor alle vestigingen met hetzelfde BRIN-nummer en hetzelfde systeem.',
  now: (state: FactState, said: string) => `Nu: ${osoWords.stateNames[state].toLowerCase()}. ${said}`,
  states: { '': 'Niet gecontroleerd', yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet meer zeker' },
  on: 'Gecontroleerd op',
  onFault: 'Vul een datum in, bijvoorbeeld 15-10-2026. De datum mag niet in de toekomst liggen.',
  pupilSystem: 'Leerlingadministratiesysteem',
  pupilSystemHint: 'Bijvoorbeeld ParnasSys, ESIS, Magister of Somtoday.',
  note: 'Opmerking',
  noteHint: 'Bijvoorbeeld met wie u sprak. Zet hier geen namen of gegevens van leerlingen in.',
  noRight: 'U kunt dit hier niet wijzigen',
  noRightText: 'De coördinator van de regio kan dit wijzigen. De school zelf kan de twee vragen over OSO beantwoorden.',
  nothing: 'Vul in wat u hebt gecontroleerd, of wijzig het systeem.',
  changed: 'Iemand anders heeft dit intussen gewijzigd. U ziet nu wat er staat. Wat u hebt ingevuld, staat er nog: controleer het en sla het op.',
  saved: 'De aansluiting is bijgewerkt.',
  leave: 'U hebt nog niet opgeslagen wat u invulde.',
  leaveYes: 'Weggaan zonder opslaan',
  leaveNo: 'Hier blijven',
} as const

type Change = Qualification['history'][number]
type OtherThan = 'system' | 'board' | 'code'

const otherThans: Record<OtherThan, string> = { system: 'ander systeem', board: 'ander bestuur', code: 'andere code' }

/** Why a fact has to be looked at again. The mandate goes with the system, the board and the BRIN: what else became so tells which it was. */
function otherThan(fact: FactName, { changes, pupilSystem }: Change): OtherThan {
  const isAgain = (name: FactName) => changes.some((change) => change.fact === name && change.after.recheck)
  if (fact === 'agreement') return 'board'
  if (fact === 'participates') return 'code'
  if (pupilSystem) return 'system'
  return fact === 'mandate' && (isAgain('agreement') || !isAgain('endpoint')) ? 'board' : 'code'
}

/** What a statement, or another system, board or code, made of one fact. */
export function changeWords(change: Change, { fact, before, after }: Change['changes'][number]): string {
  const name = osoWords.factNames[fact]
  if (after.recheck) return historyWords.recheck(name, otherThan(fact, change))
  return before.state === after.state ? historyWords.again(name, after.state, after.on) : historyWords.change(name, before.state, after.state, after.on)
}

export const historyWords = {
  title: 'Wat is er eerder gemeld?',
  none: 'Er is nog niets gemeld.',
  when: (moment: string, by: string) => `${longMoment(moment)}, door ${by}`,
  change: (fact: string, before: FactState, after: FactState, on: string | undefined) =>
    `${fact}: ${osoWords.stateNames[before].toLowerCase()} → ${osoWords.stateNames[after].toLowerCase()}${on ? ` (per ${plainDay(on)})` : ''}`,
  again: (fact: string, state: FactState, on: string | undefined) => `${fact}: opnieuw ${osoWords.stateNames[state].toLowerCase()}${on ? ` (per ${plainDay(on)})` : ''}`,
  recheck: (fact: string, why: OtherThan) => `${fact}: opnieuw controleren, want ${otherThans[why]}`,
  system: (before: string, after: string) => `${osoWords.pupilSystem}: ${before || osoWords.systemUnknown.toLowerCase()} → ${after || osoWords.systemUnknown.toLowerCase()}`,
} as const

export const labelFilterWords = { name: osoWords.title, all: 'Alle', column: 'OSO' } as const
