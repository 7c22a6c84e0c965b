// What is read in an event of the mail service: whose mail it was and what became of it; anything else is none of ours.
import { describe, expect, it } from 'vitest'
import { tagOf, textOfTag } from '../../lambdas/mail/mail-tags.ts'
import { readMailEvent } from '../../lambdas/mail/ses-event.ts'

const id = '2026-2027-20261120T090000000Z-0123456789abcdef'
const tags = { 'overstap-id': [tagOf(id)], 'overstap-region': [tagOf('voorbeeld')], 'ses:configuration-set': ['overstap-trial'] }
const mail = { timestamp: '2026-11-20T09:00:01.000Z', messageId: '0102-abc', destination: ['jan@school.example'], tags }
const event = (kind: string, detail: object = {}, given: object = {}) => ({
  version: '0', id: '12a18625', 'detail-type': kind, source: 'aws.ses', account: '111122223333', region: 'eu-west-1', resources: [], detail: { mail, ...detail }, ...given,
})
const read = (value: unknown) => readMailEvent(JSON.stringify(value))

describe('an event of the mail service', () => {
  it.each([
    ['Email Delivered', {}, 'delivered'],
    ['Email Bounced', { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }, 'bounced'],
    ['Email Bounced', { bounce: { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' } }, 'bounced'],
    ['Email Bounced', { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } }, undefined],
    ['Email Bounced', { bounce: { bounceType: 'Undetermined' } }, undefined],
    ['Email Bounced', {}, undefined],
    ['Email Complaint Received', { complaint: { complaintFeedbackType: 'abuse' } }, 'complained'],
    ['Email Rejected', { reject: { reason: 'Bad content' } }, 'rejected'],
  ])('(%s, %j) says of that mail: %s', (kind, detail, fate) => {
    expect(read(event(kind, detail))).toEqual({ regionId: 'voorbeeld', id, messageId: '0102-abc', to: 'jan@school.example', fate })
  })

  it('may carry more than we know of', () => {
    expect(read(event('Email Delivered', { delivery: { smtpResponse: '250' }, next: [1] }, { 'replay-name': 'again' }))).toMatchObject({ fate: 'delivered' })
  })
})

describe('what is no news of a mail of ours', () => {
  const without = (name: string) => event('Email Delivered', { mail: { ...mail, tags: { ...tags, [name]: [] } } })
  const tagged = (name: string, text: string) => event('Email Delivered', { mail: { ...mail, tags: { ...tags, [name]: [tagOf(text)] } } })

  it.each([
    ['another source', event('Email Delivered', {}, { source: 'aws.guardduty' })],
    ['a kind that says nothing lasting', event('Email Delivery Delayed')],
    ['an opened mail', event('Email Opened')],
    ['a mail without our tags', event('Email Delivered', { mail: { ...mail, tags: {} } })],
    ['a mail without an id', without('overstap-id')],
    ['a mail without a region', without('overstap-region')],
    ['an id that would reach into another key', tagged('overstap-id', `${id}#AUDIT`)],
    ['a region that would reach into another key', tagged('overstap-region', 'voorbeeld#2026-2027')],
    ['an id of endless length', tagged('overstap-id', 'x'.repeat(121))],
    ['a mail to two people', event('Email Delivered', { mail: { ...mail, destination: ['a@b.example', 'c@d.example'] } })],
    ['a mail without a message id', event('Email Delivered', { mail: { ...mail, messageId: '' } })],
    ['nothing', null],
  ])('is left aside: %s', (_what, value) => expect(read(value)).toBeUndefined())

  it.each(['', 'x', '{', '[]', '"aws.ses"'])('is left aside: %j', (body) => expect(readMailEvent(body)).toBeUndefined())
})

it('a tag gives back the text that was put in, in characters that the mail service takes', () => {
  for (const text of [id, 'voorbeeld', 'een-regio_2']) {
    expect(tagOf(text)).toMatch(/^[\w-]{1,256}$/)
    expect(textOfTag(tagOf(text))).toBe(text)
  }
})
