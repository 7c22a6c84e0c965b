// The settings of a stage are complete, and a slip in them is said in a sentence.
import { describe, expect, it } from 'vitest'
import { signInHost, stageNamed, stages } from '../../lib/stage.ts'

describe('a stage', () => {
  it('is found by its name', () => expect(stageNamed('live')).toBe(stages.live))

  it.each(['production', '', undefined, 'constructor'])('refuses %s and says which there are', (name) => {
    expect(() => stageNamed(name)).toThrow(/Choose one of: trial, live/)
  })

  it('names nobody real: every address in it is an example', () => {
    for (const { mail, alarmsTo, domain } of Object.values(stages)) {
      for (const host of [mail.domain, mail.sender, alarmsTo, domain?.name ?? 'x.example']) expect(host).toMatch(/\.example$/)
    }
  })

  it('shares nothing with another that AWS wants unique', () => {
    expect(new Set(Object.values(stages).map(signInHost)).size).toBe(Object.keys(stages).length)
  })
})
