// `npm start`: the whole system on this machine.
import { join } from 'node:path'
import { routes } from '../lambdas/contract/routes.ts'
import type { Instant } from '../lambdas/domain/moment.ts'
import { application } from '../lib/laptop/application.ts'
import { buildWeb, webFolderOf } from '../lib/laptop/build-web.ts'
import { momentInWords } from '../lib/laptop/clock/moment-input.ts'
import { seed } from '../lib/laptop/demo/seed.ts'
import { startLaptop, type Laptop } from '../lib/laptop/run.ts'
import { StartProblem } from '../lib/laptop/start-problem.ts'
import { readWishes } from '../lib/laptop/wishes.ts'

const root = join(import.meta.dirname, '..')
const say = (line: string) => console.log(line)

function tell(laptop: Laptop, startAt: Instant | undefined): void {
  const wasLater = startAt !== undefined && laptop.now() - startAt > 60_000
  const width = Math.max(...laptop.people.map(({ email }) => email.length))
  say(`
Klaar. De klok van het product: ${momentInWords(laptop.now())}.${wasLater ? ' Hij stond al verder; opnieuw beginnen kan met --fresh.' : ''}

  Webapp     ${laptop.url}/
  Postvak    ${laptop.url}/postvak
  API        ${laptop.url}/v1/openapi.json
  Klok       ${laptop.url}/_laptop/clock

Inloggen kan als:
${laptop.people.map(({ email, role, region }) => `  ${email.padEnd(width)}  ${role}${region ? `, ${region}` : ''}`).join('\n')}

Stoppen: Ctrl+C`)
}

async function start(): Promise<void> {
  const { port, dataPath, fresh, startAt } = readWishes(process.argv.slice(2), process.env)
  say('De overstapcoördinator start.')
  if (await buildWeb(root)) say('Webapp gebouwd')
  const laptop = await startLaptop({
    port,
    dataPath,
    fresh,
    startAt,
    webFolder: webFolderOf(root),
    application,
    seed,
    routes: Object.values(routes).map(({ method, path }) => ({ method, path: `/v1${path}` })),
    log: say,
  })
  tell(laptop, startAt)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Once: who asks a second time is not kept waiting.
    process.once(signal, async () => {
      await laptop.stop()
      process.exit(0)
    })
  }
}

try {
  await start()
} catch (fault) {
  console.error(fault instanceof StartProblem ? fault.message : fault)
  process.exit(1)
}
