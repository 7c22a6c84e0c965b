import { engines } from '../../support/engines.ts'
import { contents, dice, outcome, randomOperation } from './differential.ts'
const names = process.argv.slice(2, 4); const total = Number(process.argv[4])
const [A, B] = names.map(n => engines.find(e => e.name.includes(n))!)
const a = await A!.start(), b = await B!.start()
const roll = dice(Number(process.argv[5] ?? 7)); let refused = 0; const diffs = new Map<string, string[]>(); const kinds: any = {}
const t0 = performance.now()
for (let i = 0; i < total; i++) {
  const op = randomOperation(roll)
  const [x, y] = await Promise.all([outcome(a.client, op), outcome(b.client, op)])
  kinds[op.name] ??= [0, 0]; kinds[op.name][0]++
  if (x.startsWith('refused')) { refused++; kinds[op.name][1]++ }
  if (x !== y) { const k = op.name + ' ' + ((op.input as any).UpdateExpression ?? '') + ' | ' + ((op.input as any).ConditionExpression ?? ''); diffs.set(k, [...(diffs.get(k) ?? []), JSON.stringify(op.input).slice(0, 700) + '\n    A ' + x.slice(0, 400) + '\n    B ' + y.slice(0, 400)]) }
}
console.log(names, 'ops', total, 'refused', refused, 'differences', [...diffs.values()].flat().length, 'equal', await contents(a.client) === await contents(b.client), Math.round(performance.now() - t0), 'ms', kinds)
for (const [k, v] of [...diffs].slice(0, Number(process.argv[6] ?? 12))) console.log(v.length, k, '\n    ' + v[0])
await a.stop(); await b.stop()
