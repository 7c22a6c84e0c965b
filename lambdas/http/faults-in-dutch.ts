// What is wrong with input, in Dutch: fields of a request, files as a whole, and their rows.
import type { TypeFault } from '../domain/attachment-type-rules.ts'
import type { TemplateFault } from '../domain/attachment-type-template.ts'
import type { ProgressFault } from '../domain/progress-import.ts'
import type { QualificationFault } from '../domain/qualification-import.ts'
import type { FileFault, RowFault } from '../formats/faults.ts'
import type { DossierRowFault } from '../formats/dossiers.ts'
import type { ProgressRowFault } from '../formats/progress.ts'
import type { QualificationRowFault } from '../formats/qualifications.ts'
import type { DossierLineFault } from '../usecases/import-dossiers.ts'

type Details = Readonly<Record<string, string | number | readonly string[]>>
type Sentence = (details: Details) => string

const text = (details: Details, name: string) => String(details[name] ?? '')

/** The kinds of JSON, as people may know them. */
const kinds: Readonly<Record<string, string>> = { string: 'tekst', number: 'een getal', int: 'een heel getal', boolean: 'true of false', array: 'een lijst', object: 'een groep velden' }

/** Attachment types and their templates; `required` stands with the other fields. */
const typeFields: Readonly<Record<Exclude<TypeFault, 'required'> | TemplateFault | 'format-twice', Sentence>> = {
  'here-wants-reason': () => 'Geef aan waarom deze bijlage niet met OSO meegaat.',
  'oso-wants-no-reason': () => 'Deze bijlage gaat met OSO mee. Haal de reden om hier te uploaden weg.',
  'must-be-sensitive': () => 'Onder dit kopje staan gegevens over ondersteuning, gezondheid of gedrag. Die zijn altijd gevoelig.',
  'own-type-wants-officer': () => 'Dit is een bijlage van uzelf. Noem de functionaris gegevensbescherming die ernaar heeft gekeken, en de datum.',
  'name-twice': () => 'Er is al een bijlage met deze naam. Kies een andere naam.',
  'type-twice': () => 'Deze bijlage staat er twee keer. Haal er een weg.',
  'not-a-type-id': () => 'Gebruik kleine letters, cijfers en streepjes, en begin met een letter (hooguit 40 tekens).',
  'formats-missing': () => 'Kies minstens één soort bestand.',
  'megabytes-outside': () => 'Kies een grootte van 1 tot en met 10 MB.',
  'region-uses-no-oso': () => 'Uw regio werkt dit jaar niet met OSO. Laat scholen deze bijlage hier uploaden, en geef de reden.',
  'too-many-types': () => 'U kunt hooguit 30 bijlagen vragen.',
  'format-twice': () => 'Een soort bestand staat er twee keer.',
  'template-empty': () => 'Dit bestand is leeg. Kies een ander bestand.',
  'template-too-large': (d) => `Dit bestand is te groot voor een formulier: hooguit ${text(d, 'most')} kB. Haal afbeeldingen eruit of maak het kleiner.`,
  'template-kind': () => 'Kies een PDF-bestand of een Word-bestand (.docx) zonder macro’s. De naam van het bestand moet daarbij passen.',
}

/** Dossiers, and what is taken down of the parents' inspection. */
const dossierFields: Readonly<Record<string, Sentence>> = {
  'bsn-possible': () => 'In deze tekst staat een nummer dat een BSN kan zijn. Haal het weg. Is het geen BSN? Kies dan: ‘Ik heb gekeken: dit is geen BSN’.',
  'not-a-destination': (d) => `${text(d, 'schoolId')} is geen vo-school die dit jaar meedoet in uw regio.`,
  'destination-twice': () => 'Deze vo-school staat er twee keer. Haal er een weg.',
  'unknown-type': () => 'Deze soort bijlage kent uw regio niet. Haal de pagina opnieuw op.',
  'day-to-come': () => 'Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.',
  'day-too-early': () => 'Deze dag ligt te ver terug. Kies een dag vanaf 1 augustus 2015.',
  'first-offer-missing': () => 'Vul ook in wanneer u de inzage de eerste keer hebt aangeboden.',
  'offers-not-on-two-days': () => 'U hebt de inzage op twee verschillende dagen aangeboden. De eerste dag ligt vóór de tweede.',
  'offer-not-asked': () => 'De dag van de eerste keer aanbieden vult u alleen in als de ouders niet reageerden.',
  'seen-before-upload': () => 'Deze dag ligt vóór de dag waarop u de laatste bijlage toevoegde. Vink aan: ‘De ouders hebben precies deze stukken gezien’, of kies een andere dag.',
}

/** The fields of a request. A code that is not here reads as "klopt niet". */
const fields: Readonly<Record<string, Sentence>> = {
  ...typeFields,
  ...dossierFields,
  required: () => 'Vul dit in.',
  'wrong-type': (d) => `Dit is niet het goede soort gegeven (verwacht: ${kinds[text(d, 'wanted')] ?? 'iets anders'}).`,
  'wrong-shape': () => 'Dit heeft niet de goede vorm.',
  'too-long': (d) => `Dit is te lang. Gebruik hooguit ${text(d, 'most')} tekens.`,
  'too-many': (d) => `Dit zijn er te veel. Het mogen er hooguit ${text(d, 'most')} zijn.`,
  'too-few': (d) => `Geef er minstens ${text(d, 'least')} op.`,
  'too-high': (d) => `Kies hooguit ${text(d, 'most')}.`,
  'too-low': (d) => `Kies minstens ${text(d, 'least')}.`,
  'not-a-choice': (d) => (text(d, 'choices') ? `Kies een van: ${text(d, 'choices')}.` : 'Dit is geen van de mogelijke keuzes.'),
  'unknown-field': () => 'Dit onderdeel bestaat niet.',
  'too-deep': (d) => `De gegevens zijn te diep genest (hooguit ${text(d, 'most')} lagen).`,
  'not-a-day': () => 'Deze dag bestaat niet. Schrijf een dag als 2027-03-31.',
  'not-a-time': () => 'Dit is geen tijdstip. Schrijf een tijdstip als 16:00.',
  'not-a-school-year': () => 'Dit is geen schooljaar. Schrijf een schooljaar als 2026-2027.',
  'not-a-vestigingscode': () => 'Dit is geen vestigingscode. Een vestigingscode is bijvoorbeeld 99AB00.',
  'not-a-region-id': () => 'Gebruik kleine letters, cijfers en streepjes, en begin met een letter.',
  'not-an-email-address': () => 'Dit is geen e-mailadres. Schrijf het als naam@school.nl.',
  'not-a-phone-number': () => 'Dit is geen telefoonnummer.',
  'not-a-web-address': () => 'Dit is geen webadres. Een webadres begint met https://.',
  'control-characters': () => 'In deze tekst staan onzichtbare tekens. Typ de tekst opnieuw.',
  'line-break': () => 'Gebruik hier één regel.',
  'bsn-suspected': () => 'In deze tekst staat waarschijnlijk een BSN. Haal het nummer weg. Wij slaan geen BSN op.',
  'ends-before-it-begins': () => 'Het einde ligt vóór het begin.',
  'holiday-too-long': () => 'Een vakantie duurt hooguit tien weken.',
  'too-many-free-days': () => 'Dit zijn samen meer dan 200 vrije dagen. Controleer de datums van de vakanties.',
  'reminder-twice': () => 'Er staan twee herinneringen op dezelfde werkdag. Haal er een weg.',
  'nothing-stated': () => 'Geef aan dat de stap klaar is, of hoeveel er klaar zijn.',
  'no-fact-stated': () => 'Geef minstens één antwoord.',
  'more-than-all': () => 'Dit aantal is groter dan het totaal.',
  'person-twice': () => 'Dit e-mailadres staat er twee keer. Geef één persoon meer dan één rol.',
  'own-address': () => 'Dit is uw eigen e-mailadres. Vul het adres van uw collega in.',
  'contacts-full': () => 'Uw school heeft al 20 contactpersonen. Haal er eerst een weg.',
  'not-a-moment': () => 'Dit is geen tijdstip. Schrijf het als 2027-03-31T07:00:00Z.',
  'unknown-step': () => 'Deze stap staat niet in de kalender.',
  'same-date': () => 'De stap staat al op deze datum. Kies een andere datum of een ander tijdstip.',
  'id-twice': () => 'Deze stap staat er twee keer, met dezelfde aanduiding.',
  'not-an-earlier-year': () => 'Kies een jaar dat vóór het nieuwe schooljaar ligt.',
  'year-not-open': () => 'Dit schooljaar is in uw regio niet geopend. Kies een ander jaar.',
  'opening-broke-off': () => 'Het openen van dit schooljaar is eerder afgebroken. Kies hier hetzelfde eerdere schooljaar en open het opnieuw.',
  'code-or-dossier': () => 'Geef een overdrachtscode op, of een dossier. Niet allebei.',
  'not-a-po-school': () => 'Dit is geen po-school die dit jaar meedoet in uw regio.',
  'not-a-vo-school': () => 'Dit is geen vo-school die dit jaar meedoet in uw regio.',
  'school-twice': () => 'Deze school staat er twee keer. Haal er een weg.',
  'pupil-system-needed': (d) =>
    text(d, 'known')
      ? `Vul in met welk leerlingadministratiesysteem deze school nu werkt. Nu staat er ‘${text(d, 'known')}’. U kunt een ander systeem invullen, maar het niet leegmaken.`
      : 'Vul in voor welk leerlingadministratiesysteem dit mandaat is. Uw scholen gebruiken er meer dan één, of het is nog niet bekend.',
  'school-not-in-year': () => 'Deze school doet dit jaar niet mee in uw regio. Lees haar eerst in, of voeg haar toe.',
  'successor-needed': () => 'Kies in welke school deze school verdergaat.',
  'no-successor-of-closed': () => 'Een gesloten school gaat nergens verder. Laat de andere school weg.',
  'same-school': () => 'Dit is de school zelf. Kies een andere school.',
  'other-side': () => 'Een po-school gaat verder in een po-school, een vo-school in een vo-school.',
  'successor-has-left': () => 'Deze school doet zelf niet meer mee. Kies de school die verdergaat.',
  'contacts-full-there': () => 'Samen hebben deze scholen meer dan 20 contactpersonen. Haal er eerst een paar weg.',
  'not-yours-to-change': () => 'Dit kan alleen het contactpunt van uw regio wijzigen.',
}

export function fieldSentence(code: string, details: Details = {}): string {
  return fields[code]?.(details) ?? 'Dit klopt niet.'
}

/** A file that cannot be read as a whole. */
export const fileSentences: Readonly<Record<FileFault, Sentence>> = {
  'file-empty': () => 'Het bestand is leeg. Kies een ander bestand.',
  'no-rows': () => 'Onder de kopregel staat niets. Kies een ander bestand.',
  'not-text': () => 'Dit bestand is geen tekstbestand. Kies een CSV-bestand.',
  spreadsheet: () => 'Dit is een rekenblad. Bewaar het als CSV en kies dat bestand.',
  'mixed-encoding': (d) => `Vanaf regel ${text(d, 'line')} staan de letters anders in het bestand dan ervoor. Haal het bestand opnieuw op en bewaar het niet tussendoor.`,
  'wrong-separator': (d) => `De kolommen zijn gescheiden met een ${text(d, 'found') === 'tab' ? 'tab' : 'komma'}. Gebruik een puntkomma.`,
  'columns-missing': (d) => `Deze kolommen ontbreken: ${([] as string[]).concat((d['columns'] ?? []) as string[]).join(', ').replaceAll('/', ' of ')}. Controleer of u het goede bestand koos, en of de kopregel er nog in staat.`,
  'column-doubled': (d) => `De kolom ${text(d, 'column')} staat er twee keer. Haal er een weg.`,
  'too-many-rows': (d) => `Het bestand heeft ${text(d, 'rows')} regels. Er kunnen er hooguit ${text(d, 'most')} in één keer.`,
  'quote-unclosed': (d) => `Op regel ${text(d, 'line')} begint een aanhalingsteken dat nergens eindigt.`,
  'quote-misplaced': (d) => `Op regel ${text(d, 'line')} staat een aanhalingsteken op een plaats waar dat niet kan.`,
}

/** One row of a file; from `too-many-contacts` on it is asked of the region, not of the file. */
export const rowSentences: Readonly<Record<RowFault | ProgressRowFault | ProgressFault | QualificationRowFault | QualificationFault | DossierRowFault | DossierLineFault | 'too-many-contacts', Sentence>> = {
  'too-few-cells': () => 'Deze regel heeft te weinig kolommen.',
  'too-many-cells': () => 'Deze regel heeft te veel kolommen.',
  'control-character': (d) => `In de kolom ${text(d, 'column')} staan onzichtbare tekens.`,
  'lost-character': (d) => `In de kolom ${text(d, 'column')} is een letter verloren gegaan.`,
  'cell-too-long': (d) => `De tekst in de kolom ${text(d, 'column')} is te lang.`,
  'bsn-suspected': (d) => `In de kolom ${text(d, 'column')} staat waarschijnlijk een BSN. Haal het nummer weg. Wij slaan geen BSN op.`,
  'wrong-school-code': (d) => `‘${text(d, 'found')}’ is geen vestigingscode. Een vestigingscode is een BRIN met twee cijfers erachter, zoals 99AB00.`,
  'wrong-brin': (d) => `‘${text(d, 'found')}’ is geen BRIN. Een BRIN is twee cijfers en twee letters, zoals 99AB.`,
  'school-code-of-another-brin': () => 'De vestigingscode hoort niet bij de instellingscode van deze regel.',
  'school-code-doubled': (d) => `Deze vestigingscode staat ook al op regel ${text(d, 'firstLine')}.`,
  'wrong-board': () => 'Het nummer van het bevoegd gezag heeft geen 5 cijfers.',
  'name-missing': () => 'De naam van de school ontbreekt.',
  'wrong-postcode': (d) => `‘${text(d, 'found')}’ is geen postcode.`,
  'unknown-role': (d) => `‘${text(d, 'found')}’ is geen rol. Kies overstap, tweede, directie, oso of bestuur.`,
  'wrong-email': () => 'Dit is geen e-mailadres.',
  'secret-email': () => 'Dit e-mailadres staat voor ‘geheim’. Daar kan geen mail heen.',
  'wrong-phone': () => 'Dit is geen telefoonnummer.',
  'secret-phone': () => 'Dit telefoonnummer staat voor ‘geheim’.',
  'wrong-work-days': (d) => `‘${text(d, 'found')}’ zijn geen werkdagen. Schrijf bijvoorbeeld: ma di do, of: ma t/m vr.`,
  'contact-doubled': (d) => `Dit e-mailadres heeft deze rol ook al op regel ${text(d, 'firstLine')}.`,
  'step-missing': () => 'De stap ontbreekt.',
  'wrong-progress': () => 'Schrijf bij ‘klaar’ een heel getal van 0 tot en met 9999, of ja, nee of x.',
  'wrong-total': () => 'Schrijf bij ‘totaal’ een heel getal van 0 tot en met 9999, of laat het leeg.',
  'more-than-all': () => 'Er zijn er meer klaar dan er in totaal zijn.',
  'too-many-contacts': () => 'Deze school heeft al 20 contactpersonen. Haal er eerst een weg.',
  'school-not-in-year': () => 'Deze school doet dit jaar niet mee in uw regio.',
  'unknown-step': (d) => `‘${text(d, 'found')}’ is geen stap van de gepubliceerde kalender. Gebruik de titel van de stap, zoals die in de kalender staat.`,
  'ambiguous-step': (d) => `‘${text(d, 'found')}’ kan meer dan één stap zijn. Schrijf een van deze aanduidingen: ${text(d, 'ids')}.`,
  'not-for-this-school': () => 'Deze stap is niet voor deze school.',
  'passes-by-itself': () => 'Deze stap gaat vanzelf voorbij. Er is niets over te melden.',
  'more-than-known': (d) => `Er zijn er meer klaar dan het totaal dat bekend is (${text(d, 'all')}). Schrijf het nieuwe totaal erbij.`,
  'step-doubled': (d) => `Deze stap van deze school staat ook al op regel ${text(d, 'firstLine')}.`,
  'wrong-answer': (d) => `Schrijf in de kolom ${text(d, 'column')} ja, nee, onbekend of x, of laat de cel leeg.`,
  'answers-contradict': (d) => `De kolom ${text(d, 'column')} zegt iets anders dan de kolommen ernaast. Controleer deze regel.`,
  'wrong-day': (d) => `In de kolom ${text(d, 'column')} staat geen datum. Schrijf een datum als 31-10-2026.`,
  'day-to-come': () => 'Deze dag is nog niet geweest. Schrijf vandaag of een eerdere dag.',
  'day-too-early': () => 'Deze dag ligt te ver terug. Schrijf een dag vanaf 1 augustus 2015.',
  'school-doubled': (d) => `De school ${text(d, 'schoolId')} staat ook al op regel ${text(d, 'firstLine')}.`,
  'label-missing': () => 'De eigen aanduiding ontbreekt.',
  'label-doubled': (d) => `Deze eigen aanduiding staat ook al op regel ${text(d, 'firstLine')}. Maak ze verschillend.`,
  'label-exists': () => 'Een dossier met deze eigen aanduiding is er al. Het is niet nog een keer toegevoegd.',
  'wrong-route': (d) => `‘${text(d, 'found')}’ is geen route. Schrijf regulier, pro, lwoo of vso, of laat het leeg.`,
  'wrong-round': (d) => `‘${text(d, 'found')}’ is geen ronde. Schrijf 1, 2, 3 of rest, of laat het leeg.`,
  'too-many-destinations': (d) => `Noem hooguit ${text(d, 'most')} vo-scholen.`,
  'bsn-possible': (d) => `In de kolom ${text(d, 'column')} staat een nummer dat een BSN kan zijn. Haal het weg. Is het geen BSN? Kies dan: ‘Ik heb gekeken: dit is geen BSN’.`,
  'not-a-destination': (d) => `‘${text(d, 'schoolId')}’ is geen vo-school die dit jaar meedoet in uw regio. Schrijf de vestigingscode of de naam.`,
  'destination-twice': () => 'Een vo-school staat er twee keer.',
}
