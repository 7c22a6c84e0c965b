// A notification in the table: what its items share is kept once, and comes back as it was.
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { NotificationItem, StepFacts } from '../../lambdas/domain/notification.ts'
import { packItems, unpackItems } from '../../lambdas/store/notification-row.ts'

const note = 'Een toelichting die lang is. '.repeat(17)
const steps = Array.from({ length: 20 }, (_step, i): StepFacts => ({ milestoneId: `step-${i}`, kind: 'custom', title: `Stap ${i} met een lange titel`, on: day('2027-03-31'), note }))

const published = (i: number): NotificationItem => ({
  kind: 'calendar-published', schoolId: `99AA${String(i).padStart(2, '0')}`, schoolName: `Basisschool met een lange naam nummer ${i}`, version: 1, steps,
})
const overdue: NotificationItem = { kind: 'step-overdue', schoolId: '99AA00', schoolName: 'De Ark', step: steps[0]!, workingDays: 1, count: 23, of: 28 }
const changed: NotificationItem = {
  kind: 'date-changed', schoolId: '99AA00', schoolName: 'De Ark', version: 2, side: 'po', reason: note,
  changes: [{ change: 'moved', step: steps[0]!, was: { on: day('2027-03-24') } }],
}

const bytesOf = (value: object) => JSON.stringify(marshall(value, { removeUndefinedValues: true })).length

describe('the items of a notification', () => {
  it('come back as they were', () => {
    const items = [published(0), published(1), overdue, changed]
    const packed = packItems(items)
    expect(unpackItems(packed.items, packed.shared)).toEqual(items)
  })

  it('come back as they were with a list of one', () => {
    const fetched: NotificationItem = { kind: 'dossiers-fetched', schoolId: '99AA00', schoolName: 'De Ark', count: 3, at: 0 as never, by: [{ schoolName: 'Het Baken', count: 3 }] }
    const packed = packItems([fetched])
    expect(unpackItems(packed.items, packed.shared)).toEqual([fetched])
  })

  it('fit in one row when one address stands at every school of the largest region, with a note at every step', () => {
    const items = Array.from({ length: 525 }, (_item, i) => published(i))
    expect(bytesOf({ items })).toBeGreaterThan(400 * 1024)
    expect(bytesOf(packItems(items))).toBeLessThan(200 * 1024)
  })
})
