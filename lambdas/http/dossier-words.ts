// Why something cannot be done with a dossier, in Dutch: what is the matter, and what to do about it.
import { mostFiles } from '../domain/dossier-steps.ts'
import { mostVersions } from '../domain/dossier-check.ts'
import type { DossierReason } from '../domain/dossier-reasons.ts'
import { mostQuestions } from '../domain/question.ts'
import { dutchDay } from './dutch-day.ts'

type Details = Readonly<Record<string, string | number | readonly string[]>>

const text = (details: Details, name: string) => String(details[name] ?? '')

export const dossierReasons: Readonly<Record<DossierReason, (details: Details) => string>> = {
  'not-found': () => 'Dit dossier is er niet.',
  'is-set-ready': () => 'Dit dossier staat klaar. Kies eerst ‘Nieuwe versie maken’. Wat klaarstaat, blijft zo lang staan.',
  'too-many-files': () => `Dit dossier heeft al ${mostFiles} bestanden. Haal er eerst een weg.`,
  'same-file-twice': () => 'Dit bestand staat al in dit dossier.',
  'no-files': () => 'Er is nog geen bijlage toegevoegd en goedgekeurd.',
  'nothing-to-send': () => 'Voor deze leerling is er niets klaar te zetten: u gaf aan dat hier geen bijlage nodig is. U bent klaar met dit dossier.',
  'list-has-changed': () => 'De bijlagen zijn veranderd sinds u dit overzicht opende. Haal het dossier opnieuw op. De ouders moeten de bijlagen van nu kunnen inzien.',
  'not-inspected': () => 'Er is nog niet vastgelegd dat de ouders deze bijlagen hebben kunnen inzien.',
  'unknown-type': (d) =>
    d['fileName'] === undefined
      ? 'Deze soort bijlage kent uw regio niet. Haal de pagina opnieuw op.'
      : `Uw regio vraagt de bijlage ‘${text(d, 'fileName')}’ niet meer. Haal dit bestand weg, of voeg het toe bij een andere soort.`,
  'type-goes-via-oso': (d) =>
    d['fileName'] === undefined
      ? 'Deze bijlage gaat mee in het OSO-dossier. Voeg haar toe in uw LAS, en vink hier aan dat zij meegaat.'
      : `De bijlage ‘${text(d, 'fileName')}’ gaat nu mee in het OSO-dossier. Voeg haar toe in uw LAS, haal het bestand hier weg en vink aan dat zij meegaat.`,
  'format-not-allowed': (d) => `Dit soort bestand mag hier niet. Kies: ${text(d, 'formats')}.`,
  'too-large-for-type': (d) => `Dit bestand is te groot. Deze bijlage mag hooguit ${text(d, 'maxMb')} MB zijn.`,
  'nothing-to-recall': () => 'Van dit dossier staat niets klaar.',
  'was-set-ready': () => 'Dit dossier heeft klaargestaan. U kunt het niet meer weghalen, wel intrekken.',
  'processing-agreement-missing': () => 'Het bestuur van uw school heeft nog geen verwerkersovereenkomst getekend. Vraag uw bestuur dit te doen.',
  'region-without-dossiers': () => 'Uw regio werkt dit jaar niet met bijlagen in dit systeem.',
  'year-over': () => 'Dit schooljaar is afgesloten. De dossiers zijn vernietigd.',
  'manager-must-confirm': () => 'Dat ouders niet reageerden, legt een beheerder van uw school vast.',
  'region-without-codes': () => 'Uw regio werkt niet met overdrachtscodes.',
  'attachment-missing': (d) => `De bijlage ‘${text(d, 'type')}’ ontbreekt. Voeg haar toe, of vink aan: ‘Gaat mee via OSO’ of ‘Niet van toepassing’.`,
  'too-many-versions': () => `Dit dossier is al ${mostVersions} keer klaargezet. Bel het contactpunt van uw regio.`,
  'attachment-not-checked': (d) => (d['count'] === 1 || d['count'] === '1' ? 'Eén bestand wordt nog gecontroleerd. Wacht even, of haal het weg.' : `${text(d, 'count')} bestanden worden nog gecontroleerd. Wacht even, of haal ze weg.`),
  'inspection-of-other-list': () => 'De bijlagen zijn veranderd na de inzage. De ouders moeten de bijlagen opnieuw kunnen inzien.',
  'not-a-destination': (d) => `${text(d, 'schoolId')} is geen vo-school die dit jaar meedoet in uw regio.`,
  'no-application': () => 'Deze aanmelding is er niet.',
  'application-ended': () => 'Deze aanmelding is beëindigd.',
  'not-claimed': () => 'De vo-school heeft dit dossier niet opgevraagd.',
  'nothing-fetched': () => 'U hebt van dit dossier nog niets opgehaald.',
  'too-many-questions': () => `Over dit dossier zijn al ${mostQuestions} vragen gesteld. Bel de po-school.`,
  'unknown-code': () => 'Deze code bestaat niet. Vraag de ouders om de code, of bel de po-school.',
  'mistyped-code': () => 'In deze code zit een typefout. Kijk nog eens goed.',
  'not-open-for-you': () => 'Dit dossier is nog niet op te halen.',
  'no-right-to-sensitive': () => 'In dit dossier zitten bijlagen die alleen een collega met recht op gevoelige bijlagen mag ophalen.',
  'exports-missing': (d) =>
    Number(d['count']) === 1
      ? 'Eén school heeft haar bewijs nog niet bewaard. Vraag het haar, of sluit af zonder te wachten.'
      : `${text(d, 'count')} scholen hebben hun bewijs nog niet bewaard. Vraag het hun, of sluit af zonder te wachten.`,
  'still-open': (d) => `Het schooljaar loopt nog. U kunt afsluiten vanaf ${dutchDay(text(d, 'from'))}.`,
  'closed-before': () => 'Dit schooljaar is al afgesloten.',
}
