// The sections of a letter about dossiers: what is to be done, per school where the reader works at more, with a link behind sign-in.
import { transfersUrl } from '../domain/link.ts'
import type { NotificationItem } from '../domain/notification.ts'
import type { Side } from '../domain/school.ts'
import { isTransfer, type TransferItem, type TransferKind } from '../domain/transfer-items.ts'
import type { LetterContext } from '../ports/mail.ts'
import type { Block } from './letter.ts'
import { capital, onOneLine } from './plain-words.ts'
import { transferWords } from './transfer-words.ts'

/** What cannot wait stands first. */
const order: readonly TransferKind[] = [
  'possible-leak', 'dossiers-recalled', 'not-ours', 'question-asked', 'claims-waiting', 'inspection-again', 'nowhere-applied', 'not-collected', 'dossiers-ready',
  'applications-closed', 'question-answered', 'dossiers-fetched', 'set-ready-receipt',
]

/** Of a mail to a VO school the rest is about fetching. */
const ofVo: ReadonlySet<TransferKind> = new Set(['question-answered', 'dossiers-recalled', 'dossiers-ready', 'not-collected'])

const sideOf = (item: TransferItem): Side => (ofVo.has(item.kind) || ('reader' in item && item.reader === 'vo') ? 'vo' : 'po')

/** What a notification says of dossiers, in order of haste. */
export function transfersOf(items: readonly NotificationItem[]): readonly TransferItem[] {
  return items.filter(isTransfer).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** One line about what was first; what else there is, is only counted. */
export function transfersSubject(transfers: readonly TransferItem[], isForRegion: boolean): string {
  const [first, ...more] = transfers
  const others = more.length === 0 ? '' : more.length === 1 ? ' · en nog 1 bericht' : ` · en nog ${more.length} berichten`
  return `${capital(transferWords(first!, isForRegion).subject)}${others}`
}

const label = (text: string): Block => ({ kind: 'label', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** The section of one item; its school is named when the reader works at more than one. */
export function transferBlocks(item: TransferItem, context: LetterContext, namesSchools: boolean): readonly Block[] {
  const { what, steps, when, link, why } = transferWords(item)
  const { appUrl, region, year } = context
  const isForRegion = 'reader' in item && item.reader === 'region'
  return [
    label('Wat moet u doen?'),
    ...(namesSchools && !isForRegion ? [paragraph(`Voor ${onOneLine(item.schoolName)}:`)] : []),
    ...what.map(paragraph),
    ...(steps ? [{ kind: 'list', items: steps } as const] : []),
    ...(when ? [label('Uiterlijk wanneer?'), paragraph(when)] : []),
    ...(link && !isForRegion ? [{ kind: 'link', label: link, url: transfersUrl(appUrl, { regionId: region.id, year, schoolId: item.schoolId }, sideOf(item)) } as const] : []),
    ...(link && !isForRegion ? [paragraph('U moet hiervoor inloggen.')] : []),
    label('Waarom?'),
    paragraph(why),
  ]
}
