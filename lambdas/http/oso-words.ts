// The connection of schools to OSO in Dutch: what it is called, who has to do what next, and mails that are ready to be sent about it.
import { osoDesk } from '../domain/helplines.ts'
import type { Instant } from '../domain/moment.ts'
import { pupilSystems, systemName } from '../domain/pupil-system.ts'
import { type Facts, type NextStep, nextStepOf, ownerOf, type QualificationLabel, type StepOwner } from '../domain/qualification.ts'
import { placeName } from './place-name.ts'

/** What a school is called by (`year.md`, words on screens and in mails). */
export const labelWords: Readonly<Record<QualificationLabel, string>> = {
  qualified: 'Aangesloten op OSO (gekwalificeerd)',
  'not-participating': 'Doet niet mee aan OSO',
  unknown: 'Nog niet bekend',
  'agreement-missing': 'Overeenkomst ontbreekt (bestuur regelt dit)',
  'mandate-missing': 'Mandaat in OSR ontbreekt (bestuur regelt dit)',
  'endpoint-missing': 'Endpoint ontbreekt (leverancier regelt dit)',
  recheck: 'Opnieuw controleren',
}

/** A known system by its name, another by what was typed; a school that named none has no supplier by name. */
function supplierOf(typed: string): string {
  const name = systemName(typed)
  if (name === '') return 'de leverancier van het leerlingadministratiesysteem'
  return `de leverancier van ${pupilSystems.some((system) => system.name === name) ? name : typed.trim()}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The sentence that says who must do what; `pupilSystem` is what the school typed. */
export function nextStepWords(step: NextStep, pupilSystem = ''): string {
  const supplier = supplierOf(pupilSystem)
  switch (step) {
    case 'school-answers':
      return 'De school beantwoordt twee vragen: welk leerlingadministratiesysteem gebruikt u, en lukt het om daarin een OSO-dossier klaar te zetten of op te halen?'
    case 'school-answers-again':
      return 'De school controleert of het nog klopt: lukt het om een OSO-dossier klaar te zetten of op te halen? Wat er bekend is, is van een vorig schooljaar of van een ander systeem.'
    case 'board-answers':
      return 'Het bestuur meldt of de overeenkomst met Kennisnet is getekend en of het mandaat in OSR is gegeven.'
    case 'board-answers-again':
      return 'Het bestuur controleert of de overeenkomst met Kennisnet en het mandaat in OSR nog kloppen.'
    case 'board-signs':
      return 'Het bestuur tekent de overeenkomst met Kennisnet. Dat hoeft maar één keer, voor al zijn scholen.'
    case 'board-mandates':
      return `Het bestuur geeft ${supplier} een mandaat in OSR, het Onderwijs Serviceregister.`
    case 'supplier-registers':
      return `${capital(supplier)} zet het endpoint van de school in OSR. De school vraagt dit aan de helpdesk van het systeem.`
    case 'nothing':
      return 'Er is nu niets te doen.'
  }
}

/** The next step of a school as it goes over the wire. */
export function nextStepBody(facts: Facts, pupilSystem: string, now: Instant): { readonly code: NextStep; readonly who: StepOwner; readonly text: string } {
  const code = nextStepOf(facts, now)
  return { code, who: ownerOf(code), text: nextStepWords(code, pupilSystem) }
}

export interface ReadyMail {
  readonly to: 'board' | 'supplier' | 'school' | 'kennisnet'
  readonly subject: string
  readonly text: string
}

/** What a ready mail is about: one school, or the schools of a board with the same next step and pupil system. */
export interface AboutSchools {
  readonly schools: readonly { readonly schoolId: string; readonly name: string; readonly place: string }[]
  readonly pupilSystem: string
  readonly year: string
}

const paragraphs = (...parts: readonly string[]) => [...parts, 'Met vriendelijke groet,', '[uw naam]'].join('\n\n')

function schoolsIn({ schools }: AboutSchools): string {
  const lines = schools.map(({ name, place, schoolId }) => `- ${name}${place ? `, ${placeName(place)}` : ''} (vestigingscode ${schoolId})`)
  return [schools.length === 1 ? 'Het gaat om deze school:' : 'Het gaat om deze scholen:', ...lines].join('\n')
}

const brinsOf = ({ schools }: AboutSchools) => [...new Set(schools.map(({ schoolId }) => schoolId.slice(0, 4)))].join(', ')
const inSubject = ({ schools }: AboutSchools) => (schools.length === 1 ? schools[0]!.name : `${schools.length} scholen`)
const help = `Hulp nodig bij het aansluiten op OSO? ${osoDesk.name}: ${osoDesk.email} of ${osoDesk.phone}.`
const intro = ({ year }: AboutSchools) => `Onze regio wisselt in schooljaar ${year} overstapdossiers uit met OSO (Overstapservice Onderwijs).`
/** Who may do it (Kennisnet, "Onderwijs Serviceregister": eHerkenning with "Kennisnet beheren", or the role "OSR-toegang" in Mijn DUO). */
const signIn = 'Inloggen in het Onderwijs Serviceregister (OSR) kan met eHerkenning (machtiging ‘Kennisnet beheren’) of met de rol ‘OSR-toegang’ in Mijn DUO.'

const toBoard = (about: AboutSchools, subject: string, ...asked: readonly string[]): ReadyMail => ({
  to: 'board',
  subject: `${subject}: ${inSubject(about)}`,
  text: paragraphs('Geachte collega,', intro(about), ...asked, schoolsIn(about), help),
})

const toKennisnet = (about: AboutSchools, question: string): ReadyMail => ({
  to: 'kennisnet',
  subject: `Vraag over aansluiten op OSO: ${inSubject(about)}`,
  text: paragraphs('Geachte collega,', question, schoolsIn(about), `BRIN: ${brinsOf(about)}. Leerlingadministratiesysteem: ${about.pupilSystem || 'nog niet bekend'}.`),
})

const toSupplier = (about: AboutSchools, ...asked: readonly string[]): ReadyMail => ({
  to: 'supplier',
  subject: `Uitwisselen met OSO: ${inSubject(about)}`,
  text: paragraphs('Geachte collega,', ...asked, schoolsIn(about), `BRIN: ${brinsOf(about)}.`),
})

const toSchool = (about: AboutSchools, why: string): ReadyMail => ({
  to: 'school',
  subject: `Lukt OSO op uw school? Twee vragen: ${inSubject(about)}`,
  text: paragraphs(
    'Geachte collega,',
    `${intro(about)} ${why}`,
    '1. Welk leerlingadministratiesysteem gebruikt u?\n2. Lukt het om daarin een OSO-dossier klaar te zetten of op te halen?',
    schoolsIn(about),
    'Weet u het niet? Vraag het aan de helpdesk van uw leerlingadministratiesysteem.',
  ),
})

/** The mails that help to take a next step, for whoever reads about it; none where there is nothing to do. */
export function readyMails(step: NextStep, about: AboutSchools): readonly ReadyMail[] {
  const supplier = supplierOf(about.pupilSystem)
  const twoQuestions = 'Wilt u doorgeven: is de overeenkomst met Kennisnet getekend, en heeft het bestuur de leverancier van het leerlingadministratiesysteem een mandaat gegeven in OSR?'
  const doesItWork = 'Lukt het om in het systeem van deze school een OSO-dossier klaar te zetten of op te halen, en staat het endpoint in OSR?'
  switch (step) {
    case 'school-answers':
      return [toSchool(about, 'Wilt u twee vragen beantwoorden?'), toSupplier(about, doesItWork)]
    case 'school-answers-again':
      return [toSchool(about, 'Wat wij van uw school weten is van een vorig schooljaar of van een ander systeem. Klopt het nog?'), toSupplier(about, doesItWork)]
    case 'board-answers':
      return [toBoard(about, 'OSO: overeenkomst en mandaat', twoQuestions, signIn)]
    case 'board-answers-again':
      return [toBoard(about, 'OSO: kloppen overeenkomst en mandaat nog', 'Wat wij weten is van een vorig schooljaar, of van een ander systeem of bestuur.', twoQuestions, signIn)]
    case 'board-signs':
      return [
        toBoard(about, 'OSO: overeenkomst met Kennisnet ontbreekt', 'De overeenkomst met Kennisnet is nog niet getekend. Wilt u dat doen? Het hoeft maar één keer, voor al uw scholen.', signIn),
        toKennisnet(about, 'Ons bestuur wil de overeenkomst voor OSO tekenen. Hoe doen wij dat?'),
      ]
    case 'board-mandates':
      return [
        toBoard(about, 'OSO: mandaat in OSR ontbreekt', `Wilt u ${supplier} een mandaat geven in OSR? Dat gaat per BRIN: ${brinsOf(about)}. Eén mandaat geldt voor alle vestigingen met hetzelfde systeem.`, signIn),
        toKennisnet(about, `Ons bestuur wil ${supplier} een mandaat geven in OSR, voor OSO. Hoe doen wij dat?`),
      ]
    case 'supplier-registers':
      return [toSupplier(about, 'Op deze school lukt het nog niet om een OSO-dossier klaar te zetten of op te halen. Wilt u het endpoint voor OSO registreren in het Onderwijs Serviceregister (OSR), en laten weten wanneer dat klaar is?')]
    case 'nothing':
      return []
  }
}
