// The process that gets killed: the whole system on a data folder, as `npm start` runs it, without the web app; prints its address.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { routes } from '../../lambdas/contract/routes.ts'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { application } from '../../lib/laptop/application.ts'
import { seed } from '../../lib/laptop/demo/seed.ts'
import { startLaptop } from '../../lib/laptop/run.ts'

const [dataPath = '', startAt = ''] = process.argv.slice(2)
const { url } = await startLaptop({
  port: 0,
  dataPath,
  fresh: false,
  startAt: Date.parse(startAt) as Instant,
  webFolder: join(dataPath, 'no-web'),
  application,
  seed,
  routes: Object.values(routes).map(({ method, path }) => ({ method, path: `/v1${path}` })),
  log: () => {},
})
writeSync(1, `${url}\n`)
