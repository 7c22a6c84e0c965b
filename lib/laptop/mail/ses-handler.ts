// Puts the mail sink behind the SESv2 client: SendEmail in the REST protocol of SES, and nothing else.
import { randomUUID } from 'node:crypto'
import type { HttpHandler } from '@smithy/protocol-http'
import { toIso, type Instant } from '../../../lambdas/domain/moment.ts'
import { sdkHandler, type SdkAnswer } from '../sdk-handler.ts'
import type { MailSink } from './mail-sink.ts'
import { readSendEmail, type SendEmailInput } from './send-email.ts'

/** A `requestHandler` for `new SESv2Client(...)`: a mail is in the sink before its id is answered. `now` is the product's clock. */
export function sesHandler(sink: MailSink, now: () => Instant): HttpHandler {
  return sdkHandler((request, input) => {
    if (request.method !== 'POST' || request.path !== '/v2/email/outbound-emails') {
      return refusal('BadRequestException', `this mail service takes SendEmail, not ${request.method} ${request.path}`)
    }
    const mail = readSendEmail(input as SendEmailInput, randomUUID(), toIso(now()))
    if ('code' in mail) return refusal(mail.code, mail.message)
    sink.add(mail)
    return { statusCode: 200, body: { MessageId: mail.messageId } }
  })
}

function refusal(code: string, message: string): SdkAnswer {
  return { statusCode: 400, headers: { 'x-amzn-errortype': code }, body: { message } }
}
