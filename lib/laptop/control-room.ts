// The laptop's own addresses below `/_laptop`: readiness, the product's clock, the mails as JSON, and tokens for programs.
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { toIso } from '../../lambdas/domain/moment.ts'
import { momentInWords, readMoment } from './clock/moment-input.ts'
import { MoveRefused, type Mover } from './clock/mover.ts'
import type { ProductClock } from './clock/product-clock.ts'
import { answerJson, answerProblem, bodyOf, type Room } from './gateway/request.ts'
import type { Issuer } from './issuer/issuer.ts'
import type { KeptAttachment, MailSink } from './mail/mail-sink.ts'
import { styleRoom } from './page.ts'

export interface ControlOptions {
  readonly clock: ProductClock
  readonly mover: Mover
  readonly sink: MailSink
  readonly issuer: Issuer
}

const clockInput = z.strictObject({ now: z.string(), outage: z.boolean().optional() })
const tokenInput = z.strictObject({ email: z.string() })

export function controlRoom({ clock, mover, sink, issuer }: ControlOptions): Room {
  const answers: Record<string, Room> = {
    'GET /_laptop/ready': (_request, response) => answerJson(response, 200, { ready: true }),
    'GET /_laptop/style.css': styleRoom,
    'GET /_laptop/clock': (_request, response) => answerJson(response, 200, { now: toIso(clock.now()) }),
    'POST /_laptop/clock': (request, response) => moveClock(request, response, clock, mover),
    'GET /_laptop/mail': (_request, response, { rawQuery }) => {
      const lines = sink.lines(new URLSearchParams(rawQuery).get('to') ?? undefined)
      answerJson(response, 200, lines.map(({ number }) => mailOf(sink, number)))
    },
    'POST /_laptop/token': async (request, response) => {
      const input = await inputOf(request, response, tokenInput, 'Stuur JSON met een e-mailadres: {"email": "coordinator@demo.example"}.')
      if (!input) return
      const token = await issuer.tokenFor(input.email)
      const unknown = 'Niemand heeft hier dit e-mailadres. Kies een demogebruiker, of nodig dit adres eerst uit.'
      if (!token) return answerProblem(response, 404, 'Onbekend adres', unknown)
      answerJson(response, 200, { token })
    },
  }
  return async (request, response, target) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const found = answers[`${method} ${target.rawPath}`]
    if (!found) {
      const allow = ['GET', 'POST'].filter((other) => answers[`${other} ${target.rawPath}`])
      if (allow.length === 0) return answerProblem(response, 404, 'Niet gevonden', 'Dit adres bestaat niet.')
      response.setHeader('allow', allow.join(', '))
      return answerProblem(response, 405, 'Dat kan hier niet', `Gebruik ${allow.join(' of ')}.`)
    }
    await found(request, response, target)
  }
}

async function moveClock(request: IncomingMessage, response: ServerResponse, clock: ProductClock, mover: Mover): Promise<void> {
  const how = 'Stuur JSON met een tijd: {"now": "2027-03-24T08:00"} is de tijd in Amsterdam, {"now": "2027-03-24T07:00:00Z"} mag ook.'
  const input = await inputOf(request, response, clockInput, how)
  if (!input) return
  const target = readMoment(input.now)
  if (target === undefined) return answerProblem(response, 400, 'Dit is geen tijd', `Deze dag en tijd bestaan niet. ${how}`)
  try {
    const { now, decided, sent } = await mover.moveTo(target, { outage: input.outage ?? false })
    answerJson(response, 200, { now: toIso(now), decided, sent })
  } catch (refused) {
    if (!(refused instanceof MoveRefused)) throw refused
    if (refused.code === 'busy') return answerProblem(response, 409, 'De klok beweegt al', 'Wacht tot de vorige verplaatsing klaar is.')
    const advice = 'Kies een later moment, of begin opnieuw met: npm start -- --fresh'
    answerProblem(response, 400, 'De klok gaat alleen vooruit', `De klok staat op ${momentInWords(clock.now())}. ${advice}`)
  }
}

/** The JSON of a request, or `undefined` after a refusal was answered. Only JSON, so that no form on a page elsewhere can send it. */
async function inputOf<T>(request: IncomingMessage, response: ServerResponse, shape: z.ZodType<T>, how: string): Promise<T | undefined> {
  const { origin, 'content-type': contentType = '' } = request.headers
  if (origin !== undefined && !/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)) {
    return void answerProblem(response, 403, 'Niet vanaf deze pagina', 'Alleen pagina’s en programma’s op deze computer mogen dit.')
  }
  const body = await bodyOf(request, 10_000)
  if (!/^application\/json\b/i.test(contentType)) {
    return void answerProblem(response, 415, 'Geen JSON', `Het content-type moet application/json zijn. ${how}`)
  }
  const read = shape.safeParse(jsonOf(body))
  return read.success ? read.data : void answerProblem(response, 400, 'Dit klopt niet', how)
}

function jsonOf(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '')
  } catch {
    return undefined
  }
}

function mailOf(sink: MailSink, number: number): object {
  const { to, subject, text, html, headers, attachments, sentAt, notificationId, messageId, addressKind } = sink.get(number)!
  return { to, subject, text, html, headers, attachments: attachments.map(attachmentOf), sentAt, notificationId, messageId, addressKind }
}

/** Text as text, everything else as base64. */
function attachmentOf({ name, contentType, content }: KeptAttachment): object {
  const encoding = /^text\//i.test(contentType) ? 'utf-8' : 'base64'
  return { name, contentType, encoding, content: encoding === 'base64' ? content : Buffer.from(content, 'base64').toString('utf8') }
}
