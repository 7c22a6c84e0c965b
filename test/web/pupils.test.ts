// What the pages about pupils work out: what there is to do, where pupils go, what is sent of what was typed.
import { describe, expect, test } from 'vitest'
import { inspectionFaults as faultsByRule } from '../../lambdas/domain/inspection-rules.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { startOfDay } from '../../lambdas/domain/moment.ts'
import { emptyInspection, inspectionFaults, inspectionSent, type InspectionTyped, isBeforeUpload } from '../../web/pages/pupils/inspection-typed.ts'
import { proofRows } from '../../web/pages/pupils/proof-rows.ts'
import {
  byLabel, canBeReady, destinationsOf, filteredPupils, firstChoice, groupedHash, isInspected, isReadyOrDone, type PupilRow, pupilTasks, shortHash, standsReady, stateCounts, wantsALook,
} from '../../web/pages/pupils/pupil-facts.ts'
import { emptyPupil, movedUp, pupilSent, pupilTyped } from '../../web/pages/pupils/pupil-typed.ts'
import { changedSlots, type Slot } from '../../web/pages/pupils/slot-choices.ts'

type Application = PupilRow['applications'][number]

const application = (schoolId: string, change: Partial<Application> = {}): Application => ({
  applicationId: `a-${schoolId}`, schoolId, schoolName: `School ${schoolId}`, round: '1', appliedAt: '2027-03-26T08:00:00Z', named: true, wantsConfirmation: false, state: 'applied',
  opensAt: '2027-04-07T07:00:00Z', ...change,
})

const row = (change: Partial<PupilRow> = {}): PupilRow => ({
  dossierId: `d-${change.label ?? 'Anna'}`, number: '481516', label: 'Anna', routes: ['regular'], warmTransfer: false, state: 'concept', files: { accepted: 1, checking: 0, refused: 0 },
  listHash: 'a'.repeat(64), missing: [{ code: 'not-inspected', message: 'Nog niet ingezien.' }], inspected: false, inspectAgain: false, applications: [], fetches: [], openQuestions: 0, slots: [], etag: '"1"',
  ...change,
})

const { listHash: _listHash, ...closed } = row({ label: 'Cas', state: 'set-ready', readyVersion: 1, missing: [], inspected: true })

describe('how far pupils are', () => {
  test('is counted by state', () => {
    expect(stateCounts([row(), row(), closed])).toEqual({ concept: 2, complete: 0, inspected: 0, 'set-ready': 1, fetched: 0, finished: 0 })
  })

  test('what is open and lacks nothing can be set ready; what stands ready cannot', () => {
    expect([canBeReady(row({ missing: [] })), canBeReady(row()), canBeReady(closed)]).toEqual([true, false, false])
    expect([standsReady(closed), standsReady(row()), standsReady(row({ readyVersion: 1 }))]).toEqual([true, false, false])
  })

  test('tasks are told only where there is something to do', () => {
    expect(pupilTasks({ dossiers: [row(), closed] })).toEqual([])
    const busy = [
      row({ openQuestions: 2 }), row({ applications: [application('92AA00', { wantsConfirmation: true })] }), row({ files: { accepted: 0, checking: 0, refused: 3 } }), row({ inspectAgain: true }), row({ missing: [] }),
    ]
    expect(pupilTasks({ dossiers: busy, appliedNowhere: 4 })).toEqual([['questions', 2], ['claims', 1], ['refused', 1], ['again', 1], ['nowhere', 4], ['ready', 1]])
  })

  test('a pupil without a required attachment, and one of whom only the inspection is left, are tasks', () => {
    const lacks = (code: string) => row({ missing: [{ code, message: '' }] })
    expect(pupilTasks({ dossiers: [lacks('attachment-missing'), lacks('no-files'), lacks('nothing-to-send')] })).toEqual([['lacking', 2]])
    expect(pupilTasks({ dossiers: [row({ state: 'complete' }), row({ state: 'complete', inspectAgain: true })] })).toEqual([['again', 1], ['inspect', 1]])
  })

  test('what was taken back is looked at before it is set ready again, and so is what has a refused file', () => {
    const recalled = row({ missing: [], recalledAt: '2027-04-08T07:00:00Z' })
    const refused = row({ missing: [], files: { accepted: 1, checking: 0, refused: 1 } })
    expect([recalled, refused, row({ missing: [] })].map(wantsALook)).toEqual([true, true, false])
    expect(pupilTasks({ dossiers: [recalled] })).toEqual([['recalled', 1]])
  })

  test('are counted as the steps of the school count them', () => {
    const nothing = row({ state: 'complete', missing: [{ code: 'nothing-to-send', message: '' }] })
    const next = row({ readyVersion: 1, inspected: false, state: 'complete' })
    expect([closed, nothing, next, row({ state: 'inspected' }), row()].map(isInspected)).toEqual([true, true, false, true, false])
    expect([closed, nothing, next, row({ state: 'inspected' }), row()].map(isReadyOrDone)).toEqual([true, true, true, false, false])
  })

  test('labels stand in the order in which people count', () => {
    expect([row({ label: 'L10' }), row({ label: 'L2' }), row({ label: 'L1' })].sort(byLabel).map(({ label }) => label)).toEqual(['L1', 'L2', 'L10'])
  })

  test('a hash is read in groups', () => {
    expect(shortHash('0123456789abcdef')).toBe('0123 4567 89ab')
    expect(groupedHash('0123456789abcdef')).toBe('01234567 89abcdef')
  })
})

describe('where pupils go', () => {
  test('a claim that the school did not name is no first choice, and an ended one neither', () => {
    const applications = [application('92AA00', { state: 'withdrawn' }), application('92AB00', { wantsConfirmation: true, named: false }), application('92BA00')]
    expect(firstChoice({ applications })?.schoolId).toBe('92BA00')
    expect(firstChoice({ applications: applications.slice(0, 2) })).toBeUndefined()
  })

  test('is counted per school, the most first, and apart where it opens on another day', () => {
    const to = (schoolId: string, opensAt?: string) => row({ applications: [application(schoolId, opensAt ? { opensAt } : {})] })
    const found = destinationsOf([to('92BA00'), to('92AA00'), to('92AA00'), to('92AA00', '2027-06-01T07:00:00Z'), row()], 'first-choice')
    expect(found.map(({ schoolId, count }) => [schoolId, count])).toEqual([['92AA00', 2], ['92AA00', 1], ['92BA00', 1]])
  })

  test('waits for a place where the region says so, apart from those that have one', () => {
    const rows = [row({ applications: [application('92AA00')] }), row({ applications: [application('92AA00', { state: 'placed' })] })]
    expect(destinationsOf(rows, 'placement').map(({ count, afterPlacement }) => [count, afterPlacement])).toEqual([[1, true], [1, false]])
    expect(destinationsOf(rows, 'first-choice').map(({ count, afterPlacement }) => [count, afterPlacement])).toEqual([[2, false]])
  })

  test.each([
    ['a word of the label, without accents', { text: 'lea' }, ['Léa']],
    ['the number', { text: '108108' }, ['Bo']],
    ['a state', { state: 'complete' }, ['Bo']],
    ['a school', { school: '92AA00' }, ['Bo']],
    ['no school', { school: 'nowhere' }, ['Léa', 'Cas']],
    ['nothing', {}, ['Léa', 'Bo', 'Cas']],
  ] as const)('the filter finds by %s', (_, filter, labels) => {
    const rows = [row({ label: 'Léa', group: '8a' }), row({ label: 'Bo', number: '108108', state: 'complete', applications: [application('92AA00')] }), closed]
    expect(filteredPupils(rows, { text: '', state: '', school: '', ...filter }).map(({ label }) => label)).toEqual(labels)
  })
})

describe('what is typed of a pupil', () => {
  test('is sent as it was read, without choices that are none', () => {
    const known = { label: 'Anna', group: '8a', routes: ['lwoo' as const], warmTransfer: true, applications: [application('92AA00'), application('92BA00', { round: '2' }), application('92AC00', { state: 'withdrawn' }), application('92AB00', { named: false })] }
    expect(pupilSent({ ...pupilTyped(known), label: ' Anna ', choices: [...pupilTyped(known).choices, { schoolId: '', round: '' }] })).toEqual({
      label: 'Anna', group: '8a', routes: ['lwoo'], warmTransfer: true, destinations: [{ schoolId: '92AA00', round: '1' }, { schoolId: '92BA00', round: '2' }],
    })
  })

  test('says only what was ticked about a BSN, and no round when none was chosen', () => {
    expect(pupilSent({ ...emptyPupil, label: 'L1', noBsn: true, choices: [{ schoolId: '92AA00', round: '' }] })).toMatchObject({ noBsn: true, destinations: [{ schoolId: '92AA00' }] })
    expect(pupilSent({ ...emptyPupil, label: 'L1' })).not.toHaveProperty('noBsn')
  })

  test('a choice goes one place up, and the first stays', () => {
    expect([movedUp(['a', 'b', 'c'], 2), movedUp(['a', 'b', 'c'], 0)]).toEqual([['a', 'c', 'b'], ['a', 'b', 'c']])
  })
})

describe('which attachments go with a pupil', () => {
  const slot = (typeId: string, change: Partial<Slot> = {}): Slot => ({ typeId, name: typeId, carrier: 'here', applies: false, filled: false, viaOso: false, ...change })

  test('only what changes is sent, so that the rest goes on following the routes', () => {
    const slots = [slot('a', { applies: true }), slot('b'), slot('c', { viaOso: true, applies: true })]
    expect(changedSlots(slots, {})).toBeUndefined()
    expect(changedSlots(slots, { a: 'applies', b: 'not' })).toBeUndefined()
    expect(changedSlots(slots, { a: 'not' })).toEqual({ slots: { a: false }, viaOso: ['c'] })
    expect(changedSlots(slots, { b: 'oso' })).toEqual({ slots: { b: true }, viaOso: ['b', 'c'] })
    expect(changedSlots(slots, { c: 'applies' })).toEqual({ slots: {}, viaOso: [] })
  })
})

describe('an inspection', () => {
  const typed: InspectionTyped = { ...emptyInspection, manner: 'seen', on: '2027-03-19', agreed: 'yes' }
  const today = '2027-03-22'
  const fields = (change: Partial<InspectionTyped>, asksExactly = false) => inspectionFaults({ ...typed, ...change }, today, asksExactly).map(({ field }) => field)

  test.each([
    ['nothing is missing', {}, []],
    ['nothing was filled in', emptyInspection, ['manner', 'on', 'agreed']],
    ['the day is today', { on: today }, []],
    ['the day is tomorrow', { on: '2027-03-23' }, ['on']],
    ['the day does not exist', { on: '2027-02-30' }, ['on']],
    ['nobody answered, and there was one offer', { manner: 'offered-no-response' }, ['offeredOn']],
    ['both offers were on one day', { manner: 'offered-no-response', offeredOn: '2027-03-19' }, ['offeredOn']],
    ['the first offer was a day before', { manner: 'offered-no-response', offeredOn: '2027-03-18' }, []],
  ] as const)('%s', (_, change, wanted) => {
    expect(fields(change)).toEqual(wanted)
  })

  test('is judged on the day as the API judges it', () => {
    for (const on of ['2027-03-21', '2027-03-22', '2027-03-23']) {
      const byRule = faultsByRule({ listHash: '', manner: 'seen', on: day(on), agreed: 'yes' }, {}, startOfDay(day(today)))
      expect(fields({ on }).length).toBe(byRule.length)
    }
  })

  test('before an upload wants the tick that the parents saw exactly these', () => {
    expect(fields({}, true)).toEqual(['exactlyThese'])
    expect(fields({ exactly: true }, true)).toEqual([])
    // 19 March 2027, 23.30 in Amsterdam.
    const files = [{ state: 'accepted', announcedAt: '2027-03-19T22:30:00Z' }, { state: 'refused', announcedAt: '2027-03-21T09:00:00Z' }]
    expect([isBeforeUpload('2027-03-18', files), isBeforeUpload('2027-03-19', files), isBeforeUpload('2027-03-20', files), isBeforeUpload('', files)]).toEqual([true, false, false, false])
  })

  test('says only what was asked', () => {
    expect(inspectionSent({ ...typed, offeredOn: '2027-03-01', exactly: true, view: '  ' }, false)).toEqual({ manner: 'seen', on: '2027-03-19', agreed: 'yes' })
    expect(inspectionSent({ ...typed, manner: 'offered-no-response', offeredOn: '2027-03-01', exactly: true, withOso: true, view: ' Anders. ', noBsn: true }, true)).toEqual({
      manner: 'offered-no-response', on: '2027-03-19', offeredOn: '2027-03-01', agreed: 'yes', exactlyThese: true, withOsoDossier: true, view: 'Anders.', noBsn: true,
    })
  })
})

test('the proof has a row for each fetch, and one for a version that nobody fetched', () => {
  const version = (number: number) => ({ number, readyAt: '2027-03-22T08:00:00Z', reference: 'AB-12', listHash: 'ff00', inspection: { manner: 'seen', on: day('2027-03-19'), agreed: 'yes' }, files: [] })
  const rows = proofRows({
    dossiers: [
      {
        number: '481516', label: '=Anna', versions: [{ ...version(1), recalledAt: '2027-04-08T10:00:00Z' }, version(2)],
        fetches: [{ schoolId: '92AA00', schoolName: 'College', at: '2027-04-07T07:15:00Z', version: 1, files: 1 }], receipts: [{ schoolId: '92AA00', kind: 'complete', at: '2027-04-07T09:00:00Z' }],
      },
    ],
  })
  expect(rows.slice(1)).toEqual([
    ['481516', '=Anna', 1, '2027-03-22 09:00', 'AB-12', '2027-04-08 12:00', 'ff00', '2027-03-19', 0, 'College', '2027-04-07 09:15', 'Compleet en leesbaar'],
    ['481516', '=Anna', 2, '2027-03-22 09:00', 'AB-12', '', 'ff00', '2027-03-19', 0, '', '', ''],
  ])
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([12]))
})
