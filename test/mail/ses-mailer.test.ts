// The mailer through the real SES client: what goes over the wire, and what each answer means for the outbox.
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { HttpResponse, type HttpRequest } from '@smithy/protocol-http'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { tagOf, textOfTag } from '../../lambdas/mail/mail-tags.ts'
import { senderHeader } from '../../lambdas/mail/sender-header.ts'
import { sesMailer } from '../../lambdas/mail/ses-mailer.ts'
import type { Mail } from '../../lambdas/ports/mail.ts'

const mail: Mail = {
  to: 'jan@school.example',
  replyTo: 'contact@regio.example',
  senderName: 'Regio Voorbeeld via Overstapcoordinator',
  subject: 'Nog 3 werkdagen: voeg de bijlagen toe – Zoë',
  text: 'Beste Zoë,\n',
  html: '<p>Beste Zoë,</p>',
  notificationId: '2026-2027#90AA00#0001',
  regionId: 'voorbeeld',
}

type Answer = { readonly status: number; readonly error?: string; readonly message?: string } | Error

/** What of a request the tests look into; the whole is compared once. */
interface Body {
  readonly ConfigurationSetName?: string
  readonly Content: { readonly Simple: { readonly Attachments?: readonly { readonly RawContent: string }[] } }
}

/** A client whose requests go nowhere but into a list, and get this answer. */
function service(answer: Answer = { status: 200 }) {
  const requests: { readonly path: string; readonly body: Body }[] = []
  const client = new SESv2Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: HttpRequest) => {
        requests.push({ path: request.path, body: JSON.parse(new TextDecoder().decode(request.body)) })
        if (answer instanceof Error) throw answer
        const body = answer.error ? { message: answer.message ?? '' } : { MessageId: '0100-abc' }
        const headers = { 'content-type': 'application/json', ...(answer.error && { 'x-amzn-errortype': answer.error }) }
        return { response: new HttpResponse({ statusCode: answer.status, headers, body: Readable.from([JSON.stringify(body)]) }) }
      },
    },
  })
  return { client, requests }
}

const settings = { sender: 'overstap@post.example' }

async function sent(given: Partial<Mail> = {}, more: { readonly configurationSet?: string } = {}) {
  const { client, requests } = service()
  const result = await sesMailer(client, { ...settings, ...more }).send({ ...mail, ...given })
  return { result, requests }
}

describe('a mail', () => {
  it('goes to one person, from the region, answered by the contact point, in both parts', async () => {
    const { result, requests } = await sent()
    expect(result).toEqual({ kind: 'taken', messageId: '0100-abc' })
    expect(requests).toEqual([
      {
        path: '/v2/email/outbound-emails',
        body: {
          FromEmailAddress: '"Regio Voorbeeld via Overstapcoordinator" <overstap@post.example>',
          Destination: { ToAddresses: ['jan@school.example'] },
          ReplyToAddresses: ['contact@regio.example'],
          Content: {
            Simple: {
              Subject: { Data: mail.subject, Charset: 'UTF-8' },
              Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
              Headers: [{ Name: 'X-Overstap-Id', Value: '2026-2027#90AA00#0001' }, { Name: 'Auto-Submitted', Value: 'auto-generated' }],
            },
          },
          EmailTags: [{ Name: 'overstap-id', Value: tagOf('2026-2027#90AA00#0001') }, { Name: 'overstap-region', Value: tagOf('voorbeeld') }],
        },
      },
    ])
  })

  it('carries its calendar as a file', async () => {
    const { requests } = await sent({ calendar: 'BEGIN:VCALENDAR\r\nSUMMARY:Zoë\r\nEND:VCALENDAR\r\n' })
    const [attachment, ...others] = requests[0]!.body.Content.Simple.Attachments ?? []
    expect(others).toEqual([])
    expect(attachment).toMatchObject({ FileName: 'afspraken.ics', ContentType: 'text/calendar; charset=utf-8; method=PUBLISH', ContentDisposition: 'ATTACHMENT' })
    expect(Buffer.from(attachment!.RawContent, 'base64').toString()).toBe('BEGIN:VCALENDAR\r\nSUMMARY:Zoë\r\nEND:VCALENDAR\r\n')
  })

  it('goes through a configuration set where there is one', async () => {
    expect((await sent({}, { configurationSet: 'overstap' })).requests[0]!.body.ConfigurationSetName).toBe('overstap')
  })

  it.each(['2026-2027#90AA00#0001', '2026-2027#set-ready#-1#90AA00', 'x', 'jan@school.example/é'])('with the id %s has a tag that the service takes and that leads back to it', (id) => {
    expect(tagOf(id)).toMatch(/^[\w-]{1,256}$/)
    expect(textOfTag(tagOf(id))).toBe(id)
  })
})

describe('a mail that never leaves', () => {
  it.each([
    ['an address that is none', { to: 'jan' }, 'address-refused'],
    ['an address with a second one', { to: 'jan@school.example, piet@school.example' }, 'address-refused'],
    ['an address with a line break', { to: 'jan@school.example\r\nBcc: piet@school.example' }, 'address-refused'],
    ['a contact point without an address', { replyTo: '' }, 'mail-service-refused'],
    ['a line break in the subject', { subject: 'Let op\r\nBcc: piet@school.example' }, 'mail-service-refused'],
    ['a line break in the sender’s name', { senderName: 'Regio\nBcc: piet@school.example' }, 'mail-service-refused'],
    ['a line break in the id', { notificationId: 'x\ny' }, 'mail-service-refused'],
  ] as const)('has %s', async (_what, given, failure) => {
    const { result, requests } = await sent(given)
    expect(result).toEqual({ kind: 'refused', failure })
    expect(requests).toEqual([])
  })
})

describe('what the service answers', () => {
  const notNow = { kind: 'not-now' }
  const addressRefused = { kind: 'refused', failure: 'address-refused' }
  const serviceRefused = { kind: 'refused', failure: 'mail-service-refused' }

  it.each([
    ['BadRequestException', 400, 'Illegal address', addressRefused],
    ['BadRequestException', 400, 'Domain contains illegal character', addressRefused],
    ['BadRequestException', 400, 'Local part contains control or whitespace', addressRefused],
    ['BadRequestException', 400, 'Header name is not allowed', serviceRefused],
    ['MessageRejected', 400, 'Email address is not verified: jan@school.example', notNow],
    ['AccountSuspendedException', 400, '', notNow],
    ['SendingPausedException', 400, '', notNow],
    ['MailFromDomainNotVerifiedException', 400, '', notNow],
    ['LimitExceededException', 400, '', notNow],
    ['TooManyRequestsException', 429, 'Maximum sending rate exceeded', notNow],
    ['NotFoundException', 404, 'Configuration set does not exist', notNow],
    ['AccessDeniedException', 403, 'not authorized to perform ses:SendEmail', notNow],
    ['InternalServiceErrorException', 500, '', notNow],
    ['SomethingNew', 418, '', notNow],
  ] as const)('%s (%i, %s) means what it should, and its name alone is told', async (error, status, message, meaning) => {
    const told: string[] = []
    const { client } = service({ status, error, message })
    const result = await sesMailer(client, { ...settings, report: (name) => told.push(name) }).send(mail)
    expect(result).toEqual(meaning)
    expect(told).toEqual([error])
  })

  it('nothing, for the network is gone: try again', async () => {
    const told: string[] = []
    const { client } = service(Object.assign(new Error('connect ECONNREFUSED jan@school.example'), { name: 'TimeoutError' }))
    expect(await sesMailer(client, { ...settings, report: (name) => told.push(name) }).send(mail)).toEqual(notNow)
    expect(told).toEqual(['TimeoutError'])
  })
})

describe('the sender’s name', () => {
  it.each([
    ['Regio Voorbeeld', '"Regio Voorbeeld" <a@b.nl>'],
    ['Regio "Noord", Oost; <x>', '"Regio \\"Noord\\", Oost; <x>" <a@b.nl>'],
    ['C:\\Regio', '"C:\\\\Regio" <a@b.nl>'],
  ])('%s is quoted', (name, header) => {
    expect(senderHeader(name, 'a@b.nl')).toBe(header)
  })

  it.each(['Fryslân', 'Súdwest-Fryslân via Overstapcoordinator', 'ë'.repeat(60), '😀'.repeat(40), 'a'.repeat(44) + 'ë'])('%s is encoded in ASCII words of at most 75 characters, whole characters each', (name) => {
    const header = senderHeader(name, 'a@b.nl')
    const words = header.replace(' <a@b.nl>', '').split(' ')
    for (const word of words) expect(word).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=$/)
    for (const word of words) expect(word.length).toBeLessThanOrEqual(75)
    const decoded = words.map((word) => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(word.slice(10, -2), 'base64')))
    expect(decoded.join('')).toBe(name)
  })
})
