// The mail service takes and refuses what SES takes and refuses, in a form that its client understands.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BadRequestException, ListEmailIdentitiesCommand, MessageRejected, SendEmailCommand, SESv2Client, type SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../../lambdas/domain/moment.ts'
import { openMailSink, type MailSink } from '../../../lib/laptop/mail/mail-sink.ts'
import { sesHandler } from '../../../lib/laptop/mail/ses-handler.ts'

const now = Date.parse('2027-03-24T07:00:00Z') as Instant

let folder: string
let sink: MailSink
let ses: SESv2Client
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ses-'))
  sink = openMailSink(join(folder, 'mail.jsonl'))
  ses = new SESv2Client({ region: 'eu-west-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' }, requestHandler: sesHandler(sink, () => now), maxAttempts: 1 })
})
afterEach(() => {
  sink.close()
  rmSync(folder, { recursive: true })
})

type Simple = NonNullable<NonNullable<SendEmailCommandInput['Content']>['Simple']>
const letter: Simple = { Subject: { Data: 'Uiterlijk woensdag: bijlagen' }, Body: { Text: { Data: 'Beste collega' }, Html: { Data: '<p>Beste collega</p>' } } }

function mailWith(simple: Partial<Simple> = {}, rest: Partial<SendEmailCommandInput> = {}): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: 'Voorbeeld via Overstapcoördinator'.normalize('NFD').replace(/[^\x20-\x7e]/g, '') + ' <noreply@overstap.example>',
    Destination: { ToAddresses: ['po@demo.example'] },
    Content: { Simple: { ...letter, ...simple } },
    ...rest,
  })
}

describe('a mail', () => {
  it('is kept as the receiver gets it, with the id that the sender hears', async () => {
    const { MessageId } = await ses.send(
      mailWith(
        {
          Headers: [
            { Name: 'X-Overstap-Id', Value: 'n-1' },
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
          ],
          Attachments: [{ FileName: 'afspraken.ics', ContentType: 'text/calendar; charset=utf-8; method=PUBLISH', RawContent: Buffer.from('BEGIN:VCALENDAR ë') }],
        },
        { ReplyToAddresses: ['steunpunt@voorbeeld.example'], EmailTags: [{ Name: 'overstap-id', Value: 'other' }], ConfigurationSetName: 'overstap' },
      ),
    )
    const kept = sink.get(1)!
    expect(kept).toMatchObject({
      messageId: MessageId,
      to: 'po@demo.example',
      addressKind: 'ordinary',
      subject: 'Uiterlijk woensdag: bijlagen',
      text: 'Beste collega',
      html: '<p>Beste collega</p>',
      sentAt: '2027-03-24T07:00:00.000Z',
      notificationId: 'n-1',
    })
    expect(kept.headers).toMatchObject({ 'Reply-To': 'steunpunt@voorbeeld.example', 'Auto-Submitted': 'auto-generated', 'X-SES-CONFIGURATION-SET': 'overstap' })
    expect(Buffer.from(kept.attachments[0]!.content, 'base64').toString()).toBe('BEGIN:VCALENDAR ë')
  })

  it('gets an id of its own each time', async () => {
    const [one, other] = [await ses.send(mailWith()), await ses.send(mailWith())]
    expect(one.MessageId).not.toBe(other.MessageId)
  })

  it('is known by its tag where it has no header of ours', async () => {
    await ses.send(mailWith({}, { EmailTags: [{ Name: 'overstap-id', Value: 'n-2' }] }))
    expect(sink.get(1)!.notificationId).toBe('n-2')
  })

  it.each([
    ['bounce@simulator.amazonses.com', 'bounce'],
    ['complaint+n-1@simulator.amazonses.com', 'complaint'],
    ['Success@Simulator.AmazonSES.com', 'success'],
    ['suppressionlist@simulator.amazonses.com', 'suppressionlist'],
    ['bounce@demo.example', 'ordinary'],
  ])('to %s is to an address of the kind %s', async (address, kind) => {
    await ses.send(mailWith({}, { Destination: { ToAddresses: [address] } }))
    expect(sink.get(1)!.addressKind).toBe(kind)
  })
})

describe('refused with BadRequestException, and not kept', () => {
  const header = (Name: string, Value: string) => mailWith({ Headers: [{ Name, Value }] })
  const to = (...ToAddresses: string[]) => mailWith({}, { Destination: { ToAddresses } })
  it.each([
    ['no recipient', to()],
    ['two recipients', to('a@demo.example', 'b@demo.example')],
    ['a copy', mailWith({}, { Destination: { ToAddresses: ['a@demo.example'], CcAddresses: ['b@demo.example'] } })],
    ['no address', to('not-an-address')],
    ['an address with a line break', to('a@demo.example\r\nBcc: b@demo.example')],
    ['a reply address that is none', mailWith({}, { ReplyToAddresses: ['x'] })],
    ['a sender that is none', mailWith({}, { FromEmailAddress: 'nobody' })],
    ['a sender with letters that mail headers do not have', mailWith({}, { FromEmailAddress: 'Coördinator <noreply@overstap.example>' })],
    ['a subject with a line break', mailWith({ Subject: { Data: 'Hoi\r\nBcc: b@demo.example' } })],
    ['no subject', mailWith({ Subject: { Data: '' } })],
    ['no body', mailWith({ Body: {} })],
    ['a header with a line break', header('X-Thing', 'a\nb')],
    ['a header with other letters', header('X-Thing', 'ë')],
    ['a header name with a colon', header('X:Thing', 'a')],
    ['a header that the service writes', header('Reply-To', 'a@demo.example')],
    ['sixteen headers', mailWith({ Headers: Array.from({ length: 16 }, (_, index) => ({ Name: `X-${index}`, Value: 'a' })) })],
    ['a tag with a sign that tags do not take', mailWith({}, { EmailTags: [{ Name: 'overstap-id', Value: '2026-2027#1' }] })],
    ['raw content', mailWith({}, { Content: { Raw: { Data: Buffer.from('From: x') } } })],
    ['a template', mailWith({}, { Content: { Template: { TemplateName: 'x' } } })],
    ['another operation', new ListEmailIdentitiesCommand({})],
  ])('%s', async (_what, command) => {
    await expect(ses.send(command as SendEmailCommand)).rejects.toBeInstanceOf(BadRequestException)
    expect(sink.count).toBe(0)
  })
})

describe('size', () => {
  it('of more than 40 MB is refused as SES does it', async () => {
    const Attachments = [{ FileName: 'big.pdf', ContentType: 'application/pdf', RawContent: Buffer.alloc(31_500_000) }]
    await expect(ses.send(mailWith({ Attachments }))).rejects.toBeInstanceOf(MessageRejected)
    expect(sink.count).toBe(0)
  })
})
