// The coordinator's one look at the region: who is behind, how far each step is, and who can exchange.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { clockTime, longDay, longMoment, onTheWall, yearName } from './dates.ts'
import { bandText } from './shown-numbers.ts'

export type Overview = Answer<'getOverview'>
export type OverviewStep = Overview['steps'][number]
export type BehindRow = Overview['behind'][number]

const workingDays = (count: number) => (count === 1 ? '1 werkdag' : `${count} werkdagen`)

/** "nog 6 werkdagen", "vandaag", "3 werkdagen geleden"; none may be left before a day that is not a working day. */
export function daysLeftText(left: number, isToday: boolean): string {
  if (left > 0) return `nog ${workingDays(left)}`
  if (left < 0) return `${workingDays(-left)} geleden`
  return isToday ? 'vandaag' : 'na vandaag is er geen werkdag meer'
}

/** When a step was or is due, as the list of who is behind says it. */
export function dueText(on: string, at: string | undefined, left: number, isOver: boolean, today: string): string {
  const day = at ? `${longDay(on)}, ${clockTime(at)}` : longDay(on)
  if (isOver || on < today) return `De datum was ${day}${left < 0 ? ` (${daysLeftText(left, false)})` : ''}.`
  return `Uiterlijk ${day} (${daysLeftText(left, on === today)}).`
}

/** "23 van de 28 klaar." where the school reported it, and about how many pupils wait. */
export function touchedText({ count, of, pupils }: Pick<BehindRow, 'count' | 'of' | 'pupils'>): string {
  const reported = count === undefined ? '' : of === undefined ? `${count} klaar.` : `${count} van de ${of} klaar.`
  const open = pupils === undefined ? '' : `Nog open voor ${bandText(pupils)} leerlingen.`
  return [reported, open].filter(Boolean).join(' ')
}

/** 17 of 24 as 71; `undefined` of nothing. */
export const percentOf = (part: number, all: number): number | undefined => (all === 0 ? undefined : Math.round((part / all) * 100))

/** Shares of connected schools in the Netherlands around 2016, to compare with. */
export const nationalShares = { po: 68, vo: 84 } as const

export const overviewWords = {
  lead: 'Hoe ver is de regio, en wie kunt u het best bellen?',
  over: 'Dit schooljaar is voorbij.',
  overOpen: 'Wat nog openstaat',
  dataFrom: (moment: string) => `Stand van ${longMoment(moment)}.`,
  refresh: 'Vernieuwen',
  refreshed: (moment: string) => `Vernieuwd om ${clockTime(onTheWall(moment).time)}.`,
  refreshFailed: (moment: string) => `Vernieuwen lukte niet. U ziet de stand van ${longMoment(moment)}.`,
  none: 'Nog geen scholen',
  noneText: 'Voeg scholen toe. Daarna ziet u hier hoe ver zij zijn.',
  toSchools: 'Naar de scholen',
  counts: {
    schools: 'Scholen',
    open: 'Stappen nog open na de datum',
    withoutContacts: 'Zonder contactpersoon',
    bounced: 'E-mail komt niet aan',
  },
  behindTitle: 'Loopt achter',
  behindOrder:
    'Bovenaan staat wat nog open is na de datum. Scholen met de meeste leerlingen staan daarin eerst, en dan de stappen waar andere scholen op wachten. Daarna komt wat binnen 5 werkdagen klaar moet zijn.',
  behindNone: 'Niemand loopt achter.',
  behindNoneText: 'Er is geen stap open na de datum, en ook niets wat binnen 5 werkdagen klaar moet zijn.',
  behindColumns: { school: 'School', step: 'Meest dringend', why: 'Waarom hier' },
  behindOpen: 'Nog open',
  behindSoon: 'Bijna',
  behindOthers: (count: number) => (count === 1 ? 'En nog 1 andere stap.' : `En nog ${count} andere stappen.`),
  behindRest: (count: number) => (count === 1 ? 'Toon nog 1 school' : `Toon nog ${count} scholen`),
  behindMore: (count: number) => `Er zijn nog ${count} scholen die hier niet in staan. In de bellijst staat elke school.`,
  toCallList: 'Bellijst maken',
  stepsTitle: 'Hoe ver is elke stap?',
  stepsNone: 'De kalender heeft geen stappen die scholen melden.',
  stepDone: (done: number, of: number) => (of === 1 ? `${done} van de ${of} school klaar` : `${done} van de ${of} scholen klaar`),
  stepNames: { coming: 'Komt nog', soon: 'Bijna', overdue: 'Nog open', done: 'Klaar', passes: 'Datum' } satisfies Record<OverviewStep['state'], string>,
  stepsLater: (count: number) => (count === 1 ? '1 latere stap' : `${count} latere stappen`),
  stepsDone: (count: number) => (count === 1 ? '1 stap is klaar' : `${count} stappen zijn klaar`),
  stepsLegend: 'De balk laat zien hoeveel scholen klaar zijn. Elke stip is een werkdag die er nog is. Elk blokje is een werkdag na de datum.',
  connectionTitle: 'Wie is aangesloten op OSO?',
  sides: { po: 'Po-scholen', vo: 'Vo-scholen' },
  shareNow: 'Nu',
  shareAtEnd: (day: string) => `Op ${longDay(day)}`,
  shareLastYear: (year: string) => `Vorig jaar (${yearName(year)})`,
  shareNational: 'Landelijk, omstreeks 2016',
  shareText: (connected: number, schools: number) => {
    const percent = percentOf(connected, schools)
    return percent === undefined ? 'geen scholen' : `${connected} van de ${schools} (${percent}%)`
  },
  shareNationalText: (percent: number) => `${percent}%`,
  labelSchools: (count: number) => (count === 1 ? '1 school' : `${count} scholen`),
  labelsTitle: (side: string) => `${side}: hoe staat het?`,
  toPairs: 'Wie kan met wie uitwisselen?',
  toImport: 'Lijst met aansluitingen inlezen',
  toReadiness: 'Waar staat onze regio? (groeiblad)',
  mailTitle: 'Scholen die u niet bereikt',
  withoutTitle: 'Zonder contactpersoon',
  withoutText: 'Deze scholen krijgen geen e-mail van ons.',
  bouncedTitle: 'E-mail komt niet aan',
  bouncedText: 'Een e-mail aan deze scholen kwam terug. Controleer het adres met de school.',
  missingTitle: 'OSO-dossiers die niet zijn gevonden',
  missingText: 'Vo-scholen vonden van deze po-scholen niet alle OSO-dossiers.',
  toMissing: 'Bekijk van welke vo-school dit komt',
  callList: 'Bellijst',
  pairs: 'Uitwisselen',
  tasksTitle: 'Inrichting van dit schooljaar',
} as const
