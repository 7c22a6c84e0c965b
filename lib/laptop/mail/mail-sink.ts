// Keeps every mail that was sent: one line of JSON each, in a file that is written before the sender hears that the mail was taken.
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'

/** How the mail service's test addresses behave; everybody else is `ordinary`. */
export type AddressKind = 'ordinary' | 'success' | 'bounce' | 'complaint' | 'suppressionlist' | 'ooto'

export interface KeptAttachment {
  readonly name: string
  readonly contentType: string
  /** Base64. */
  readonly content: string
}

export interface KeptMail {
  readonly messageId: string
  readonly to: string
  readonly addressKind: AddressKind
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly KeptAttachment[]
  /** RFC 3339, by the product's clock. */
  readonly sentAt: string
  readonly notificationId?: string
  /** What the sender gave with it, to know it again by; the receiver does not see it. */
  readonly tags?: Readonly<Record<string, string>>
}

/** What a list shows of a mail; `number` counts from 1 in the order of sending. */
export interface MailLine extends Pick<KeptMail, 'to' | 'subject' | 'sentAt'> {
  readonly number: number
}

export interface MailSink {
  /** Keeps a mail; when this returns, the line is in the file. */
  add(mail: KeptMail): void
  readonly count: number
  /** The mails in the order of sending, all or those to one address (capitals do not matter). */
  lines(to?: string): readonly MailLine[]
  get(number: number): KeptMail | undefined
  close(): void
}

/** Opens the file at `path`. A last line that was not finished, as after a crash, is cut off: nobody heard that it was taken. */
export function openMailSink(path: string): MailSink {
  const known: (MailLine & { readonly start: number; readonly length: number })[] = []
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600)
  let end = 0

  const remember = (mail: KeptMail, length: number) => {
    known.push({ number: known.length + 1, to: mail.to, subject: mail.subject, sentAt: mail.sentAt, start: end, length })
    end += length
  }

  const bytes = readFileSync(path)
  for (let next = bytes.indexOf(10); next !== -1; next = bytes.indexOf(10, end)) {
    remember(JSON.parse(bytes.toString('utf8', end, next)), next + 1 - end)
  }
  if (fstatSync(file).size > end) ftruncateSync(file, end)

  return {
    add(mail) {
      const line = Buffer.from(`${JSON.stringify(mail)}\n`)
      for (let written = 0; written < line.length; ) written += writeSync(file, line, written, line.length - written, end + written)
      remember(mail, line.length)
    },
    get count() {
      return known.length
    },
    lines(to) {
      const wanted = to?.trim().toLowerCase()
      return wanted === undefined ? known : known.filter((line) => line.to.toLowerCase() === wanted)
    },
    get(number) {
      const line = known[number - 1]
      if (!line) return undefined
      const buffer = Buffer.alloc(line.length)
      readSync(file, buffer, 0, line.length, line.start)
      return JSON.parse(buffer.toString('utf8'))
    },
    close: () => closeSync(file),
  }
}
