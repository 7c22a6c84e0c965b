// That every upload is scanned, told and delivered once, whatever comes in meanwhile, and what an event of it says.
import { describe, expect, it } from 'vitest'
import { watchQuarantine, type WatchOptions } from '../../../lib/laptop/scanner/quarantine-watch.ts'
import { scanEvent, type ScanEvent } from '../../../lib/laptop/scanner/scan-event.ts'

const object = (key: string) => ({ bucket: 'quarantine', key, versionId: 'null', etag: '"abc"' })
const at = Date.UTC(2027, 2, 24, 8, 0, 0, 5)

function watching(changes: Partial<WatchOptions> = {}) {
  const sent: ScanEvent[] = []
  const rounds: number[] = []
  const faults: string[] = []
  let delivered = 0
  const watch = watchQuarantine({
    scanner: {
      sentence: '',
      scans: true,
      async scan(files) {
        rounds.push(files.length)
        return files.map((bytes) => ({ outcome: bytes[0] === 1 ? 'infected' : 'clean' }))
      },
    },
    contentOf: ({ key }) => (key === 'gone' ? undefined : Uint8Array.of(key === 'bad' ? 1 : 0)),
    send: (body) => void sent.push(JSON.parse(body)),
    deliver: async () => void (delivered = sent.length),
    now: () => at,
    onFault: (what) => void faults.push(what),
    ...changes,
  })
  return { watch, sent, rounds, faults, delivered: () => delivered, told: () => sent.map(({ detail }) => [detail.s3ObjectDetails.objectKey, detail.scanResultDetails.scanResultStatus]) }
}

describe('an upload', () => {
  it('is scanned, told and delivered', async () => {
    const { watch, told, delivered } = watching()
    for (const key of ['good', 'bad', 'gone']) watch.created(object(key))
    await watch.settled()
    expect(told()).toEqual([['good', 'NO_THREATS_FOUND'], ['bad', 'THREATS_FOUND']])
    expect(delivered()).toBe(2)
  })

  it('that comes in during a round is in the next one, and none is lost or told twice', async () => {
    const { watch, told, rounds, delivered } = watching()
    const keys = Array.from({ length: 50 }, (_, i) => `upload ${i}`)
    for (const key of keys.slice(0, 30)) watch.created(object(key))
    for (const key of keys.slice(30)) {
      watch.created(object(key))
      await Promise.resolve()
    }
    await watch.settled()
    expect(told().map(([key]) => key)).toEqual(keys)
    expect(Math.max(...rounds)).toBeLessThanOrEqual(20)
    expect(delivered()).toBe(50)
  })

  it('that comes in at any moment around the end of a round is not forgotten', async () => {
    for (let later = 0; later < 30; later += 1) {
      const { watch, told } = watching()
      watch.created(object('first'))
      for (let i = 0; i < later; i += 1) await Promise.resolve()
      watch.created(object('second'))
      await watch.settled()
      expect(told().map(([key]) => key)).toEqual(['first', 'second'])
    }
  })

  it('of which the taking in failed is told, and the next one goes on', async () => {
    let count = 0
    const { watch, sent, faults } = watching({
      deliver: async () => {
        count += 1
        if (count === 1) throw new Error('no table')
      },
    })
    watch.created(object('first'))
    await watch.settled()
    watch.created(object('second'))
    await watch.settled()
    expect([sent.length, faults]).toEqual([2, ['taking in an upload failed']])
  })

  it('to which the scanner found no answer is told as failed, never as clean', async () => {
    const { watch, told, faults } = watching({ scanner: { sentence: '', scans: true, scan: async (files) => files.map(() => ({ outcome: 'failed' })) } })
    watch.created(object('odd'))
    await watch.settled()
    expect([told(), faults]).toEqual([[['odd', 'FAILED']], ['the scanner came to no answer for odd']])
  })

  it('waits after a stop', async () => {
    const { watch, told } = watching()
    await watch.stop()
    watch.created(object('late'))
    await watch.settled()
    expect(told()).toEqual([])
  })
})

describe('an event', () => {
  it.each([
    ['clean', 'COMPLETED', 'NO_THREATS_FOUND', null],
    ['infected', 'COMPLETED', 'THREATS_FOUND', [{ name: 'Eicar' }]],
    ['not-scanned', 'SKIPPED', 'UNSUPPORTED', null],
    ['failed', 'FAILED', 'FAILED', null],
  ] as const)('of an object that is %s has the form of GuardDuty: %s, %s', (outcome, scanStatus, scanResultStatus, threats) => {
    expect(scanEvent(object('a/b'), outcome, at, 'Eicar')).toEqual({
      version: '0',
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      source: 'aws.guardduty',
      account: '000000000000',
      time: '2027-03-24T08:00:00Z',
      region: 'eu-west-1',
      resources: ['arn:aws:guardduty:eu-west-1:000000000000:malware-protection-plan/laptop'],
      detail: {
        schemaVersion: '1.0',
        scanStatus,
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: { bucketName: 'quarantine', objectKey: 'a/b', eTag: 'abc', versionId: 'null', s3Throttled: false },
        scanResultDetails: { scanResultStatus, threats },
      },
    })
  })
})
