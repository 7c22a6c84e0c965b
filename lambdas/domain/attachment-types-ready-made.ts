// Attachment types that a region can take as they are, each with its limits in words that keep it within the decree's five headings.
import type { AttachmentType, FileFormat } from './attachment-type.ts'

const document: readonly FileFormat[] = ['pdf', 'docx']
const scan: readonly FileFormat[] = ['pdf', 'jpg', 'png']

/** As a region finds them: by OSO unless it has a reason, which it then gives itself. */
const usual = { carrier: 'oso', maxMb: 10 } as const

/**
 * What regions ask for beside the OSO dossier, by the lists of their own agreements (Deventer, Arnhem, Tilburg, Haaglanden). The limits
 * follow the decree: no other data than the heading names, absence only relative and only of the year before, home situation only as a
 * concern for learning.
 */
export const readyMadeTypes: readonly AttachmentType[] = [
  {
    ...usual, typeId: 'signed-advice', name: 'Adviesblad met handtekening', requiredWhen: 'all', heading: 'education-results', sensitive: false, formats: scan,
    explanation: 'Het schooladvies op papier, met de handtekening van de school en de ouders.',
    whyNotInOso: 'Het OSO-dossier bevat het advies, maar geen handtekeningen.',
    limits: 'Alleen het schooladvies, de datum en de handtekeningen. Geen toelichting op de thuissituatie en geen BSN.',
  },
  {
    ...usual, typeId: 'learning-results', name: 'Overzicht van leerresultaten', requiredWhen: 'optional', heading: 'education-results', sensitive: false, formats: document,
    explanation: 'De resultaten uit het leerlingvolgsysteem van groep 6 tot en met 8 op één blad.',
    whyNotInOso: 'Niet elk leerlingvolgsysteem zet dit overzicht in het OSO-dossier.',
    limits: 'Alleen resultaten van dit schooljaar en de twee jaren ervoor. Geen namen van andere leerlingen.',
  },
  {
    ...usual, typeId: 'pupil-wish', name: 'Wens van ouders en leerling', requiredWhen: 'optional', heading: 'education-results', sensitive: false, formats: document,
    explanation: 'Wat ouders en leerling zelf willen, naast het schooladvies.',
    whyNotInOso: 'Het OSO-dossier heeft geen vaste plaats voor de wens van ouders en leerling.',
    limits: 'Alleen de wens over soort onderwijs en school, en de reden die ouders en leerling daar zelf voor geven.',
  },
  {
    ...usual, typeId: 'social-emotional', name: 'Sociaal-emotionele ontwikkeling', requiredWhen: 'all', heading: 'social-emotional', sensitive: true, formats: document,
    explanation: 'Hoe het in de groep gaat: werkhouding, omgang met anderen en gedrag.',
    whyNotInOso: 'Het OSO-dossier heeft hiervoor geen vast formulier dat scholen in de regio op dezelfde manier invullen.',
    limits: 'Alleen wat blijkt uit het leerlingvolgsysteem en uit het oordeel van de leraar, en alleen gedrag dat telt voor het onderwijs. Geen diagnoses.',
  },
  {
    ...usual, typeId: 'support-explanation', name: 'Toelichting op de ondersteuning', requiredWhen: 'support', heading: 'support', sensitive: true, formats: document,
    explanation: 'Wat deze leerling nodig heeft om te leren, wat er is gedaan en wat daarvan werkte.',
    whyNotInOso: 'Het veld met aandachtspunten in het OSO-dossier is daarvoor te kort (280 tekens).',
    limits: 'Alleen belemmeringen, vastgestelde beperkingen en gegeven of nodige ondersteuning. Thuissituatie alleen als punt van zorg voor het leren.',
  },
  {
    ...usual, typeId: 'life-event', name: 'Ingrijpende gebeurtenis', requiredWhen: 'optional', heading: 'support', sensitive: true, formats: document,
    explanation: 'Een gebeurtenis of thuissituatie waar de nieuwe school in de les rekening mee moet houden.',
    whyNotInOso: 'Niet elke school wil dit in het veld met aandachtspunten zetten.',
    limits: 'Gebeurtenis en thuissituatie alleen als punt van zorg voor het leren. Geen gegevens over de gezondheid of het inkomen van familie.',
  },
  {
    ...usual, typeId: 'dyslexia-statement', name: 'Dyslexieverklaring', requiredWhen: 'dyslexia', heading: 'support', sensitive: true, formats: scan,
    explanation: 'De verklaring van een deskundige, zodat de leerling op de nieuwe school hulpmiddelen mag blijven gebruiken.',
    whyNotInOso: 'De verklaring is een ondertekend stuk van een ander. Het OSO-dossier noemt alleen dat er ondersteuning is.',
    limits: 'Alleen de verklaring zelf, met het advies over hulpmiddelen. Niet het hele onderzoeksverslag. Maak een BSN onleesbaar.',
  },
  {
    ...usual, typeId: 'development-plan', name: 'Ontwikkelingsperspectief (OPP)', requiredWhen: 'opp', heading: 'support', sensitive: true, formats: document,
    explanation: 'Het laatste OPP dat met de ouders is vastgesteld.',
    whyNotInOso: 'Het OPP staat vaak buiten het leerlingadministratiesysteem.',
    limits: 'Alleen het laatste vastgestelde OPP met de laatste evaluatie. Geen eerdere versies en geen verslagen van gesprekken.',
  },
  {
    ...usual, typeId: 'pro-test', name: 'Onderzoek voor praktijkonderwijs', requiredWhen: 'pro', heading: 'education-results', sensitive: true, formats: scan,
    explanation: 'De uitslag die het samenwerkingsverband vraagt voor praktijkonderwijs: capaciteiten en leerachterstanden.',
    whyNotInOso: 'De uitslag komt van een onderzoeker buiten de school en staat niet in het leerlingvolgsysteem.',
    limits: 'Alleen de uitslag, de datum en wie het onderzoek deed. Geen antwoorden per vraag en geen verslag over thuis. Maak een BSN onleesbaar.',
  },
  {
    ...usual, typeId: 'lwoo-test', name: 'Onderzoek voor leerwegondersteuning (lwoo)', requiredWhen: 'lwoo', heading: 'education-results', sensitive: true, formats: scan,
    explanation: 'De uitslag die nodig is om leerwegondersteunend onderwijs te vragen.',
    whyNotInOso: 'De uitslag komt van een onderzoeker buiten de school en staat niet in het leerlingvolgsysteem.',
    limits: 'Alleen de uitslag, de datum en wie het onderzoek deed. Geen antwoorden per vraag en geen verslag over thuis. Maak een BSN onleesbaar.',
  },
  {
    ...usual, typeId: 'admission-statement', name: 'Toelaatbaarheidsverklaring voor vso', requiredWhen: 'vso', heading: 'support', sensitive: true, formats: scan,
    explanation: 'Het besluit van het samenwerkingsverband dat de leerling naar het voortgezet speciaal onderwijs kan.',
    whyNotInOso: 'Het besluit komt vaak nadat het OSO-dossier is klaargezet.',
    limits: 'Alleen het besluit, het nummer en tot wanneer het geldt. Niet de stukken waarop het besluit steunt. Maak een BSN onleesbaar.',
  },
  {
    ...usual, typeId: 'absence', name: 'Overzicht van verzuim', requiredWhen: 'optional', heading: 'absence', sensitive: false, formats: document,
    explanation: 'Hoeveel uren of dagen de leerling zonder geldige reden weg was.',
    whyNotInOso: 'Veel scholen zetten verzuim in het OSO-dossier uit, omdat het per leerling aan of uit moet.',
    limits: 'Alleen relatief verzuim in het jaar vóór het rapport. Geen ziekteverzuim en geen redenen.',
  },
  {
    ...usual, typeId: 'guest-details', name: 'Gegevens van een leerling van buiten de regio', requiredWhen: 'guest', heading: 'administrative', sensitive: false, formats: document,
    explanation: 'Naam, adres en contactgegevens, als de school van buiten de regio nog niet met OSO kan overdragen.',
    whyNotInOso: 'Een school van buiten de regio heeft soms nog geen aansluiting op OSO.',
    limits: 'Alleen naam, geboortedatum, adres en contactgegevens van leerling en ouders, en wie op school te bellen is. Geen BSN.',
  },
]
