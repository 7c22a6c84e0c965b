// The clock is moved over whatever is due: in order, at the right minute, once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../../lambdas/domain/moment.ts'
import { createMover, type ClockWork } from '../../../lib/laptop/clock/mover.ts'
import { createProductClock } from '../../../lib/laptop/clock/product-clock.ts'

const utc = (text: string) => Date.parse(text) as Instant
const start = '2027-03-01T12:00:00Z'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mover-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A clock on a machine whose time stands still, and an application with work at these moments. */
function withWork(due: readonly string[], changes: Partial<ClockWork> = {}, machine: () => number = () => utc(start)) {
  const clock = createProductClock({ path: join(folder, 'clock.json'), machine })
  const left = due.map(utc)
  const log: string[] = []
  let decided = 0
  let sent = 0
  const work: ClockWork = {
    async tick({ time }) {
      const done = left.filter((at) => at <= clock.now())
      left.splice(0, left.length, ...left.filter((at) => at > clock.now()))
      log.push(`tick ${time} ${done.length}`)
      decided += done.length
      return { decided: done.length }
    },
    async drain() {
      if (decided > sent) log.push(`sent ${decided - sent}`)
      sent = decided
    },
    earliestDue: async () => left.toSorted((one, other) => one - other)[0],
    sentCount: () => sent,
    ...changes,
  }
  return { clock, log, left, mover: createMover(clock, work) }
}

describe('moving the clock', () => {
  it('visits every due moment in order, at the whole minute, and sends what was decided there before it goes on', async () => {
    const { mover, log } = withWork(['2027-03-24T07:00:00Z', '2027-03-05T07:00:20Z', '2027-04-06T14:00:00Z'])
    expect(await mover.moveTo(utc('2027-04-01T00:00:00Z'))).toEqual({ now: utc('2027-04-01T00:00:00Z'), decided: 2, sent: 2 })
    expect(log).toEqual(['tick 2027-03-05T07:01:00Z 1', 'sent 1', 'tick 2027-03-24T07:00:00Z 1', 'sent 1', 'tick 2027-04-01T00:00:00Z 0'])
  })

  it.each([
    ['2027-03-24T06:59:59Z', 0],
    ['2027-03-24T07:00:00Z', 1],
    ['2027-03-24T07:00:01Z', 1],
  ])('to %s decides %i of what is due at 07:00', async (target, decided) => {
    const { mover, clock } = withWork(['2027-03-24T07:00:00Z'])
    expect(await mover.moveTo(utc(target))).toMatchObject({ decided })
    expect(clock.now()).toBe(utc(target))
  })

  it('works on a machine whose time goes on at every look', async () => {
    let passed = 0
    const { mover } = withWork(['2027-03-24T07:00:00Z'], {}, () => utc(start) + passed++)
    expect(await mover.moveTo(utc('2027-04-01T00:00:00Z'))).toMatchObject({ now: utc('2027-04-01T00:00:00Z'), decided: 1 })
  })

  it('never goes beyond its target for a whole minute', async () => {
    const { mover, log, clock } = withWork(['2027-03-24T07:00:10Z'])
    await mover.moveTo(utc('2027-03-24T07:00:30Z'))
    expect(log).toEqual(['tick 2027-03-24T07:00:30Z 1', 'sent 1'])
    expect(clock.now()).toBe(utc('2027-03-24T07:00:30Z'))
  })

  it('does overdue work at the first whole minute', async () => {
    const { mover, log } = withWork(['2027-02-01T07:00:00Z'])
    await mover.moveTo(utc('2027-03-02T00:00:00Z'))
    expect(log[0]).toBe('tick 2027-03-01T12:00:00Z 1')
  })

  it('jumps at once after an outage, and ticks once', async () => {
    const { mover, log } = withWork(['2027-03-05T07:00:00Z', '2027-03-24T07:00:00Z'])
    expect(await mover.moveTo(utc('2027-04-01T00:00:00Z'), { outage: true })).toMatchObject({ decided: 2, sent: 2 })
    expect(log).toEqual(['tick 2027-04-01T00:00:00Z 2', 'sent 2'])
  })

  it('refuses to go back, and stays where it is', async () => {
    const { mover, clock, log } = withWork([])
    await expect(mover.moveTo(utc('2027-03-01T11:59:59Z'))).rejects.toMatchObject({ code: 'backwards' })
    expect(clock.now()).toBe(utc(start))
    expect(log).toEqual([])
  })

  it('refuses a second move while one is under way, and takes it afterwards', async () => {
    const { mover } = withWork([])
    const first = mover.moveTo(utc('2027-03-02T00:00:00Z'))
    await expect(mover.moveTo(utc('2027-03-03T00:00:00Z'))).rejects.toMatchObject({ code: 'busy' })
    await first
    await expect(mover.moveTo(utc('2027-03-03T00:00:00Z'))).resolves.toMatchObject({ decided: 0 })
  })

  it('goes on minute by minute while something holds work back, and says so when it never ends', async () => {
    let ticks = 0
    const stuck = utc('2027-03-05T07:00:00Z')
    const { mover, clock } = withWork([], {
      earliestDue: async () => stuck,
      async tick() {
        ticks += 1
        return { decided: 0 }
      },
    })
    await expect(mover.moveTo(utc('2027-04-01T00:00:00Z'))).rejects.toThrow('2027-03-05T07:00:00.000Z is still due')
    expect(clock.now()).toBe(utc('2027-03-05T07:30:00Z'))
    expect(ticks).toBe(31)
  })

  it('runs on after a door failed on the way', async () => {
    const { mover, clock } = withWork(['2027-03-05T07:00:00Z'], {
      tick: async () => {
        throw new Error('broken')
      },
    })
    await expect(mover.moveTo(utc('2027-04-01T00:00:00Z'))).rejects.toThrow('broken')
    expect(clock.now()).toBe(utc('2027-03-05T07:00:00Z'))
    clock.holdAt(utc('2027-03-06T00:00:00Z'))
  })
})

describe('ticking', () => {
  it('never overlaps: a tick during a tick or a move does nothing', async () => {
    const gate = Promise.withResolvers<void>()
    let ticks = 0
    const { mover } = withWork([], {
      async tick() {
        ticks += 1
        await gate.promise
        return { decided: 0 }
      },
    })
    const first = mover.tickNow()
    await mover.tickNow()
    const move = mover.moveTo(utc('2027-03-02T00:00:00Z'))
    await mover.tickNow()
    expect(ticks).toBe(1)
    gate.resolve()
    await first
    await move
    expect(ticks).toBe(2)
  })

  it('ends when the clock is stopped', async () => {
    const { mover, log } = withWork([])
    await mover.stop()
    await mover.tickNow()
    await expect(mover.moveTo(utc('2027-03-02T00:00:00Z'))).rejects.toThrow('stopped')
    expect(log).toEqual([])
  })
})
