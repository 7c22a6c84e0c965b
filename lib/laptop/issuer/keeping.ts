// What the sign-in service keeps in its file: its key, its people, and who is signed in, so that a restart signs nobody out.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { JWK } from 'jose'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { isEmailAddress } from '../../../lambdas/domain/email-address.ts'
import type { Accounts } from '../../../lambdas/ports/ports.ts'
import { replaceFile } from '../replace-file.ts'
import type { Person } from './people.ts'

interface Row {
  readonly payload: AdapterPayload
  /** Seconds since 1970, by the machine's clock. */
  readonly expiresAt: number
}

interface Kept {
  readonly signingKey: JWK
  readonly cookieKey: string
  readonly people: Person[]
  readonly rows: Record<string, Row>
}

export interface Keeping {
  readonly signingKey: JWK
  readonly cookieKey: string
  readonly accounts: Accounts
  people(): readonly Person[]
  byEmail(email: string): Person | undefined
  bySub(sub: string): Person | undefined
  /** The store that `oidc-provider` asks for. */
  adapter(model: string): Adapter
}

/** The account of an address: always the same, so that demo data can name people before they sign in. */
export function subOf(email: string): string {
  return `u-${createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 20)}`
}

const seconds = () => Math.floor(Date.now() / 1000)

/** Opens the file at `path`, made with a new key when it is not there; `people` are added to those who were invited before. */
export function openKeeping(path: string, people: readonly Person[]): Keeping {
  const kept: Kept = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : newlyMade()
  const bySub = new Map([...people, ...kept.people].map((person) => [subOf(person.email), person]))
  const rows = new Map(Object.entries(kept.rows))

  const keep = () => {
    const now = seconds()
    for (const [id, row] of rows) if (row.expiresAt <= now) rows.delete(id)
    replaceFile(path, `${JSON.stringify({ ...kept, rows: Object.fromEntries(rows) } satisfies Kept)}\n`)
  }
  keep()

  return {
    signingKey: kept.signingKey,
    cookieKey: kept.cookieKey,
    people: () => [...bySub.values()],
    byEmail: (email) => bySub.get(subOf(email)),
    bySub: (sub) => bySub.get(sub),
    accounts: {
      async ensure(email) {
        const address = email.trim().toLowerCase()
        if (!isEmailAddress(address)) throw new RangeError('not an e-mail address')
        const sub = subOf(address)
        if (!bySub.has(sub)) {
          const person = { email: address, name: address, role: 'Uitgenodigd' }
          bySub.set(sub, person)
          kept.people.push(person)
          keep()
        }
        return sub
      },
    },
    adapter: (model) => adapterOf(model, rows, keep),
  }
}

function newlyMade(): Kept {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomBytes(8).toString('hex')
  const signingKey = { ...(privateKey.export({ format: 'jwk' }) as JWK), kid, use: 'sig', alg: 'RS256' }
  return { signingKey, cookieKey: randomBytes(32).toString('hex'), people: [], rows: {} }
}

function adapterOf(model: string, rows: Map<string, Row>, keep: () => void): Adapter {
  const key = (id: string) => `${model}:${id}`
  const find = (id: string) => {
    const row = rows.get(id)
    return row && row.expiresAt > seconds() ? row.payload : undefined
  }
  const findWhere = (fits: (payload: AdapterPayload) => boolean) =>
    [...rows].find(([id, row]) => id.startsWith(`${model}:`) && row.expiresAt > seconds() && fits(row.payload))?.[1].payload
  return {
    async upsert(id, payload, expiresIn) {
      rows.set(key(id), { payload, expiresAt: seconds() + (expiresIn ?? 86_400) })
      keep()
    },
    find: async (id) => find(key(id)),
    findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
    findByUserCode: async (userCode) => findWhere((payload) => payload.userCode === userCode),
    async consume(id) {
      const row = rows.get(key(id))
      if (row) rows.set(key(id), { ...row, payload: { ...row.payload, consumed: seconds() } })
      keep()
    },
    async destroy(id) {
      rows.delete(key(id))
      keep()
    },
    async revokeByGrantId(grantId) {
      for (const [id, row] of rows) if (row.payload.grantId === grantId) rows.delete(id)
      keep()
    },
  }
}
