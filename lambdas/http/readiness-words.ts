// Readiness in Dutch: the four levels of each condition, what a school's situation is called, and what takes it to the next level.
import { type Condition, type GrowthStep, isOwnStep, type OwnStep, type Topic } from '../domain/readiness.ts'
import { labelWords, nextStepWords } from './oso-words.ts'

type Levels = readonly [string, string, string, string]

const levels: Readonly<Record<Exclude<Topic, 'delivery'>, Levels>> = {
  contacts: [
    'Er is geen contactpersoon bekend.',
    'Er is een contactpersoon bekend. Of die nog klopt, is dit schooljaar niet bevestigd, of mail komt niet aan.',
    'De school heeft dit schooljaar bevestigd wie de contactpersoon is.',
    'Er zijn twee of meer contactpersonen bevestigd. Is iemand er niet, dan gaat het werk door.',
  ],
  connection: [
    'Niet bekend is of de school nu met OSO kan uitwisselen, of de school doet niet mee aan OSO.',
    'Bekend is wat er nog ontbreekt: de overeenkomst, het mandaat in OSR of het endpoint.',
    'Alles was geregeld. Dat is nog niet opnieuw gecontroleerd, dit schooljaar of na een wisseling van systeem of bestuur.',
    'De school is aangesloten op OSO (gekwalificeerd). Dat is dit schooljaar gecontroleerd.',
  ],
  agreement: [
    'Niet bekend is of het bestuur de verwerkersovereenkomst heeft getekend.',
    'Het bestuur heeft gemeld dat de verwerkersovereenkomst nog niet is getekend.',
    'Het bestuur heeft de verwerkersovereenkomst getekend.',
    'Het bestuur heeft de verwerkersovereenkomst dit schooljaar getekend of opnieuw bekeken.',
  ],
  calendar: [
    'Er is nog geen kalender, of alles wat al klaar moest zijn staat nog open.',
    'Een deel van wat al klaar moest zijn, staat nog open.',
    'Alles wat al klaar moest zijn, is klaar.',
    'Alles wat al klaar moest zijn, is klaar. Ook wat binnen vijf werkdagen klaar moet zijn.',
  ],
  attachments: [
    'Niet bekend is welke leerlingen een bijlage nodig hebben.',
    'De leerlingen staan in de lijst. Nog niet alle bijlagen zijn toegevoegd.',
    'Alle bijlagen zijn toegevoegd. Nog niet alle ouders hebben ze kunnen inzien.',
    'Alle bijlagen zijn toegevoegd en alle ouders hebben ze kunnen inzien, of geen leerling heeft een bijlage nodig.',
  ],
}

const delivery: Readonly<Record<'po' | 'vo', Levels>> = {
  po: [
    'Er is nog niets klaargezet voor de vo-scholen.',
    'Een deel is klaargezet voor de vo-scholen.',
    'Alles is klaargezet. Vo-scholen missen nog OSO-dossiers.',
    'Alles is klaargezet en geen vo-school mist een OSO-dossier.',
  ],
  vo: [
    'Er is nog niets opgehaald.',
    'Een deel is opgehaald.',
    'Alles is opgehaald. Wat ontbrak, is gemeld.',
    'Alles is opgehaald. Wat ontbrak en welke leerlingen zijn geplaatst, is gemeld.',
  ],
}

/** The sentences of the four levels, from the lowest. */
export const levelWords = ({ topic, side = 'po' }: Pick<Condition, 'topic' | 'side'>): Levels => (topic === 'delivery' ? delivery[side] : levels[topic])

const ownSteps: Readonly<Record<OwnStep, string>> = {
  'name-contacts': 'Vul in wie contactpersoon is voor de overstap.',
  'mend-address': 'Verbeter het e-mailadres van de contactpersoon: onze mail komt niet aan.',
  'confirm-contacts': 'Controleer de contactpersonen en bevestig dat ze kloppen.',
  'name-second-contact': 'Vul een tweede contactpersoon in.',
  'board-states-signing': 'Het bestuur meldt of de verwerkersovereenkomst is getekend, en wanneer.',
  'board-signs-processing': 'Het bestuur tekent de verwerkersovereenkomst en meldt de datum.',
  'board-looks-again': 'Het bestuur bekijkt of de verwerkersovereenkomst nog klopt en meldt de nieuwe datum.',
  'publish-calendar': 'De regio publiceert de kalender.',
  'report-overdue': 'Doe wat al klaar moest zijn en meld het.',
  'do-what-is-near': 'Doe wat binnen vijf werkdagen klaar moet zijn en meld het.',
  'add-pupils': 'Zet de leerlingen die een bijlage nodig hebben in de lijst. Zijn die er niet? Meld dan de stap.',
  'complete-attachments': 'Voeg de bijlagen toe die nog ontbreken.',
  'record-inspection': 'Laat ouders de bijlagen inzien en leg de datum vast.',
  'begin-setting-ready': 'Begin met klaarzetten voor de vo-scholen, vanaf de datum in de kalender.',
  'set-rest-ready': 'Zet klaar wat nog niet klaarstaat.',
  'look-for-missing': 'Zoek met de vo-scholen uit waarom zij OSO-dossiers niet vinden.',
  'begin-fetching': 'Haal op wat klaarstaat, vanaf de datum in de kalender.',
  'fetch-rest': 'Haal ook de rest op en meld wat ontbreekt.',
  'tell-placement': 'Meld welke leerlingen zijn geplaatst.',
}

/** What takes a school to the next level. */
export const growthWords = (step: GrowthStep, pupilSystem = ''): string => (isOwnStep(step) ? ownSteps[step] : nextStepWords(step, pupilSystem))

const situations: Readonly<Partial<Record<OwnStep, string>>> = {
  'mend-address': 'Er is een contactpersoon bekend, maar mail komt niet aan.',
  'confirm-contacts': 'Er is een contactpersoon bekend. Of die nog klopt, is dit schooljaar niet bevestigd.',
  'publish-calendar': 'De regio heeft nog geen kalender gepubliceerd.',
  'report-overdue': 'Er staat nog iets open dat al klaar moest zijn.',
}

/** The situation of one school, more exactly than its level where that covers several. */
export function situationWords({ topic, side, level, step, label }: Condition): string {
  if (label !== undefined) return `${labelWords[label]}.`
  return (step && isOwnStep(step) ? situations[step] : undefined) ?? levelWords({ topic, ...(side && { side }) })[level]
}
