// `npm start`: the whole system on this machine.
import { parseArgs } from 'node:util'
import { routes } from '../lambdas/contract/routes.ts'
import type { Instant } from '../lambdas/domain/moment.ts'
import { application } from '../lib/laptop/application.ts'
import { buildWeb, webFolderOf } from '../lib/laptop/build-web.ts'
import { momentInWords, readMoment } from '../lib/laptop/clock/moment-input.ts'
import { seed } from '../lib/laptop/demo/seed.ts'
import { startLaptop, type Laptop } from '../lib/laptop/run.ts'
import { StartProblem } from '../lib/laptop/start-problem.ts'

const root = new URL('..', import.meta.url).pathname

function wishes(): { port: number; dataPath: string; fresh: boolean; startAt?: Instant } {
  const { values } = parsed()
  const port = Number(process.env['PORT'] || 4000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartProblem('PORT moet een getal zijn van 1 tot en met 65535.')
  const startAt = values.now === undefined ? undefined : readMoment(values.now)
  if (values.now !== undefined && startAt === undefined) {
    throw new StartProblem(`De tijd ${values.now} bestaat niet. Schrijf de tijd in Amsterdam zo: npm start -- --now 2027-03-24T08:00`)
  }
  return { port, dataPath: process.env['OVERSTAP_DATA'] || '.overstap', fresh: values.fresh, ...(startAt !== undefined && { startAt }) }
}

function parsed() {
  try {
    return parseArgs({ options: { fresh: { type: 'boolean', default: false }, now: { type: 'string' } } })
  } catch (fault) {
    throw new StartProblem('Dat kent npm start niet. Het kent: npm start -- --fresh --now 2027-03-24T08:00', fault)
  }
}

function tell(laptop: Laptop, startAt: Instant | undefined): void {
  const late = startAt !== undefined && laptop.now() - startAt > 60_000
  const width = Math.max(...laptop.people.map(({ email }) => email.length))
  console.log(`
Klaar. De klok van het product: ${momentInWords(laptop.now())}${late ? ' (de klok stond al verder; opnieuw beginnen kan met --fresh)' : ''}

  Webapp     ${laptop.url}/
  Postvak    ${laptop.url}/postvak
  API        ${laptop.url}/v1/openapi.json
  Klok       ${laptop.url}/_laptop/clock

Aanmelden kan als:
${laptop.people.map(({ email, role, region }) => `  ${email.padEnd(width)}  ${role}${region ? `, ${region}` : ''}`).join('\n')}

Stoppen: Ctrl+C`)
}

try {
  const { port, dataPath, fresh, startAt } = wishes()
  console.log('De overstapcoördinator start.')
  if (await buildWeb(root)) console.log('Webapp gebouwd')
  const laptop = await startLaptop({
    port,
    dataPath,
    fresh,
    startAt,
    webFolder: webFolderOf(root),
    application,
    seed,
    routes: Object.values(routes).map(({ method, path }) => ({ method, path: `/v1${path}` })),
    log: (line) => console.log(line),
  })
  tell(laptop, startAt)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void laptop.stop().then(() => process.exit(0)))
  }
} catch (fault) {
  if (!(fault instanceof StartProblem)) throw fault
  console.error(fault.message)
  process.exit(1)
}
