// What Amazon SES tells of a mail that it took, as EventBridge delivers it: on one machine by the address alone.
import { randomUUID } from 'node:crypto'
import type { AddressKind, KeptMail } from './mail-sink.ts'

type Told = 'delivered' | 'bounced' | 'suppressed' | 'complained' | 'away'

/** What follows a mail to each kind of address, in this order. Source: Amazon SES developer guide, "Using the mailbox simulator". */
const follows: Readonly<Record<AddressKind, readonly Told[]>> = {
  ordinary: ['delivered'],
  success: ['delivered'],
  bounce: ['bounced'],
  suppressionlist: ['suppressed'],
  complaint: ['delivered', 'complained'],
  ooto: ['delivered', 'away'],
}

const bounce = (bounceType: 'Permanent' | 'Transient', bounceSubType: string) => ({ 'detail-type': 'Email Bounced', eventType: 'Bounce', bounce: { bounceType, bounceSubType } })

const kinds = {
  delivered: { 'detail-type': 'Email Delivered', eventType: 'Delivery', delivery: { smtpResponse: '250 OK' } },
  bounced: bounce('Permanent', 'General'),
  suppressed: bounce('Permanent', 'Suppressed'),
  away: bounce('Transient', 'General'),
  complained: { 'detail-type': 'Email Complaint Received', eventType: 'Complaint', complaint: { complaintFeedbackType: 'abuse' } },
} as const satisfies Record<Told, object>

/** The events that the rule in front of the queue lets through; a message on the queue is exactly one of these, as JSON. */
export function mailEvents({ messageId, to, addressKind, sentAt, tags = {} }: KeptMail): readonly object[] {
  return follows[addressKind].map((told) => {
    const { 'detail-type': kind, ...detail } = kinds[told]
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': kind,
      source: 'aws.ses',
      account: '000000000000',
      time: sentAt.replace(/\.\d+Z$/, 'Z'),
      region: 'eu-west-1',
      resources: ['arn:aws:ses:eu-west-1:000000000000:configuration-set/laptop'],
      detail: {
        ...detail,
        mail: {
          timestamp: sentAt,
          messageId,
          destination: [to],
          tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
        },
      },
    }
  })
}
