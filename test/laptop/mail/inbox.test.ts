// The inbox page shows what was sent and is safe to open, whatever was sent.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFrontDoor, type FrontDoor } from '../../../lib/laptop/gateway/front-door.ts'
import { inbox } from '../../../lib/laptop/mail/inbox.ts'
import { openMailSink, type KeptMail, type MailSink } from '../../../lib/laptop/mail/mail-sink.ts'

let folder: string
let sink: MailSink
let door: FrontDoor
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inbox-'))
  sink = openMailSink(join(folder, 'mail.jsonl'))
  door = await startFrontDoor(0, () => {})
  door.open([{ prefix: '/postvak', room: inbox(sink) }])
})
afterEach(async () => {
  await door.close()
  sink.close()
  rmSync(folder, { recursive: true })
})

const send = (changes: Partial<KeptMail> = {}) =>
  sink.add({
    messageId: 'm',
    to: 'po@demo.example',
    addressKind: 'ordinary',
    subject: 'Bijlagen klaarzetten',
    text: 'Beste collega',
    html: '<!doctype html><html><head><title>x</title></head><body><a href="http://127.0.0.1/x">Naar de stap</a></body></html>',
    headers: { From: 'noreply@overstap.example', To: 'po@demo.example', Subject: 'Bijlagen klaarzetten', 'Reply-To': 'steunpunt@voorbeeld.example' },
    attachments: [],
    sentAt: '2027-03-24T07:00:00.000Z',
    ...changes,
  })
const get = (path: string) => fetch(`http://127.0.0.1:${door.port}${path}`)
const html = async (path: string) => (await get(path)).text()

describe('the list', () => {
  it('shows the newest first, with the time in Amsterdam', async () => {
    send({ subject: 'Eerste' })
    send({ subject: 'Tweede', sentAt: '2027-03-29T06:00:00.000Z' })
    const page = await html('/postvak')
    expect(page.indexOf('Tweede')).toBeLessThan(page.indexOf('Eerste'))
    expect(page).toContain('woensdag 24 maart 2027, 08.00 uur')
    expect(page).toContain('maandag 29 maart 2027, 08.00 uur')
    expect(page).toContain('2 mails')
  })

  it('shows those to one address', async () => {
    send({ subject: 'Voor po' })
    send({ subject: 'Voor vo', to: 'vo@demo.example' })
    const page = await html('/postvak?aan=VO%40demo.example')
    expect(page).toContain('Voor vo')
    expect(page).not.toContain('Voor po')
  })

  it('is there without mail', async () => expect(await html('/postvak')).toContain('Geen mail'))

  it('turns its pages at a hundred', async () => {
    for (let number = 1; number <= 101; number += 1) send({ subject: `Mail ${number}.` })
    expect(await html('/postvak')).not.toContain('Mail 1.<')
    const second = await html('/postvak?pagina=2')
    expect(second).toContain('Mail 1.<')
    expect(second).not.toContain('Mail 2.<')
    expect(await html('/postvak?pagina=99')).toContain('Pagina 2 van 2')
  })
})

describe('a mail', () => {
  it('shows its headers, text and attachments', async () => {
    send({ attachments: [{ name: 'afspraken é.ics', contentType: 'text/calendar; charset=utf-8', content: Buffer.from('BEGIN:VCALENDAR').toString('base64') }] })
    const page = await html('/postvak/1')
    expect(page).toContain('<h1>Bijlagen klaarzetten</h1>')
    expect(page).toContain('steunpunt@voorbeeld.example')
    expect(page).toContain('Beste collega')
    const attachment = await get('/postvak/1/bijlage/0')
    expect(await attachment.text()).toBe('BEGIN:VCALENDAR')
    expect(attachment.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''afspraken%20%C3%A9.ics")
  })

  it('shows its HTML in a frame that runs nothing and loads nothing, and whose links open outside it', async () => {
    send()
    expect(await html('/postvak/1')).toContain('src="/postvak/1/html" sandbox="allow-popups allow-popups-to-escape-sandbox"')
    const answer = await get('/postvak/1/html')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toMatch(/^sandbox /)
    expect(policy).not.toContain('allow-scripts')
    expect(policy).toContain("default-src 'none'")
    expect(await answer.text()).toContain('<head><base target="_blank">')
  })

  it('cannot bring HTML into the page around it', async () => {
    const hostile = '"><script>alert(1)</script>'
    send({ subject: hostile, text: hostile, to: `"x"@demo.example`, headers: { From: hostile }, attachments: [{ name: hostile, contentType: 'text/html\r\nx: y', content: '' }] })
    for (const path of ['/postvak', '/postvak/1', `/postvak?aan=${encodeURIComponent(hostile)}`]) expect(await html(path)).not.toContain('<script')
    const attachment = await get('/postvak/1/bijlage/0')
    expect(attachment.headers.get('content-type')).toBe('application/octet-stream')
    expect((await get('/postvak')).headers.get('content-security-policy')).not.toContain('unsafe')
  })

  it.each(['/postvak/2', '/postvak/0', '/postvak/x', '/postvak/1/bijlage/0', '/postvak/1/other'])('%s is not there', async (path) => {
    send()
    expect((await get(path)).status).toBe(404)
  })
})
