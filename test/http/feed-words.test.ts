// The words of a feed are those of the mails: both stand in the same calendar of the same person.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { whenWords } from '../../lambdas/http/feed-words.ts'
import { whenWords as whenInMail } from '../../lambdas/mail/dutch-dates.ts'

describe('when a step is', () => {
  it.each(milestoneKinds)('%s reads in a feed as it does in a mail', (kind) => {
    const steps = [{ kind, on: day('2027-03-31') }, { kind, on: day('2027-03-31'), at: time('16:00') }, { kind, from: day('2027-03-25'), on: day('2027-03-31') }, { kind, from: day('2027-03-31'), on: day('2027-03-31') }]
    expect(steps.map(whenWords)).toEqual(steps.map(whenInMail))
  })

  it('says with one word whether the day itself counts', () => {
    const on = day('2027-03-31')
    expect([whenWords({ kind: 'release', on, at: time('09:00') }), whenWords({ kind: 'applications-close', on }), whenWords({ kind: 'fetched', on })]).toEqual([
      'vanaf woensdag 31 maart 2027, 09.00 uur', 't/m woensdag 31 maart 2027', 'uiterlijk woensdag 31 maart 2027',
    ])
  })
})
