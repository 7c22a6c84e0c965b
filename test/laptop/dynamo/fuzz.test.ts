// Random operations, the same on two engines: they must answer alike, refuse alike and end with the same table.
import { expect, test } from 'vitest'
import { dynamoDbLocal, embeddedEngine, strictFakeEngine, type Engine } from '../../support/engines.ts'
import { dice } from './dice.ts'
import { contents, outcome } from './differential.ts'
import { randomOperation } from './random-operations.ts'

/** Another seed tries other operations; the fixed one makes a failure repeatable. */
const seed = Number(process.env['OVERSTAP_FUZZ_SEED'] ?? 20_261_121)
/** How many times as many operations as usual. */
const effort = Number(process.env['OVERSTAP_FUZZ_EFFORT'] ?? 1)

const pairs: readonly (readonly [Engine, Engine, number])[] = [
  [embeddedEngine, strictFakeEngine, 1500 * effort],
  [embeddedEngine, dynamoDbLocal, 200 * effort],
]

for (const [one, other, count] of pairs) {
  const timeout = 30_000 * effort
  test.skipIf(!other.available)(`${one.name} and ${other.name} agree on ${count} operations (seed ${seed})`, { timeout }, async () => {
    const [first, second] = await Promise.all([one.start(), other.start()])
    const roll = dice(seed)
    const seen = { answered: 0, refused: 0 }
    for (let at = 0; at < count; at += 1) {
      const operation = randomOperation(roll)
      const [mine, theirs] = await Promise.all([outcome(first.client, operation), outcome(second.client, operation)])
      expect(mine, `operation ${at}: ${operation.name} ${JSON.stringify(operation.input)}`).toBe(theirs)
      seen[mine.startsWith('refused') ? 'refused' : 'answered'] += 1
    }
    expect(await contents(first.client)).toBe(await contents(second.client))
    expect(Math.min(seen.answered, seen.refused)).toBeGreaterThan(count / 10)
    await Promise.all([first.stop(), second.stop()])
  })
}
