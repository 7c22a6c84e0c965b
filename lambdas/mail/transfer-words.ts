// What a mail says of dossiers, in words of level B1: always a count, never which; the contact point reads no count below five.
import { shown } from '../domain/school-progress.ts'
import type { TransferItem, TransferKind } from '../domain/transfer-items.ts'
import { dayWords } from './dutch-dates.ts'
import { listed, onOneLine } from './plain-words.ts'

/** A count in words, and whether its verb is that of one. */
interface Counts {
  readonly dossiers: (count: number) => string
  readonly pupils: (count: number) => string
  readonly isOne: (count: number) => boolean
}

const exact: Counts = {
  dossiers: (count) => `${count} ${count === 1 ? 'dossier' : 'dossiers'}`,
  pupils: (count) => `${count} ${count === 1 ? 'leerling' : 'leerlingen'}`,
  isOne: (count) => count === 1,
}

/** As the region may read it. */
const few: Counts = {
  dossiers: (count) => (shown(count) === '<5' ? 'minder dan 5 dossiers' : exact.dossiers(count)),
  pupils: (count) => (shown(count) === '<5' ? 'minder dan 5 leerlingen' : exact.pupils(count)),
  isOne: () => false,
}

const voSchools = (count: number) => `${count} ${count === 1 ? 'vo-school' : 'vo-scholen'}`
const name = (text: string) => onOneLine(text, 60)

type ItemOf<K extends TransferKind> = Extract<TransferItem, { readonly kind: K }>

export interface TransferWords {
  readonly subject: string
  /** What is to be done, or known; sentences. */
  readonly what: readonly string[]
  /** Steps one by one. */
  readonly steps?: readonly string[]
  readonly when?: string
  /** Where there is a page for it. */
  readonly link?: string
  readonly why: string
}

const leakSteps = (isSchool: boolean): readonly string[] => [
  isSchool ? 'Bel vandaag uw privacycontact of functionaris gegevensbescherming, en uw bestuur.' : 'Bel de po-school. Vraag of het bestuur en het privacycontact het weten.',
  'Bel de vo-school. Vraag of zij alles verwijdert wat zij heeft opgehaald, en dat schriftelijk bevestigt.',
  'Schrijf op wat er is gebeurd, wanneer, en wie het heeft gezien. De ophaalgegevens staan op de pagina van de school.',
  'Het bestuur beslist of het een datalek is. Melden bij de Autoriteit Persoonsgegevens kan tot 72 uur na de ontdekking.',
  'Het bestuur beslist ook of de ouders bericht krijgen.',
]

/** The words of each kind of item; a kind without words does not compile. */
const words: { readonly [K in TransferKind]: (item: ItemOf<K>, counts: Counts) => TransferWords } = {
  'set-ready-receipt': ({ count, reference }, { dossiers }) => ({
    subject: `Klaargezet: ${dossiers(count)} (referentienummer ${reference})`,
    what: [`Uw school heeft de bijlagen van ${dossiers(count)} klaargezet. Het referentienummer is ${reference}.`, 'Bewaar deze mail bij uw administratie. Klopt het niet? Trek de bijlagen dan in.'],
    link: 'Bekijk wat klaarstaat',
    why: 'Dit is uw bewijs dat de bijlagen klaarstaan. De vo-school kan ze ophalen vanaf de datum in de regiokalender.',
  }),
  'question-asked': ({ count, otherName, dueOn }, { dossiers }) => ({
    subject: `${name(otherName)} heeft een vraag over ${dossiers(count)}: antwoord uiterlijk ${dayWords(dueOn)}`,
    what: [`${name(otherName)} heeft een vraag over ${dossiers(count)} van uw school. Log in, lees de vraag en geef antwoord.`],
    when: `Uiterlijk ${dayWords(dueOn)}. Die dag telt mee.`,
    link: 'Lees de vraag en geef antwoord',
    why: 'De vo-school kan pas verder als zij uw antwoord heeft. De vraag zelf staat niet in deze mail: zo blijft die tussen de scholen.',
  }),
  'question-answered': ({ count, otherName, isNewVersion }, { dossiers }) => ({
    subject: isNewVersion ? `Nieuwe versie van ${name(otherName)} na uw vraag` : `Antwoord van ${name(otherName)} op uw vraag`,
    what: isNewVersion
      ? [`Na uw vraag heeft ${name(otherName)} een nieuwe versie klaargezet van ${dossiers(count)}. Haal die op en verwijder de vorige.`]
      : [`${name(otherName)} heeft antwoord gegeven op uw vraag over ${dossiers(count)}. Log in en lees het antwoord.`],
    link: isNewVersion ? 'Haal de nieuwe versie op' : 'Lees het antwoord',
    why: 'U had hierom gevraagd. Het antwoord zelf staat niet in deze mail: zo blijft het tussen de scholen.',
  }),
  'dossiers-recalled': (item, { dossiers }) =>
    item.reader === 'vo'
      ? {
          subject: `Ingetrokken door ${name(item.otherName)}: verwijder wat u al hebt opgehaald`,
          what: [`${name(item.otherName)} heeft ${dossiers(item.count)} ingetrokken.`, 'Open de bestanden niet meer. Verwijder wat u al hebt opgehaald, ook uit uw leerlingadministratiesysteem.'],
          when: 'Vandaag.',
          link: 'Bekijk wat is ingetrokken',
          why: 'De po-school heeft de bijlagen teruggenomen. Wij kunnen niet verwijderen wat al bij u is opgehaald: dat kunt alleen u.',
        }
      : {
          subject: `Ingetrokken door ${name(item.schoolName)}: ${voSchools(item.openedBy)} had${item.openedBy === 1 ? '' : 'den'} al toegang`,
          what: [
            `${name(item.schoolName)} heeft ${dossiers(item.count)} ingetrokken.`,
            `${voSchools(item.openedBy)} ${item.openedBy === 1 ? 'had' : 'hadden'} al toegang en ${item.openedBy === 1 ? 'krijgt' : 'krijgen'} bericht om alles te verwijderen. U hoeft nu niets te doen.`,
          ],
          why: 'Zo weet u het als een school u belt.',
        },
  'not-ours': ({ reader, count, otherName, schoolName }, { dossiers }) => ({
    subject: `${name(otherName)} meldt: niet bij ons aangemeld (${reader === 'po' ? dossiers(count) : name(schoolName)})`,
    what:
      reader === 'po'
        ? [`${name(otherName)} meldt van ${dossiers(count)} van uw school: niet bij ons aangemeld. De vo-school kan er niet meer bij.`, 'Vraag de ouders waar hun kind is aangemeld. Verander daarna de vo-school.']
        : [`${name(otherName)} meldt van ${dossiers(count)} van ${name(schoolName)}: niet bij ons aangemeld.`, 'De vo-school kan er niet meer bij. De po-school krijgt bericht. U hoeft nu niets te doen.'],
    ...(reader === 'po' && { link: 'Verander de vo-school' }),
    why: reader === 'po' ? 'Anders komen de bijlagen niet aan bij de school waar de leerling wel is aangemeld.' : 'Komt dit vaker voor? Dan helpt het als u de school belt.',
  }),
  'possible-leak': ({ reader, count, openedBy, schoolName }, { dossiers }) => ({
    subject: `Mogelijk datalek${reader === 'po' ? ` bij ${dossiers(count)}` : ` bij ${name(schoolName)}`}: begin vandaag met deze stappen`,
    what: [
      reader === 'po' ? `Uw school heeft ${dossiers(count)} ingetrokken, omdat de bijlagen bij een verkeerde school stonden.` : `${name(schoolName)} heeft ${dossiers(count)} ingetrokken, omdat de bijlagen bij een verkeerde school stonden.`,
      openedBy === 0 ? 'Geen enkele vo-school had ze opgehaald.' : `${voSchools(openedBy)} ${openedBy === 1 ? 'had' : 'hadden'} al iets opgehaald. Wat is opgehaald, is daarmee niet weg.`,
      'Doe dan het volgende.',
    ],
    steps: leakSteps(reader === 'po'),
    when: 'Vandaag. De 72 uur lopen vanaf het moment dat de school het weet.',
    ...(reader === 'po' && { link: 'Bekijk wie heeft opgehaald' }),
    why: 'Gegevens van leerlingen die bij een verkeerde school komen, kunnen een datalek zijn. In de eerste uren is het meeste te herstellen.',
  }),
  'dossiers-ready': ({ count }, { dossiers, isOne }) => ({
    subject: `${dossiers(count)} ${isOne(count) ? 'staat' : 'staan'} klaar om op te halen`,
    what: [`Voor uw school ${isOne(count) ? 'staat' : 'staan'} ${dossiers(count)} klaar. Log in en haal alles in één keer op.`],
    link: 'Haal de dossiers op',
    why: 'Wie nu ophaalt, kan op tijd vragen stellen aan de po-school.',
  }),
  'not-collected': ({ reader, count, workingDays, schoolName, phone }, { dossiers, isOne }) => ({
    subject: reader === 'vo' ? `Nog niet opgehaald: ${dossiers(count)}` : `Nog niet opgehaald door ${name(schoolName)}: ${dossiers(count)}`,
    what:
      reader === 'vo'
        ? [`${dossiers(count)} ${isOne(count) ? 'staat' : 'staan'} klaar en ${isOne(count) ? 'is' : 'zijn'} na ${workingDays} werkdagen nog niet opgehaald. Log in en haal ze op.`]
        : [
            `Voor ${name(schoolName)} staan ${dossiers(count)} klaar. Die zijn na ${workingDays} werkdagen nog niet opgehaald.`,
            phone ? `Bel de school: ${onOneLine(phone, 40)}.` : 'Bel de school. Een telefoonnummer is hier niet bekend.',
          ],
    ...(reader === 'vo' && { link: 'Haal de dossiers op' }),
    why: reader === 'vo' ? 'Met de bijlagen kan uw school de begeleiding van deze leerlingen op tijd regelen.' : 'De school kreeg al twee keer een mail. Bellen helpt dan meer dan nog een mail.',
  }),
  'dossiers-fetched': ({ by, count }, { dossiers }) => ({
    subject: by.length === 1 ? `${name(by[0]!.schoolName)} heeft ${dossiers(count)} opgehaald` : `${dossiers(count)} opgehaald door ${voSchools(by.length)}`,
    what: [`${listed(by.map((each) => `${name(each.schoolName)} heeft ${dossiers(each.count)} opgehaald`))}. U hoeft niets te doen.`],
    link: 'Bekijk wie wat heeft opgehaald',
    why: 'Zo weet u dat de bijlagen zijn aangekomen. Op de pagina staat een afleverbewijs dat u kunt printen.',
  }),
  'inspection-again': ({ count }, { dossiers }) => ({
    subject: `Opnieuw inzage nodig voor ${dossiers(count)}`,
    what: [`Bij ${dossiers(count)} zijn de bijlagen veranderd nadat de ouders ze konden inzien. Laat de ouders ze opnieuw inzien.`, 'Leg daarna de inzage opnieuw vast.'],
    link: 'Bekijk voor wie inzage nodig is',
    why: 'De ouders moeten precies deze bijlagen hebben kunnen inzien. Zonder inzage kunt u ze niet klaarzetten.',
  }),
  'claims-waiting': ({ count, schools, workingDays }, { pupils, isOne }) => ({
    subject: workingDays ? `Nog niet bevestigd: ${voSchools(schools)} ${schools === 1 ? 'wacht' : 'wachten'} op uw antwoord` : `${voSchools(schools)} ${schools === 1 ? 'vraagt' : 'vragen'} om een bevestiging`,
    what: [
      `${voSchools(schools)} ${schools === 1 ? 'geeft' : 'geven'} door dat ${pupils(count)} van uw school daar ${isOne(count) ? 'is' : 'zijn'} aangemeld.`,
      ...(workingDays ? [`U hebt na ${workingDays} werkdagen nog niet geantwoord.`] : []),
      'Log in en kijk of het klopt. Klopt het niet? Geef dat dan ook door.',
    ],
    link: 'Bekijk om welke leerlingen het gaat',
    why: 'Uw school had deze vo-school niet genoemd. Zij kan pas ophalen als u zegt dat het klopt: zo komt er niets bij een verkeerde school.',
  }),
  'applications-closed': ({ reader, count }, { pupils, isOne }) => ({
    subject: 'De aanmelding is gesloten: dit doet u nu',
    what:
      reader === 'po'
        ? [
            'Controleer of elke leerling van uw school zich bij een vo-school heeft aangemeld.', 'Zet daarna klaar wat de vo-scholen van u nodig hebben.',
            ...(count > 0 ? [`${pupils(count)} van uw school ${isOne(count) ? 'is' : 'zijn'} nog nergens aangemeld. Bel de ouders.`] : []),
          ]
        : ['Controleer welke leerlingen bij u zijn aangemeld. Ophalen kan vanaf de datum in de regiokalender.'],
    link: reader === 'po' ? 'Naar uw leerlingen' : 'Naar ophalen',
    why: reader === 'po' ? 'De vo-school kan alleen ophalen als zij bij de leerling staat.' : 'Wat op tijd klopt, hoeft u later niet na te bellen.',
  }),
  'nowhere-applied': ({ count, closesOn }, { pupils }) => ({
    subject: `Nog nergens aangemeld: ${pupils(count)}${closesOn ? `, aanmelden kan t/m ${dayWords(closesOn)}` : ''}`,
    what: [`Bij ${pupils(count)} van uw school staat nog geen vo-school. Bel de ouders en vul de vo-school in.`],
    ...(closesOn && { when: `Aanmelden kan t/m ${dayWords(closesOn)}.` }),
    link: 'Bekijk welke leerlingen dat zijn',
    why: 'Zonder aanmelding heeft een leerling na de zomer geen school.',
  }),
}

/** Whoever reads for the region, the contact point or somebody who looks at its mails, reads no count below five. */
export function transferWords(item: TransferItem, isForRegion = false): TransferWords {
  const counts = isForRegion || ('reader' in item && item.reader === 'region') ? few : exact
  return (words[item.kind] as (item: TransferItem, counts: Counts) => TransferWords)(item, counts)
}
