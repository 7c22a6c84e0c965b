// The inbox page: every mail that was sent, as the receiver sees it.
import type { ServerResponse } from 'node:http'
import { fromIso } from '../../../lambdas/domain/moment.ts'
import { webHeaders } from '../../web-headers.ts'
import { momentInWords } from '../clock/moment-input.ts'
import { answer, type Room } from '../gateway/request.ts'
import { answerPage, escaped } from '../page.ts'
import type { KeptMail, MailLine, MailSink } from './mail-sink.ts'

export const inboxPath = '/postvak'
const perPage = 100
const title = 'Postvak'

/** The room below `/postvak`. */
export function inbox(sink: MailSink): Room {
  return (request, response, { rawPath, rawQuery }) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'text/plain; charset=utf-8', 'Alleen lezen.', { allow: 'GET, HEAD' })
    const query = new URLSearchParams(rawQuery)
    if (rawPath === inboxPath) return answerPage(response, 200, title, listPage(sink, query.get('aan') ?? '', Number(query.get('pagina')) || 1))
    const [, number, part, index] = /^\/postvak\/(\d{1,9})(?:\/(html|bijlage\/(\d{1,3})))?$/.exec(rawPath) ?? []
    const mail = sink.get(Number(number))
    if (!mail) return answerPage(response, 404, title, `<h1>Deze mail is er niet</h1>\n<p><a href="${inboxPath}">Naar het postvak</a></p>`)
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
${shown.length === 0 ? '' : `<table>\n<thead><tr><th scope="col">Aan</th><th scope="col">Onderwerp</th><th scope="col">Verstuurd</th></tr></thead>\n<tbody>\n${shown.map(row).join('\n')}\n</tbody>\n</table>`}
${pages === 1 ? '' : `<nav aria-label="Bladeren"><p>${pageLinks(address, number, pages)}</p></nav>`}`
}

function count(mails: number): string {
  if (mails === 0) return 'Geen mail'
  return mails === 1 ? '1 mail' : `${mails} mails`
}

function row({ number, to, subject, sentAt }: MailLine): string {
  return `<tr><td>${escaped(to)}</td><td><a href="${inboxPath}/${number}">${escaped(subject)}</a></td><td>${inWords(sentAt)}</td></tr>`
}

function pageLinks(address: string, number: number, pages: number): string {
  const link = (to: number, text: string) =>
    `<a href="${inboxPath}?${escaped(new URLSearchParams({ ...(address && { aan: address }), pagina: String(to) }).toString())}">${text}</a>`
  return [number > 1 && link(number - 1, 'Nieuwere mails'), `Pagina ${number} van ${pages}`, number < pages && link(number + 1, 'Oudere mails')].filter(Boolean).join(' · ')
}

function mailPage(number: number, mail: KeptMail): string {
  const headers = Object.entries(mail.headers).filter(([name]) => !['Subject', 'To'].includes(name))
  return `<p><a href="${inboxPath}">Naar het postvak</a></p>
<h1>${escaped(mail.subject)}</h1>
<dl>
<dt>Aan</dt><dd>${escaped(mail.to)}</dd>
<dt>Verstuurd</dt><dd>${inWords(mail.sentAt)}</dd>
${headers.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}
</dl>
${mail.attachments.length === 0 ? '' : `<h2>Bijlagen</h2>\n<ul>\n${mail.attachments.map(({ name }, index) => `<li><a href="${inboxPath}/${number}/bijlage/${index}">${escaped(name)}</a></li>`).join('\n')}\n</ul>`}
${mail.html === '' ? '' : `<h2>Zoals de ontvanger de mail ziet</h2>\n<iframe title="De mail" src="${inboxPath}/${number}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`}
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
    'content-security-policy':
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  })
}

function answerAttachment(response: ServerResponse, mail: KeptMail, index: number): void {
  const attachment = mail.attachments[index]
  if (!attachment) return answerPage(response, 404, title, `<h1>Deze bijlage is er niet</h1>\n<p><a href="${inboxPath}">Naar het postvak</a></p>`)
  const plainType = /^[\w.+-]+\/[\w.+-]+(;[ \w.+=-]*)*$/.test(attachment.contentType) ? attachment.contentType : 'application/octet-stream'
  answer(response, 200, plainType, Buffer.from(attachment.content, 'base64'), {
    ...webHeaders,
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
  })
}
