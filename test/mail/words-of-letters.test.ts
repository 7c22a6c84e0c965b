// The words of every letter about every kind of step: the same in both parts, plain, and those of the house.
import { describe, expect, it } from 'vitest'
import { type MilestoneKind, milestoneKinds } from '../../lambdas/domain/milestone.ts'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { ark, changed, composeWithPages as compose, due, overdue, published, starts, step, wordsOfHtml, wordsOfText } from './letter-cases.ts'

const everyItem = (kind: MilestoneKind): readonly NotificationItem[] => {
  const facts = step(kind, '2027-04-06', { at: '16:00', note: 'Een opmerking.' })
  return [due(ark, facts, 3, { count: 1, of: 2 }), overdue(ark, facts, { count: 1 }), starts(ark, facts), published(ark, facts), changed(ark, 'Reden.', { change: 'moved', step: facts, was: { on: step(kind, '2027-03-31').on } })]
}

describe.each(milestoneKinds)('every letter about %s', (kind) => {
  it('has the same words in both parts, in the same order', () => {
    for (const item of everyItem(kind)) {
      const mail = compose(item)
      expect(wordsOfText(mail.text).map((word) => word.replace(/:$/, ''))).toEqual(wordsOfHtml(mail.html).map((word) => word.replace(/:$/, '')))
    }
  })

  it('keeps to the words of the house: u, and none that schools do not use', () => {
    for (const item of everyItem(kind)) {
      const { subject, text } = compose(item)
      // The one subject with the other plural is how the regions know that mail.
      expect(`${subject.replace(/^De data voor de overstap \S+ staan vast$/, '')}\n${text}`).not.toMatch(
        /\b(jouw|jou|jij|je|jullie|mijlpaal|akkoord|vrijgeven|vrijgave|vrijgegeven|schoolverlaters|basisscholen|kenmerk|is te laat|vernietigingsverklaring|zienswijze|deadline|dossiernummer|data)\b|vóór|\d\d:\d\d uur|\d{2}:\d{2}(?!\d)/i,
      )
    }
  })

  it('has a subject of one line and at most 110 characters, and sentences of at most 25 words', () => {
    for (const item of everyItem(kind)) {
      const { subject, text } = compose(item)
      expect(subject).toMatch(/^[^\p{Cc}]{10,110}$/u)
      for (const sentence of text.split(/[.?!:](?:\s|$)|\n\n/)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25)
    }
  })
})
