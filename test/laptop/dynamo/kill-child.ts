// The process that gets killed: it writes on and on, and says of each write when it was acknowledged.
import { writeSync } from 'node:fs'
import { createDynamo } from '../../../lib/laptop/dynamo/dynamo.ts'
import { inspect, writeSingle, writeTransaction } from './kill-workload.ts'

const [path = ''] = process.argv.slice(2)
const dynamo = await createDynamo({ path, now: Date.now })
const { latest } = await inspect(dynamo)

for (let number = latest + 1; ; number += 1) {
  await writeTransaction(dynamo, number)
  writeSync(1, `${number}\n`)
  await writeSingle(dynamo, number)
}
