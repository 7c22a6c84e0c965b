// What was found in a file, in Dutch: why it was refused and what to do about it, and what a school should know of one that is kept.
import type { FileFinding, FileFindingCode, FilePlace, FileReason, FileReasonCode } from '../domain/file-check.ts'

type ReasonDetails = NonNullable<FileReason['details']>
type FindingDetails = NonNullable<FileFinding['details']>

const places: Readonly<Record<FilePlace, string>> = {
  page: 'op een pagina', text: 'in de tekst', 'header-or-footer': 'in de kop- of voettekst', notes: 'in de voetnoten', comments: 'in de opmerkingen', properties: 'in de eigenschappen',
}

const where = ({ page, place }: { readonly page?: number | undefined; readonly place?: FilePlace | undefined }) => (page !== undefined ? `op pagina ${page}` : place ? places[place] : 'in dit bestand')

const megabytes = (bytes: number | undefined) => Math.floor((bytes ?? 0) / 1_000_000)
const broken = 'Dit bestand is beschadigd. Open het, bewaar het opnieuw en voeg het nog een keer toe.'
const printed = 'Kies ‘Afdrukken’ en dan ‘Opslaan als PDF’, en voeg dat bestand toe.'

const reasons: Readonly<Record<FileReasonCode, (details: ReasonDetails) => string>> = {
  empty: () => 'Dit bestand is leeg. Kies een ander bestand.',
  'size-differs': () => 'Het bestand is niet heel aangekomen. Voeg het nog een keer toe.',
  'sha256-differs': () => 'Het bestand is onderweg veranderd. Voeg het nog een keer toe.',
  'too-large': (d) => `Dit bestand is te groot: hooguit ${megabytes(d.most)} MB. Maak het kleiner of splits het.`,
  'unknown-kind': () => 'Dit soort bestand kennen wij niet. Gebruik PDF, JPG, PNG of Word (.docx).',
  'kind-not-allowed': (d) => `Dit is een ${d.found ? `${d.found}-bestand` : 'ander soort bestand'}. Gebruik PDF, JPG, PNG of Word (.docx).`,
  'kind-differs': (d) => `Volgens de naam is dit een ${d.declared ?? 'ander soort'}-bestand, maar het is een ${d.found ?? 'ander soort'}-bestand. Bewaar het opnieuw onder de goede naam.`,
  'two-kinds': () => `In dit bestand zit nog een ander bestand verstopt. ${printed}`,
  infected: () => 'In dit bestand is een virus gevonden. Laat uw computer nakijken. Het bestand is niet bewaard.',
  'cannot-be-scanned': () => `Dit bestand kon niet op virussen worden gescand. ${printed}`,
  password: () => `Op dit bestand zit een wachtwoord of beveiliging. Haal die eraf. Lukt dat niet? ${printed}`,
  bomb: () => `Dit bestand is na uitpakken veel te groot. ${printed}`,
  'too-deep': () => `Dit bestand zit te ingewikkeld in elkaar om te controleren. ${printed}`,
  'pdf-broken': () => broken,
  'pdf-javascript': () => `In deze PDF zit een script. ${printed}`,
  'pdf-launch': () => `Deze PDF wil een programma starten. ${printed}`,
  'pdf-embedded-file': () => 'In deze PDF zit een ander bestand als bijlage. Voeg dat bestand apart toe, en bewaar deze PDF zonder bijlage.',
  'pdf-xfa': () => `Dit is een PDF-formulier van een soort dat niet overal opent. ${printed}`,
  'pdf-rich-media': () => `In deze PDF zit beeld of geluid dat afspeelt. ${printed}`,
  'pdf-remote': () => `Deze PDF haalt gegevens van elders of stuurt ze weg. ${printed}`,
  'docx-broken': () => broken,
  'docx-macro': () => 'In dit Word-bestand zit een macro. Bewaar het als gewoon Word-document (.docx) of als PDF.',
  'docx-external-template': () => 'Dit Word-bestand gebruikt een sjabloon van elders. Bewaar het als PDF en voeg dat toe.',
  'docx-external': () => 'Dit Word-bestand haalt iets van elders op. Bewaar het als PDF en voeg dat toe.',
  'docx-ole': () => 'In dit Word-bestand zit een ander bestand of programma. Bewaar het als PDF en voeg dat toe.',
  'docx-nested-zip': () => 'In dit Word-bestand zit een ander ingepakt bestand. Bewaar het als PDF en voeg dat toe.',
  'docx-path': () => broken,
  'docx-entities': () => broken,
  'docx-dde': () => 'Dit Word-bestand haalt gegevens uit een ander programma. Bewaar het als PDF en voeg dat toe.',
  'image-broken': () => 'Deze afbeelding kan niet worden geopend. Maak of bewaar haar opnieuw.',
  'image-too-large': () => 'Deze afbeelding heeft te veel beeldpunten. Maak haar kleiner, of scan als PDF.',
  'bsn-in-file': (d) => `Er staat een BSN ${where(d)}. Maak het onleesbaar, of stuur het stuk mee in het OSO-dossier. Vink dan aan: ‘Gaat mee via OSO’. Wij bewaren geen BSN.`,
  'bsn-possible': (d) => `Er staat een nummer ${where(d)} dat een BSN kan zijn. Kijk het na. Is het geen BSN? Kies dan: ‘Ik heb gekeken: dit is geen BSN’, en voeg het opnieuw toe.`,
}

const many = (count: number | undefined, one: string, more: string) => (count === 1 ? `één ${one}` : `${count ?? 'enkele'} ${more}`)

const findings: Readonly<Record<FileFindingCode, (details: FindingDetails) => string>> = {
  author: () => 'In dit bestand staat de naam van de schrijver. De vo-school kan die lezen.',
  comments: (d) => `In dit bestand ${d.count === 1 ? 'staat' : 'staan'} ${many(d.count, 'opmerking', 'opmerkingen')}. De vo-school kan die lezen.`,
  'tracked-changes': (d) => `In dit bestand ${d.count === 1 ? 'staat' : 'staan'} ${many(d.count, 'bijgehouden wijziging', 'bijgehouden wijzigingen')}. De vo-school kan zien wat er eerst stond.`,
  'no-text': (d) => `Van ${d.pages === undefined ? 'dit bestand' : many(d.pages, 'pagina', 'pagina’s')} kunnen wij de tekst niet lezen, bijvoorbeeld omdat het een scan is. Of er een BSN in staat, is niet gecontroleerd. Kijk het zelf na.`,
  'not-scanned': () => 'Dit bestand is niet gescand op virussen.',
  'bsn-denied': (d) => `Er staat een nummer ${where(d)} dat een BSN kan zijn. U hebt gezegd dat het geen BSN is.`,
}

/** Why a file was refused. */
export const fileReasonSentence = ({ code, details }: FileReason): string => reasons[code](details ?? {})

/** What a school should know of a file that is kept. */
export const fileFindingSentence = ({ code, details }: FileFinding): string => findings[code](details ?? {})
