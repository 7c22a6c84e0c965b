// The demo shows everything that can be known of a connection to OSO, whenever it begins.
import { describe, expect, it } from 'vitest'
import { qualificationLabels } from '../../lambdas/domain/qualification.ts'
import { startRunning } from '../support/running.ts'

interface Row {
  readonly label: string
  readonly sector: string
}

async function labelsAt(startAt: string) {
  const running = await startRunning({ startAt })
  const { body } = await running.as('coordinator')('/regions/voorbeeld/years/2026-2027/schools?limit=1000')
  const mine = (await running.as('board')('/boards/99901/overview')).body
  await running.stop()
  const labels = (side: RegExp) => Object.fromEntries([...Map.groupBy((body.schools as readonly Row[]).filter(({ sector }) => side.test(sector)), ({ label }) => label)].map(([label, all]) => [label, all.length]))
  return { po: labels(/^(po|sbo|so)$/), vo: labels(/vo$|vso/), mine }
}

describe('the demo', () => {
  it.each(['2026-09-01T10:00:00Z', '2026-12-01T10:00:00Z'])('that begins at %s has most schools connected, and a few of every other label', async (startAt) => {
    const { po, vo, mine } = await labelsAt(startAt)
    expect([po, vo]).toEqual([
      { qualified: 17, unknown: 1, 'endpoint-missing': 2, 'not-participating': 1, 'agreement-missing': 1, recheck: 2 },
      { qualified: 5, 'mandate-missing': 3 },
    ])
    expect(Object.keys({ ...po, ...vo }).sort()).toEqual([...qualificationLabels].sort())
    expect([mine.processingAgreement.state, mine.agreement.state, mine.mandates.map(({ state }: { state: string }) => state)]).toEqual(['yes', 'yes', ['yes', 'yes']])
  })
})
