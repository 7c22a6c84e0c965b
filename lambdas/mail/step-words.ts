// What each kind of step asks of a school, in words of level B1: the act for a subject, the sentence that says what to do, and why.
import type { MilestoneKind } from '../domain/milestone.ts'
import type { StepFacts } from '../domain/notification.ts'
import { onOneLine } from './plain-words.ts'

export interface StepWords {
  /** As an act in a subject or after a countdown: `voeg de bijlagen toe`. Absent where schools have nothing to report. */
  readonly act?: string
  readonly what: string
  readonly why: string
}

const kinds: Readonly<Record<Exclude<MilestoneKind, 'custom'>, StepWords>> = {
  'contacts-checked': {
    act: 'controleer de contactpersonen',
    what: 'Controleer wie bij uw school de contactpersonen voor de overstap zijn. Klopt er iets niet? Verander het dan op de pagina van uw school.',
    why: 'Alle mails over de overstap gaan naar deze contactpersonen. Met een verkeerd adres mist uw school een uiterste datum.',
  },
  'form-checked': {
    act: 'controleer uw aanmeldformulier',
    what: 'Controleer of uw aanmeldformulier vraagt naar de naam, het BSN en de geboortedatum van de leerling, en naar het BRIN van de po-school.',
    why: 'Deze gegevens hebt u nodig om later het OSO-dossier op te halen.',
  },
  'oso-checked': {
    act: 'controleer uw aansluiting op OSO',
    what: 'Beantwoord twee vragen. Welk leerlingadministratiesysteem gebruikt u? Lukt het om daarin een OSO-dossier klaar te zetten of op te halen?',
    why: 'Als er iets niet werkt, is er nu nog tijd. De overeenkomst en het mandaat regelt uw bestuur. Het endpoint regelt uw leverancier.',
  },
  'provisional-advice': {
    what: 'Geef de leerlingen en hun ouders het voorlopig schooladvies.',
    why: 'Deze periode staat in de wet. U hoeft hierover niets te melden.',
  },
  'support-request': {
    act: 'vraag pro, lwoo of vso aan',
    what: 'Heeft een leerling pro, lwoo of vso nodig? Zorg dat de aanvraag bij het samenwerkingsverband ligt.',
    why: 'Het samenwerkingsverband heeft tijd nodig om te beslissen. De leerling kan zich dan op tijd aanmelden.',
  },
  'leavers-listed': {
    act: 'geef door hoeveel leerlingen naar het vo gaan',
    what: 'Geef door hoeveel leerlingen van uw school dit jaar naar het vo gaan. Alleen het aantal, geen namen.',
    why: 'Zo weten de vo-scholen en het contactpunt hoeveel dossiers zij kunnen verwachten.',
  },
  test: {
    what: 'Neem de doorstroomtoets af.',
    why: 'Deze periode staat in de wet. U hoeft hierover niets te melden.',
  },
  'test-results': {
    what: 'De uitslag van de doorstroomtoets komt bij uw school.',
    why: 'Na de uitslag bekijkt u of u het schooladvies moet veranderen. U hoeft hierover niets te melden.',
  },
  'attachments-ready': {
    act: 'voeg de bijlagen toe',
    what: 'Voeg de bijlagen toe voor de leerlingen die ze nodig hebben.',
    why: 'Daarna kunnen de ouders de bijlagen inzien. Pas dan mag u ze klaarzetten voor de vo-school.',
  },
  'final-advice': {
    what: 'Stel het definitieve schooladvies vast voor alle leerlingen die naar het vo gaan.',
    why: 'Ouders hebben het advies nodig om hun kind aan te melden. Deze datum staat in de wet. U hoeft hierover niets te melden.',
  },
  'applications-open': {
    what: 'Ouders kunnen hun kind aanmelden bij een vo-school.',
    why: 'Deze datum staat in de wet. U hoeft hierover niets te melden.',
  },
  'inspection-done': {
    act: 'laat de ouders het dossier inzien',
    what: 'Laat de ouders het dossier van hun kind inzien, met alle bijlagen.',
    why: 'Ouders hebben het recht om te zien wat u aan de vo-school geeft. Pas als zij het konden inzien, mag u het dossier klaarzetten.',
  },
  'applications-close': {
    what: 'Zijn er leerlingen van uw school nog niet aangemeld bij een vo-school? Vraag hun ouders om dat nu te doen.',
    why: 'Na deze datum is het aanmelden gesloten. U hoeft hierover niets te melden.',
  },
  'oso-set-ready': {
    act: 'zet de OSO-dossiers klaar in uw LAS',
    what: 'Zet de OSO-dossiers klaar in uw leerlingadministratiesysteem (LAS).',
    why: 'De vo-scholen kunnen alleen ophalen wat u hebt klaargezet.',
  },
  'set-ready': {
    act: 'zet de bijlagen klaar',
    what: 'Zet de bijlagen klaar voor de vo-scholen.',
    why: 'De vo-scholen kunnen alleen ophalen wat u hebt klaargezet.',
  },
  release: {
    what: 'Haal de dossiers en de bijlagen van uw nieuwe leerlingen op.',
    why: 'Haalt u snel op, dan is er tijd om te melden wat ontbreekt.',
  },
  fetched: {
    act: 'haal de dossiers op en meld wat ontbreekt',
    what: 'Haal alle dossiers en bijlagen op. Ontbreekt er iets? Meld het dan bij de po-school.',
    why: 'De po-school kan nu nog aanvullen. U hebt de gegevens nodig voor uw besluit over toelating.',
  },
  'placement-known': {
    act: 'meld dat de plaatsing bekend is',
    what: 'Meld dat bij uw school bekend is welke leerlingen een plaats hebben.',
    why: 'Leerlingen zonder plaats kunnen zich dan nog bij een andere school aanmelden.',
  },
  'decision-due': {
    act: 'neem een besluit over toelating',
    what: 'Neem een besluit over elke aanmelding en laat het de ouders weten.',
    why: 'De wet geeft u hiervoor zes weken na de aanmelding.',
  },
  'decision-extended': {
    act: 'neem het besluit dat u hebt verlengd',
    what: 'Neem een besluit over elke aanmelding waarvoor u vier weken extra hebt genomen, en laat het de ouders weten.',
    why: 'De wet geeft u vier weken extra. Langer uitstellen kan niet.',
  },
  'warm-transfer': {
    act: 'rond de warme overdracht af',
    what: 'Bespreek met de andere school de leerlingen die dat nodig hebben.',
    why: 'Zo begint een leerling goed op de nieuwe school.',
  },
  'not-arrived': {
    act: 'meld hoeveel leerlingen niet zijn verschenen',
    what: 'Meld hoeveel leerlingen niet op uw school zijn verschenen. Zijn het er geen? Meld dat dan ook.',
    why: 'Zo raakt geen leerling tussen twee scholen uit beeld.',
  },
  'year-closed': {
    what: 'De gegevens van dit schooljaar worden vernietigd. Hebt u nog iets nodig? Bewaar het dan in uw eigen administratie.',
    why: 'De gegevens zijn niet meer nodig. Langer bewaren mag niet.',
  },
}

/** The words of a step. A step of a region's own says what its coordinator wrote. */
export function stepWords(step: Pick<StepFacts, 'kind' | 'title'>): StepWords {
  if (step.kind !== 'custom') return kinds[step.kind]
  const title = onOneLine(step.title)
  return { act: title, what: `Doe deze stap: ${title}.`, why: 'De scholen in uw regio hebben deze stap met elkaar afgesproken.' }
}
