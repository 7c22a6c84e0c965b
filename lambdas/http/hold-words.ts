// Why a VO school cannot fetch a dossier now, in Dutch: every reason, with what to do about it.
import type { DossierReason } from '../domain/dossier-reasons.ts'
import type { SeenReason } from '../domain/seen-delivery.ts'

/** Reasons of a list of many, beside those of the rule. */
type ListReason = 'not-found' | 'too-many-at-once' | 'too-many-wrong-codes'

/** What stands among the reasons of dossiers already reads the same here. */
export type HoldSentenceCode = Exclude<SeenReason, DossierReason> | ListReason

export const holdReasons: Readonly<Record<HoldSentenceCode, () => string>> = {
  'nothing-published': () => 'Uw regio heeft nog geen kalender gepubliceerd. Daarin staat vanaf wanneer u kunt ophalen.',
  'no-release-date': () => 'In de kalender staat nog niet vanaf wanneer u in deze ronde kunt ophalen.',
  'before-release': () => 'U kunt nog niet ophalen. In de kalender staat vanaf wanneer dat kan.',
  'applications-open': () => 'De aanmelding van deze ronde is nog niet gesloten. Ophalen kan daarna.',
  'not-set-ready': () => 'De po-school heeft de bijlagen nog niet klaargezet.',
  recalled: () => 'De po-school heeft de bijlagen ingetrokken. Verwijder wat u al hebt opgehaald.',
  // Also of a pupil whom the calendar opens later than others: nothing may be told of that pupil yet.
  'not-confirmed': () => 'De po-school heeft deze aanmelding nog niet bevestigd, of voor deze leerling geldt een latere datum. Duurt het lang, bel dan de po-school.',
  // Also where another school stands before this one: of that nothing may be told.
  'not-placed': () => 'Ophalen kan als de leerling bij u is geplaatst. Is dat zo? Meld dan eerst de plaatsing.',
  'school-not-in-year': () => 'Uw school doet dit jaar niet mee in deze regio.',
  'not-found': () => 'Dit dossier bestaat niet, of niet voor u.',
  'too-many-at-once': () => 'Dit zijn te veel bestanden voor één keer. Haal dit dossier in een volgende keer op.',
  'too-many-wrong-codes': () => 'Uw school heeft dit uur te vaak een code ingevoerd die niet bestaat. Deze code is niet opgezocht. Probeer het over een uur opnieuw.',
}
