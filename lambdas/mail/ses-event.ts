// What Amazon SES tells of a mail that it took, as it arrives on the queue in front of the door for mail events.
import * as z from 'zod'
import type { MailFate } from '../domain/mail-fate.ts'
import { notificationTag, regionTag, textOfTag } from './mail-tags.ts'

export interface MailEvent {
  readonly regionId: string
  readonly id: string
  /** Under which the mail service took it. */
  readonly messageId: string
  /** The address that it went to. */
  readonly to: string
  /** Nothing where it says nothing that lasts: a full mailbox, an answer during holidays. */
  readonly fate: MailFate | undefined
}

/** Source: Amazon SES developer guide, "Monitoring SES events using Amazon EventBridge". Fields that we do not use may come and go. */
const shape = z.object({
  'detail-type': z.enum(['Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected']),
  source: z.literal('aws.ses'),
  detail: z.object({
    mail: z.object({
      messageId: z.string().min(1).max(200),
      destination: z.array(z.string()).length(1),
      tags: z.record(z.string(), z.array(z.string())),
    }),
    bounce: z.object({ bounceType: z.string() }).nullish(),
  }),
})

/** What our own tags hold becomes part of a key: nothing else is looked up. */
const isName = (text: string) => /^[\w-]{1,120}$/.test(text)

function fateOf(kind: z.infer<typeof shape>['detail-type'], bounceType: string | undefined): MailFate | undefined {
  switch (kind) {
    case 'Email Delivered':
      return 'delivered'
    case 'Email Complaint Received':
      return 'complained'
    case 'Email Rejected':
      return 'rejected'
    case 'Email Bounced':
      // Transient and Undetermined say nothing of the address itself.
      return bounceType === 'Permanent' ? 'bounced' : undefined
  }
}

/** What a message says; nothing when it is no event of a mail of ours. */
export function readMailEvent(body: string): MailEvent | undefined {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return undefined
  }
  const read = shape.safeParse(value)
  if (!read.success) return undefined
  const { 'detail-type': kind, detail } = read.data
  const { messageId, destination, tags } = detail.mail
  const [id, regionId] = [notificationTag, regionTag].map((name) => textOfTag(tags[name]?.[0] ?? ''))
  if (!id || !regionId || !isName(id) || !isName(regionId)) return undefined
  return { regionId, id, messageId, to: destination[0]!, fate: fateOf(kind, detail.bounce?.bounceType) }
}
