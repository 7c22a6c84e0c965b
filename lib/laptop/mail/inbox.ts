// The inbox page: every mail that was sent, as the receiver sees it.
import type { ServerResponse } from 'node:http'
import { fromIso } from '../../../lambdas/domain/moment.ts'
import { webHeaders } from '../../web-headers.ts'
import { momentInWords } from '../clock/moment-input.ts'
import { answer, answerReadOnly, isReading, type Room } from '../gateway/request.ts'
import { answerPage, escaped } from '../page.ts'
import type { KeptMail, MailLine, MailSink } from './mail-sink.ts'

export const inboxPath = '/postvak'
const perPage = 100
const title = 'Postvak'
const wayBack = `<p><a href="${inboxPath}">Naar het postvak</a></p>`

/** The room below `/postvak`. */
export function inbox(sink: MailSink): Room {
  return (request, response, { rawPath, rawQuery }) => {
    if (!isReading(request)) return answerReadOnly(response)
    const query = new URLSearchParams(rawQuery)
    if (rawPath === inboxPath) return answerPage(response, 200, title, listPage(sink, query.get('aan') ?? '', Number(query.get('pagina')) || 1))
    const [, number, part, index] = /^\/postvak\/(\d{1,9})(?:\/(html|bijlage\/(\d{1,3})))?$/.exec(rawPath) ?? []
    const mail = sink.get(Number(number))
    if (!mail) return answerPage(response, 404, title, `<h1>Deze mail is er niet</h1>\n${wayBack}`)
    if (part === undefined) return answerPage(response, 200, mail.subject, mailPage(Number(number), mail))
    return part === 'html' ? answerHtml(response, mail.html) : answerAttachment(response, mail, Number(index))
  }
}

function listPage(sink: MailSink, address: string, asked: number): string {
  const lines = sink.lines(address.trim() === '' ? undefined : address).toReversed()
  const pages = Math.max(1, Math.ceil(lines.length / perPage))
  const number = Math.min(Math.max(1, Math.trunc(asked)), pages)
  const shown = lines.slice((number - 1) * perPage, number * perPage)
  return `<h1>${title}</h1>
<p>Alle mail die de coördinator heeft verstuurd. Deze mail blijft op deze computer.</p>
<form method="get" action="${inboxPath}">
<p><label for="aan">Mail aan dit adres</label>
<input id="aan" name="aan" type="search" value="${escaped(address)}" autocomplete="off"></p>
<p><button type="submit">Toon</button></p>
</form>
<h2>${count(lines.length)}</h2>
${list('plain lines', shown.map(item))}
${pages === 1 ? '' : `<nav aria-label="Bladeren"><p>${pageLinks(address, number, pages)}</p></nav>`}`
}

function count(mails: number): string {
  if (mails === 0) return 'Geen mail'
  return mails === 1 ? '1 mail' : `${mails} mails`
}

function list(className: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul class="${className}">\n${items.map((html) => `<li>${html}</li>`).join('\n')}\n</ul>`
}

function item({ number, to, subject, sentAt }: MailLine): string {
  return `<a href="${inboxPath}/${number}">${escaped(subject)}</a><br><span class="soft">aan ${escaped(to)}, ${inWords(sentAt)}</span>`
}

function pageLinks(address: string, number: number, pages: number): string {
  const link = (to: number, text: string) =>
    `<a href="${inboxPath}?${escaped(new URLSearchParams({ ...(address && { aan: address }), pagina: String(to) }).toString())}">${text}</a>`
  const newer = number > 1 && link(number - 1, 'Nieuwere mails')
  const older = number < pages && link(number + 1, 'Oudere mails')
  return [newer, `Pagina ${number} van ${pages}`, older].filter(Boolean).join(' · ')
}

const headerNames: Readonly<Record<string, string>> = { From: 'Van', 'Reply-To': 'Antwoord aan' }

function mailPage(number: number, mail: KeptMail): string {
  const headers = Object.entries(mail.headers).filter(([name]) => !['Subject', 'To'].includes(name))
  const attachments = mail.attachments.map(({ name }, index) => `<a href="${inboxPath}/${number}/bijlage/${index}">${escaped(name)}</a>`)
  const frame = `<iframe title="De mail" src="${inboxPath}/${number}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
  return `${wayBack}
<h1>${escaped(mail.subject)}</h1>
<dl>
<dt>Aan</dt><dd>${escaped(mail.to)}</dd>
<dt>Verstuurd</dt><dd>${inWords(mail.sentAt)}</dd>
${headers.map(([name, value]) => `<dt>${escaped(headerNames[name] ?? name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}
</dl>
${attachments.length === 0 ? '' : `<h2>Bijlagen</h2>\n${list('', attachments)}`}
${mail.html === '' ? '' : `<h2>Zoals de ontvanger de mail ziet</h2>\n${frame}`}
${mail.text === '' ? '' : `<h2>Als tekst</h2>\n<pre>${escaped(mail.text)}</pre>`}`
}

function inWords(sentAt: string): string {
  const at = fromIso(sentAt)
  return at === undefined ? escaped(sentAt) : momentInWords(at)
}

/** A mail's HTML is never trusted: no script, nothing from elsewhere, and its links open outside the frame. */
function answerHtml(response: ServerResponse, html: string): void {
  const opensOutside = '<base target="_blank">'
  const body = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, `$&${opensOutside}`) : `${opensOutside}${html}`
  answer(response, 200, 'text/html; charset=utf-8', body, {
    ...webHeaders,
    'content-security-policy': [
      'sandbox allow-popups allow-popups-to-escape-sandbox',
      "default-src 'none'",
      // A mail has no style sheet: its style stands in the elements.
      "style-src 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
  })
}

function answerAttachment(response: ServerResponse, mail: KeptMail, index: number): void {
  const attachment = mail.attachments[index]
  if (!attachment) return answerPage(response, 404, title, `<h1>Deze bijlage is er niet</h1>\n${wayBack}`)
  const wellFormed = /^[\w.+-]+\/[\w.+-]+(;[ \w.+=-]*)*$/.test(attachment.contentType)
  answer(response, 200, wellFormed ? attachment.contentType : 'application/octet-stream', Buffer.from(attachment.content, 'base64'), {
    ...webHeaders,
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
  })
}
