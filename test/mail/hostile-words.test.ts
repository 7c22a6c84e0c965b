// What people type may say anything, and never shapes a mail: no markup, no links, no headers, no turned text.
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { clipped, listed, onOneLine } from '../../lambdas/mail/plain-words.ts'
import { brug, changed, context, due, message, morningOf, notification, notWorking, overdue, published, starts, step, theLetters, wordsOfHtml, wordsOfText } from './letter-cases.ts'

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '<a href="https://evil.example">Klik hier</a>',
  'javascript:alert(1)',
  '</main></body></html><h1>Nieuw</h1>',
  '&lt;b&gt; &amp; &#60;b&#62;',
  '<!-- <style>@import"//evil.example"</style>',
  '{{constructor.constructor("alert(1)")()}} ${1+1} $& $1',
  'Regel\r\nBcc: iedereen@evil.example\r\n\r\nRegel',
  'omgedraaid \u202egnp.exe\u202c \u2066x\u2069',
  'nul\u0000 bel\u0007 \u2028 nieuwe\u0085regel',
] as const

/** Every text that people type, in one notification, with the same hostile words. */
function mailWith(words: string) {
  const school = { schoolId: '90AA00', schoolName: words }
  const facts = step('custom', '2027-04-06', { title: words, note: words })
  const items: readonly NotificationItem[] = [
    published(school, facts), changed(brug, words, { change: 'moved', step: facts, was: { on: facts.on } }), { ...due(school, facts, 3), recheck: { pupilSystem: words, facts: {} } } as NotificationItem, due(brug, facts, 3),
    overdue(school, step('leavers-listed', '2027-02-05', { title: words, note: words })), starts(school, step('release', '2027-04-07', { title: words })),
    message(school, words, `${words}\n\n${words}`),
    notWorking(school, 'mandate-missing', { pupilSystem: words, step: facts }),
    { kind: 'school-moved', ...school, from: { schoolId: '90AC00', schoolName: words }, to: school, how: 'merged', at: morningOf('2027-03-11') },
  ]
  const contactPoint = { name: words, email: 'contact@regio.example', phone: words, hours: words }
  const region = { id: 'voorbeeld', name: words, contactPoint }
  return theLetters.compose(notification(items, { to: { email: 'jan@school.example', name: words, contactIds: [], pages: [] } }), { ...context, region })
}

const ownTags = new Set(['html', 'head', 'meta', 'title', 'body', 'main', 'h1', 'h2', 'h3', 'p', 'a', 'ul', 'li', 'br'])

describe.each(hostile)('the words %j', (words) => {
  const mail = mailWith(words)

  it('make no element, no attribute and no link', () => {
    for (const [, name] of mail.html.matchAll(/<\/?([a-z!][^\s>]*)/gi)) expect(ownTags.has(name!.toLowerCase()) || name === '!doctype').toBe(true)
    for (const [tag] of mail.html.matchAll(/<[^>]*>/g)) expect(tag).not.toMatch(/\son\w+=|script|evil/i)
    for (const [, href] of mail.html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/overstap\.example\/(scholen\/voorbeeld\/2026-2027\/90A[AB]00|afspraken\/voorbeeld\/2026-2027)$/)
    expect(mail.html.match(/<(main|body|html)\b/g)).toHaveLength(3)
    expect(mail.html).not.toContain("'")
  })

  it('stand in both parts as they were typed, on one line', () => {
    expect(mail.text).toContain(`Beste ${onOneLine(words)},`)
    expect(wordsOfText(mail.text).map((word) => word.replace(/:$/, ''))).toEqual(wordsOfHtml(mail.html).map((word) => word.replace(/:$/, '')))
  })

  it('put no line break or hidden character in what becomes a header', () => {
    for (const header of [mail.subject, mail.senderName]) expect(header).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
    expect([...mail.subject].length).toBeLessThanOrEqual(110)
    for (const part of [mail.text, mail.html]) expect(part.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
  })

  it('leave the calendar file whole', () => {
    const events = new ICAL.Component(ICAL.parse(mail.calendar!)).getAllSubcomponents('vevent')
    const title = `Overstap: ${words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()}`
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual([title, title])
  })
})

describe('a very long title', () => {
  const long = 'Overleg '.repeat(100).trim()

  it.each([
    ['of a task', due(brug, step('custom', '2027-04-06', { title: long }), 3), ': uiterlijk dinsdag 6 april 2027'],
    ['past its date', overdue(brug, step('custom', '2027-02-05', { title: long })), '. De datum was vrijdag 5 februari 2027'],
    ['of a moved step', changed(brug, '', { change: 'moved', step: step('custom', '2027-04-06', { title: long }), was: { on: step('custom', '2027-04-07').on } }), ' is verplaatst naar dinsdag 6 april 2027'],
    ['of a step that was taken out', changed(brug, '', { change: 'removed', step: step('custom', '2027-04-06', { title: long }) }), ' (was dinsdag 6 april 2027)'],
  ])('%s gives way in the subject, so that the date stays', (_what, item, end) => {
    const { subject } = theLetters.compose(notification([item]), context)
    expect(subject).toHaveLength(110)
    expect(subject.endsWith(`…${end}`)).toBe(true)
  })

  it('is clipped in the letter too', () => {
    const { text } = theLetters.compose(notification([due(brug, step('custom', '2027-04-06', { title: 'x'.repeat(10_000) }), 3)]), context)
    expect(text.length).toBeLessThan(3_000)
  })
})

describe('words on one line', () => {
  it.each([
    ['  twee\n\n regels\t', 'twee regels'],
    ['a\u0000b', 'a b'],
    ['a\u202eb', 'ab'],
    ['👩‍👩‍👧 familie', '👩‍👩‍👧 familie'],
    ['\u200fעברית', '\u200fעברית'],
  ])('%j becomes %j', (typed, shown) => {
    expect(onOneLine(typed)).toBe(shown)
  })

  it('a text is clipped between characters, never within an emoji', () => {
    expect(clipped('😀😀😀', 3)).toBe('😀😀😀')
    expect(clipped('😀😀😀😀', 3)).toBe('😀😀…')
  })

  it.each([[[], ''], [['a'], 'a'], [['a', 'b'], 'a en b'], [['a', 'b', 'c'], 'a, b en c']])('%j is listed as %j', (texts, words) => {
    expect(listed(texts)).toBe(words)
  })
})
