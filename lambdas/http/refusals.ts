// Refusals in Dutch: every code with its status and its sentence; a code without one does not compile.
import type { ConflictCode } from '../domain/conflict.ts'
import type { RefusalCode, StateReason } from '../domain/refusal.ts'
import type { DossierReason } from '../domain/dossier-reasons.ts'
import { dossierReasons } from './dossier-words.ts'
import { dutchDay } from './dutch-day.ts'
import { holdReasons, type HoldSentenceCode } from './hold-words.ts'

export interface Answered {
  readonly status: number
  readonly title: string
  readonly detail: string
}

/** What each refusal means to whoever asked, and what they can do. */
export const refusals: Readonly<Record<RefusalCode, Answered>> = {
  'not-signed-in': { status: 401, title: 'U bent niet ingelogd', detail: 'Log in en probeer het opnieuw.' },
  'role-unclear': { status: 400, title: 'Kies een rol', detail: 'U hebt meer dan één rol die dit mag. Kies met welke rol u dit doet (kop Overstap-Role).' },
  'not-allowed': { status: 403, title: 'Dat mag u niet', detail: 'Uw rol mag dit niet. Vraag het contactpunt van uw regio als u denkt dat dit niet klopt.' },
  'not-found': { status: 404, title: 'Niet gevonden', detail: 'Dit bestaat niet, of niet voor u.' },
  'invalid-input': { status: 400, title: 'De gegevens kloppen niet', detail: 'Verbeter wat er bij de onderdelen staat en stuur het opnieuw. Er is niets opgeslagen.' },
  'not-json': { status: 400, title: 'De gegevens zijn niet te lezen', detail: 'Wat u stuurde is geen geldige JSON. Er is niets opgeslagen.' },
  'wrong-content-type': { status: 415, title: 'Dit soort inhoud kan hier niet', detail: 'Stuur gegevens als application/json en bestanden als application/octet-stream.' },
  'too-large': { status: 413, title: 'Dit is te groot', detail: 'Maak het bestand kleiner of deel het op. Er is niets opgeslagen.' },
  'version-missing': { status: 428, title: 'De versie ontbreekt', detail: 'Stuur in If-Match mee welke versie u wijzigt. Zo overschrijft u niet wat een ander net heeft opgeslagen.' },
  'changed-meanwhile': { status: 412, title: 'Iemand anders heeft dit net gewijzigd', detail: 'Haal de nieuwste versie op en doe uw wijziging opnieuw. Er is niets opgeslagen.' },
  'already-exists': { status: 409, title: 'Dit bestaat al', detail: 'Er is al een onderdeel met deze naam. Gebruik dat, of kies een andere naam.' },
  'key-used-for-something-else': { status: 409, title: 'Deze sleutel is al gebruikt', detail: 'De Idempotency-Key hoort bij een ander verzoek. Gebruik voor een nieuw verzoek een nieuwe sleutel.' },
  'file-unreadable': { status: 400, title: 'Het bestand is niet te lezen', detail: 'Er is niets ingelezen. Hieronder staat wat er aan het bestand niet klopt.' },
  'no-open-year': { status: 409, title: 'Er is nog geen schooljaar', detail: 'Open eerst een schooljaar. Daarna kunt u scholen inlezen.' },
  'nothing-published': { status: 409, title: 'Er is nog geen kalender gepubliceerd', detail: 'Publiceer eerst het concept. Er is niets opgeslagen en er is niemand gemaild.' },
  'no-national-dates': { status: 409, title: 'De landelijke datums zijn nog niet bekend', detail: 'Voor dit schooljaar is er nog geen voorstel. Voer de stappen zelf in.' },
  'cannot-publish': { status: 409, title: 'De kalender kan nog niet worden gepubliceerd', detail: 'Los eerst op wat hieronder staat. Er is niets gepubliceerd en er is niemand gemaild.' },
  'cannot-report-step': { status: 409, title: 'Deze stap kunt u niet melden', detail: 'Er is niets opgeslagen.' },
  'cannot-state-facts': { status: 409, title: 'Dit kunt u niet anders melden', detail: 'Er is niets opgeslagen. Hieronder staat waarom.' },
  'cannot-make-link': { status: 409, title: 'Er is nog niemand voor wie deze link is', detail: 'Er is geen link gemaakt.' },
  'cannot-change-settings': { status: 409, title: 'Deze instelling staat vast', detail: 'Er is niets opgeslagen. Hieronder staat waarom.' },
  'types-locked': { status: 409, title: 'De bijlagen staan vast', detail: 'Een school heeft dit schooljaar al bijlagen klaargezet. Welke bijlagen u vraagt, kan daarom niet meer veranderen. Er is niets opgeslagen.' },
  'not-allowed-from-this-status': { status: 409, title: 'Dat kan nu niet', detail: 'Dit bericht is nog onderweg. Wacht tot het verstuurd is of tot het versturen niet lukt.' },
  'cannot-change-dossier': { status: 409, title: 'Dat kan nu niet met dit dossier', detail: 'Er is niets opgeslagen. Hieronder staat waarom.' },
  'cannot-set-ready': { status: 409, title: 'Dit dossier kan nog niet worden klaargezet', detail: 'Los eerst op wat hieronder staat. Er is niets klaargezet.' },
  'cannot-close-year': { status: 409, title: 'Het schooljaar kan nog niet worden afgesloten', detail: 'Er is niets vernietigd. Hieronder staat waarom.' },
  'cannot-move-school': { status: 409, title: 'Dat kan nu niet met deze school', detail: 'Er is niets opgeslagen. Hieronder staat waarom.' },
  'school-has-left': { status: 409, title: 'Deze school doet niet meer mee', detail: 'Deze school gaat verder in een andere school, of is gesloten. U kunt hier niets nieuws meer vastleggen. Er is niets opgeslagen.' },
  'too-many-wrong-codes': { status: 429, title: 'Te veel onbekende codes', detail: 'Uw school heeft dit uur te vaak een code ingevoerd die niet bestaat. Probeer het over een uur opnieuw, of bel de po-school.' },
  'too-busy': { status: 429, title: 'Het is even te druk', detail: 'Probeer het over een paar seconden opnieuw. Er is niets opgeslagen.' },
}

type Details = Readonly<Record<string, string | number | readonly string[]>>
type Sentence = (details: Details) => string

const day = (details: Details, name: string) => dutchDay(String(details[name] ?? ''))
const quoted = (details: Details, name: string) => `‘${String(details[name] ?? '')}’`
const both = (details: Details) => `${quoted(details, 'title0')} (${day(details, 'on0')}) en ${quoted(details, 'title1')} (${day(details, 'on1')})`

const words = (details: Details, name: string) => String(details[name] ?? '')
const moment = (details: Details) => `${day(details, 'on0')}${details['at0'] ? ` om ${words(details, 'at0').replace(':', '.')} uur` : ''}`
const workingDays = (details: Details, name: string) => (details[name] === '1' ? '1 werkdag' : `${words(details, name)} werkdagen`)

function ordinaryDays(details: Details): string {
  const days = words(details, 'days').split(',').filter((date) => date !== '').map(dutchDay)
  if (days.length === 0) return 'Er is in die week geen gewone schooldag.'
  return days.length === 1 ? `Alleen ${days[0]} is een gewone schooldag.` : `Gewone schooldagen zijn alleen ${days.slice(0, -1).join(', ')} en ${days.at(-1)}.`
}

/** Why a rule or a state forbids something, or warns of it. */
export const reasons: Readonly<Record<ConflictCode | StateReason | DossierReason | HoldSentenceCode | 'no-national-dates' | 'wants-json' | 'wants-octet-stream' | 'role', Sentence>> = {
  ...dossierReasons,
  ...holdReasons,
  'outside-year': (d) => `${quoted(d, 'title0')} op ${day(d, 'on0')} valt buiten dit schooljaar. Kies een datum van ${day(d, 'first')} tot en met ${day(d, 'last')}.`,
  'same-step-twice': (d) => `Deze stappen zijn twee keer dezelfde stap: ${both(d)}. Haal er een weg, of kies een andere ronde of route.`,
  'release-hour-not-once': (d) => `${quoted(d, 'title0')} valt op ${day(d, 'on0')} in het uur waarin de klok verspringt. Kies een ander tijdstip.`,
  'final-advice-after-inspection': (d) => `Het definitieve schooladvies komt na de inzage: ${both(d)}. Zet de inzage op dezelfde dag of later.`,
  'attachments-after-inspection': (d) => `De bijlagen komen na de inzage: ${both(d)}. Ouders moeten de bijlagen kunnen inzien. Zet de inzage op dezelfde dag of later.`,
  'set-ready-not-before-release': (d) => `Klaarzetten moet vóór het ophalen klaar zijn: ${both(d)}. Zet het ophalen later, of het klaarzetten eerder.`,
  'release-not-after-closing': (d) => `Ophalen mag pas na het sluiten van de aanmelding: ${both(d)}. Zet het ophalen later.`,
  'decision-before-closing': (d) => `Het besluit valt vóór het sluiten van de aanmelding: ${both(d)}. Zet het besluit later.`,
  'decision-too-late': (d) => `Scholen besluiten binnen zes weken na het sluiten van de aanmelding: ${both(d)}. Kies uiterlijk ${day(d, 'latest')}.`,
  'closes-before-year': (d) => `De gegevens worden vernietigd terwijl het jaar nog loopt: ${both(d)}. Zet het vernietigen later.`,
  'opens-before-national': (d) => `De aanmelding begint op ${day(d, 'on0')}. Landelijk begint die op ${day(d, 'national')}. Eerder openen mag alleen als de minister dat toestaat.`,
  'final-advice-after-national': (d) => `Het definitieve schooladvies staat op ${day(d, 'on0')}. Volgens de wet is het er uiterlijk ${day(d, 'national')}.`,
  'closes-before-national': (d) => `De aanmelding sluit op ${moment(d)}. Landelijk kunnen ouders aanmelden tot en met ${day(d, 'national')}.`,
  'decides-after-national': (d) => `Het besluit over toelating staat op ${day(d, 'on0')}. Scholen besluiten uiterlijk ${day(d, 'national')}.`,
  'on-weekend': (d) => `${quoted(d, 'title0')} valt op ${day(d, 'on0')}. In het weekend werken scholen niet.`,
  'on-public-holiday': (d) => `${quoted(d, 'title0')} valt op ${day(d, 'on0')}. Dat is ${words(d, 'name')}: de meeste scholen zijn dan dicht.`,
  'on-school-holiday': (d) => `${quoted(d, 'title0')} valt op ${day(d, 'on0')}, in de schoolvakantie (${words(d, 'name')}).`,
  'deadline-hour-not-once': (d) => `${quoted(d, 'title0')} staat op ${moment(d)}. In dat uur verspringt de klok: het is niet duidelijk welk moment u bedoelt.`,
  'due-after-holiday': (d) => `${quoted(d, 'title0')} moet klaar zijn op ${day(d, 'on0')}. De schoolvakantie (${words(d, 'name')}) duurt tot en met ${day(d, 'holidayLast')}: scholen hebben dan hooguit drie werkdagen.`,
  'reminder-before-now': (d) => `Bij ${quoted(d, 'title0')} (${day(d, 'on0')}) zijn er herinneringen waarvan het moment al voorbij is. Die gaan niet meer uit.`,
  'reminder-on-free-day': (d) => `De herinnering op de dag zelf van ${quoted(d, 'title0')} valt op ${day(d, 'on0')}. Dan werken scholen niet: de mail gaat uit op ${day(d, 'sentOn')}.`,
  'moved-into-past': (d) => `${quoted(d, 'title0')} komt op ${day(d, 'on0')}. Dat is al voorbij: scholen kunnen die datum niet meer halen.`,
  'too-few-working-days': (d) =>
    String(d['on1']) < String(d['on0'])
      ? `${quoted(d, 'title0')} (${day(d, 'on0')}) komt na ${quoted(d, 'title1')} (${day(d, 'on1')}). Eerst het een, dan het ander: reken op ten minste ${workingDays(d, 'needed')} ertussen.`
      : `Er is weinig tijd tussen ${both(d)}: ${workingDays(d, 'found')}. Reken op ten minste ${workingDays(d, 'needed')}.`,
  'easter-in-application-week': (d) => `Pasen valt in de aanmeldweek van ${day(d, 'on0')} tot en met ${day(d, 'on1')}. ${ordinaryDays(d)}`,
  'calendar-empty': () => 'De kalender heeft nog geen stappen. Begin met het voorstel of voeg stappen toe.',
  'reason-missing': () => 'Geef een reden op. Scholen lezen die reden in het bericht over de wijziging.',
  'opens-on-stands': () => 'Vo-scholen kunnen al ophalen, of kunnen dat binnen 5 minuten. Wanneer zij mogen ophalen (eerste keuze of plaatsing) kan niet meer veranderen.',
  'release-cannot-move': (d) =>
    d['to']
      ? `${quoted(d, 'title')} op ${day(d, 'on')} zou dan opengaan op ${day(d, 'to')}. Dat moment is al voorbij of begint binnen 5 minuten. Kies een later moment.`
      : `${quoted(d, 'title')} op ${day(d, 'on')} is al begonnen of begint binnen 5 minuten. Deze datum kan niet meer worden verplaatst.`,
  'passes-by-itself': () => 'Deze stap gaat vanzelf voorbij. U hoeft er niets over te melden.',
  'not-for-this-school': () => 'Deze stap is niet voor deze school.',
  'fact-better-known': (d) =>
    `${words(d, 'fact') === 'mandate' ? 'Het mandaat in OSR' : 'De overeenkomst met Kennisnet'} is dit schooljaar al gemeld door ${words(d, 'source') === 'board' ? 'uw bestuur' : 'uw regio'}. Klopt dat niet? Vraag het ${words(d, 'source') === 'board' ? 'uw bestuur' : 'contactpunt van uw regio'}.`,
  'region-without-oso': () => 'Uw regio werkt dit jaar niet met OSO. U hoeft hier niets te melden.',
  'moved-already': () => 'Deze school gaat al verder in een andere school, of is gesloten. Maak dat eerst ongedaan.',
  'successor-moved-on': () => 'De andere school gaat zelf ook verder in een andere school. Maak dat eerst ongedaan.',
  'own-school': () => 'U werkt zelf bij de school waarin deze school verdergaat. Vraag een collega van uw regio om dit vast te leggen.',
  'nobody-hears': () => 'Van deze school hoort niemand dat een andere school bij de dossiers kan. Vul eerst een contactpersoon in, en publiceer de kalender als dat nog niet is gedaan.',
  'no-contact': () => 'Deze school heeft nog geen contactpersoon. Vul eerst een contactpersoon in.',
  'no-national-dates': (d) => `Voor ${String(d['year'])} zijn de landelijke datums nog niet bekend.`,
  'wants-json': () => 'Stuur de gegevens als application/json.',
  'wants-octet-stream': () => 'Stuur het bestand als application/octet-stream. Zo blijven letters als ë goed staan.',
  role: (d) => `Kies bijvoorbeeld: ${String(d['key'])}.`,
}
