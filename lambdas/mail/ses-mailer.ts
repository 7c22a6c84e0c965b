// Amazon SES behind the mailer port: one mail to one person, and what the mail service's answer means for the outbox.
import { BadRequestException, SendEmailCommand, type SendEmailCommandInput, type SESv2Client } from '@aws-sdk/client-sesv2'
import { isEmailAddress } from '../domain/email-address.ts'
import type { Mail, Mailer, MailResult } from '../ports/mail.ts'
import { notificationTag, regionTag, tagOf } from './mail-tags.ts'
import { senderHeader } from './sender-header.ts'

export interface SesSettings {
  /** The address that all mail comes from. */
  readonly sender: string
  readonly configurationSet?: string
  /** Hears why a mail was not taken: the name of the error, never its words, since those repeat addresses. */
  readonly report?: (errorName: string) => void
}

const hasLineBreak = (text: string) => /[\r\n]/.test(text)

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' })

const calendarAttachment = (calendar: string) => ({
  RawContent: new TextEncoder().encode(calendar),
  FileName: 'afspraken.ics',
  ContentType: 'text/calendar; charset=utf-8; method=PUBLISH',
  ContentDisposition: 'ATTACHMENT' as const,
  ContentTransferEncoding: 'BASE64' as const,
  ContentDescription: 'Agendabestand',
})

function inputOf(mail: Mail, { sender, configurationSet }: SesSettings): SendEmailCommandInput {
  return {
    FromEmailAddress: senderHeader(mail.senderName, sender),
    Destination: { ToAddresses: [mail.to] },
    ReplyToAddresses: [mail.replyTo],
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        Headers: [
          { Name: 'X-Overstap-Id', Value: mail.notificationId },
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
        ],
        ...(mail.calendar !== undefined && { Attachments: [calendarAttachment(mail.calendar)] }),
      },
    },
    EmailTags: [{ Name: notificationTag, Value: tagOf(mail.notificationId) }, { Name: regionTag, Value: tagOf(mail.regionId) }],
    ...(configurationSet && { ConfigurationSetName: configurationSet }),
  }
}

/** What can never be sent, known before asking: an address that is none, or a line break where a header could begin. */
function refusedAtOnce(mail: Mail): MailResult | undefined {
  if (!isEmailAddress(mail.to)) return { kind: 'refused', failure: 'address-refused' }
  const isFit = isEmailAddress(mail.replyTo) && ![mail.subject, mail.senderName, mail.notificationId].some(hasLineBreak)
  return isFit ? undefined : { kind: 'refused', failure: 'mail-service-refused' }
}

function meaningOf(error: unknown): MailResult {
  if (error instanceof BadRequestException) {
    // SES has one error for all bad input and says what it was in words alone. All but the address is ours and the same for everybody.
    return { kind: 'refused', failure: /address|domain|recipient|local part/i.test(error.message) ? 'address-refused' : 'mail-service-refused' }
  }
  // A suspended or paused account, a rejected sender, a limit, a domain not verified yet, the network: the mail is as good as it was. It is
  // tried for a week, for what is rejected today goes out when somebody has set the account right.
  return { kind: 'not-now' }
}

export function sesMailer(client: Pick<SESv2Client, 'send'>, settings: SesSettings): Mailer {
  return {
    async send(mail) {
      const refused = refusedAtOnce(mail)
      if (refused) return refused
      try {
        const { MessageId } = await client.send(new SendEmailCommand(inputOf(mail, settings)))
        return { kind: 'taken', messageId: MessageId ?? '' }
      } catch (error) {
        settings.report?.(error instanceof Error ? error.name : 'unknown')
        return meaningOf(error)
      }
    },
  }
}
