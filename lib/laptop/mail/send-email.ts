// Reads a SendEmail request as the mail service does: what it would refuse is refused here, with the same name.
import { isEmailAddress } from '../../../lambdas/domain/email-address.ts'
import type { AddressKind, KeptMail } from './mail-sink.ts'

interface Content {
  readonly Data?: string
}

interface Named {
  readonly Name?: string
  readonly Value?: string
}

/** The part of SESv2's SendEmail that a letter needs. */
export interface SendEmailInput {
  readonly FromEmailAddress?: string
  readonly Destination?: {
    readonly ToAddresses?: readonly string[]
    readonly CcAddresses?: readonly string[]
    readonly BccAddresses?: readonly string[]
  }
  readonly ReplyToAddresses?: readonly string[]
  readonly Content?: {
    readonly Raw?: unknown
    readonly Template?: unknown
    readonly Simple?: {
      readonly Subject?: Content
      readonly Body?: { readonly Text?: Content; readonly Html?: Content }
      readonly Headers?: readonly Named[]
      readonly Attachments?: readonly { readonly RawContent?: string; readonly FileName?: string; readonly ContentType?: string }[]
    }
  }
  readonly EmailTags?: readonly Named[]
  readonly ConfigurationSetName?: string
}

export interface Refused {
  readonly code: 'BadRequestException' | 'MessageRejected'
  readonly message: string
}

const largest = 40 * 1024 * 1024
/** Headers that the service writes itself. */
const reserved = new Set(
  'from to cc bcc reply-to subject sender date message-id mime-version content-type return-path'.split(' '),
)
const simulated = ['success', 'bounce', 'complaint', 'suppressionlist', 'ooto'] as const

/** The mail as the receiver gets it, or why the service does not take it. */
export function readSendEmail(input: SendEmailInput, messageId: string, sentAt: string): KeptMail | Refused {
  const { Simple: simple, Raw: raw, Template: template } = input.Content ?? {}
  if (raw !== undefined || template !== undefined) return bad('This mail service takes simple content only, no raw message and no template.')
  const { ToAddresses: to = [], CcAddresses: cc = [], BccAddresses: bcc = [] } = input.Destination ?? {}
  if (to.length !== 1 || cc.length > 0 || bcc.length > 0) return bad('This mail service takes exactly one recipient a mail.')
  const address = to[0]!
  const { text: subject, refused } = oneLine('Subject', simple?.Subject?.Data)
  const attachments = simple?.Attachments ?? []
  const fault =
    faultOfAddress('To', address) ??
    faultOfSender(input.FromEmailAddress) ??
    input.ReplyToAddresses?.map((replyTo) => faultOfAddress('Reply-To', bareAddress(replyTo))).find(Boolean) ??
    refused ??
    (simple?.Body?.Text?.Data || simple?.Body?.Html?.Data ? undefined : bad('A mail needs a text or an HTML body.')) ??
    faultOfHeaders(simple?.Headers ?? []) ??
    faultOfTags(input.EmailTags ?? []) ??
    (attachments.every(({ FileName: name, RawContent: content }) => name && content)
      ? undefined
      : bad('An attachment needs a file name and content.'))
  if (fault) return fault

  const mail: KeptMail = {
    messageId,
    to: address,
    addressKind: addressKindOf(address),
    subject,
    text: simple?.Body?.Text?.Data ?? '',
    html: simple?.Body?.Html?.Data ?? '',
    headers: headersOf(input, subject),
    attachments: attachments.map((attachment) => ({
      name: attachment.FileName!,
      contentType: attachment.ContentType ?? 'application/octet-stream',
      content: attachment.RawContent!,
    })),
    sentAt,
    ...notificationIdOf(input),
    ...(input.EmailTags?.length && { tags: Object.fromEntries(input.EmailTags.map(({ Name: name, Value: value }) => [name!, value!])) }),
  }
  const attached = attachments.reduce((total, { RawContent: content = '' }) => total + content.length, 0)
  const size = Buffer.byteLength(mail.text) + Buffer.byteLength(mail.html) + attached
  return size > largest ? { code: 'MessageRejected', message: 'Message length is more than 41943040 bytes long.' } : mail
}

function headersOf(input: SendEmailInput, subject: string): Record<string, string> {
  return {
    From: input.FromEmailAddress!,
    To: input.Destination!.ToAddresses![0]!,
    ...(input.ReplyToAddresses?.length && { 'Reply-To': input.ReplyToAddresses.join(', ') }),
    Subject: subject,
    ...Object.fromEntries((input.Content!.Simple!.Headers ?? []).map(({ Name: name, Value: value }) => [name!, value!])),
    ...(input.ConfigurationSetName && { 'X-SES-CONFIGURATION-SET': input.ConfigurationSetName }),
  }
}

function notificationIdOf(input: SendEmailInput): { notificationId?: string } {
  const header = input.Content?.Simple?.Headers?.find(({ Name: name }) => name?.toLowerCase() === 'x-overstap-id')
  const tag = input.EmailTags?.find(({ Name: name }) => name === 'overstap-id')
  const id = header?.Value ?? tag?.Value
  return id === undefined ? {} : { notificationId: id }
}

function addressKindOf(address: string): AddressKind {
  const [local = '', domain = ''] = address.toLowerCase().split('@')
  if (domain !== 'simulator.amazonses.com') return 'ordinary'
  const [name] = local.split('+')
  return simulated.find((kind) => kind === name) ?? 'ordinary'
}

function bareAddress(text: string): string {
  return /<([^<>]*)>$/.exec(text)?.[1] ?? text
}

function oneLine(what: string, text: string | undefined): { text: string; refused?: Refused } {
  if (!text) return { text: '', refused: bad(`${what} is missing.`) }
  return /[\r\n\0]/.test(text) ? { text: '', refused: bad(`${what} has a line break.`) } : { text }
}

function faultOfAddress(what: string, address: string): Refused | undefined {
  return isEmailAddress(address) ? undefined : bad(`${what}: not an address that mail can be sent to.`)
}

/** The display name must be plain ASCII: the service wants other characters encoded by the sender (RFC 2047). */
function faultOfSender(from = ''): Refused | undefined {
  return /^[\x20-\x7e]*$/.test(from) ? faultOfAddress('From', bareAddress(from)) : bad('From: must be ASCII without line breaks.')
}

function faultOfHeaders(headers: readonly Named[]): Refused | undefined {
  if (headers.length > 15) return bad('A mail takes at most 15 headers.')
  for (const { Name: name = '', Value: value = '' } of headers) {
    if (!/^[\x21-\x39\x3b-\x7e]{1,126}$/.test(name) || reserved.has(name.toLowerCase())) return bad(`Not a header that a sender may set: ${name}`)
    if (!/^[\x20-\x7e]{1,995}$/.test(value) || name.length + value.length > 996) {
      return bad(`The value of header ${name} must be ASCII of at most 995 characters.`)
    }
  }
  return undefined
}

function faultOfTags(tags: readonly Named[]): Refused | undefined {
  const fits = tags.every(({ Name: name = '', Value: value = '' }) => /^[\w-]{1,256}$/.test(name) && /^[\w-]{1,256}$/.test(value))
  return fits ? undefined : bad('Tags take ASCII letters, digits, underscores and dashes, at most 256.')
}

function bad(message: string): Refused {
  return { code: 'BadRequestException', message }
}
