// A store in a folder of its own, behind a real port and behind a client in this process, with a clock that the test may move.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client, S3ServiceException, type S3ClientConfig } from '@aws-sdk/client-s3'
import { onTestFinished } from 'vitest'
import { startFrontDoor, type FrontDoor } from '../../../lib/laptop/gateway/front-door.ts'
import { createObjectStore, type EmbeddedStore, type StoredObject } from '../../../lib/laptop/s3/object-store.ts'

export const kmsKey = 'arn:aws:kms:eu-west-1:000000000000:key/files'
export const credentials = { accessKeyId: 'laptop', secretAccessKey: 'laptop-secret' }
export const encryption = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKey } as const
export const allowedOrigin = 'http://127.0.0.1:5173'

export interface OpenedStore {
  readonly path: string
  readonly url: string
  readonly store: EmbeddedStore
  readonly created: StoredObject[]
  readonly faults: string[]
  /** Moves the store's own clock. */
  advance(milliseconds: number): void
  client(through: 'process' | 'port', changes?: S3ClientConfig): S3Client
  /** Opens the same folder anew, as after a restart. */
  reopen(): void
}

/** `plain` keeps no versions, `versioned` does, `locked` takes only what is encrypted with our key and heeds no old links, `forms` takes forms alone. */
export async function openStore(): Promise<OpenedStore> {
  const path = mkdtempSync(join(tmpdir(), 'overstap-s3-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const created: StoredObject[] = []
  const faults: string[] = []
  let ahead = 0
  const open = () =>
    createObjectStore({
      path,
      basePath: '/s3',
      credentials: { [credentials.accessKeyId]: credentials.secretAccessKey },
      buckets: [
        { name: 'plain', versioned: false },
        { name: 'versioned', versioned: true },
        { name: 'locked', versioned: true, requireKmsKey: kmsKey, oldestLinkMilliseconds: 300_000 },
        { name: 'forms', versioned: false, requireKmsKey: kmsKey, formsOnly: true },
      ],
      origins: [allowedOrigin],
      now: () => Date.now() + ahead,
      onCreated: (object) => created.push(object),
      onFault: (what, fault) => faults.push(`${what}: ${String(fault)}`),
    })
  let store = open()
  const door: FrontDoor = await startFrontDoor(0, (what, fault) => faults.push(`${what}: ${String(fault)}`))
  onTestFinished(door.close)
  const url = `http://127.0.0.1:${door.port}/s3`
  door.open([{ prefix: '/s3', room: (request, response, target) => store.room(request, response, target), forPrograms: true }])
  return {
    path,
    url,
    get store() {
      return store
    },
    created,
    faults,
    advance: (milliseconds) => void (ahead += milliseconds),
    client(through, changes = {}) {
      const client = new S3Client({
        region: 'eu-west-1',
        endpoint: url,
        forcePathStyle: true,
        credentials,
        maxAttempts: 1,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        ...(through === 'process' && { requestHandler: store.requestHandler }),
        ...changes,
      })
      onTestFinished(() => client.destroy())
      return client
    },
    reopen: () => void (store = open()),
  }
}

/** What a refused command was refused with: its code and status. */
export async function refusalOf(asked: Promise<unknown>): Promise<readonly [code: string, status: number | undefined]> {
  try {
    await asked
  } catch (fault) {
    if (!(fault instanceof S3ServiceException)) throw fault
    return [fault.name, fault.$metadata.httpStatusCode]
  }
  throw new Error('it was not refused')
}

/** Code and status of a refusal over plain HTTP. */
export async function codeOf(answer: Response): Promise<readonly [code: string | undefined, status: number]> {
  return [/<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1], answer.status]
}

/** Posts a form as a browser does. */
export function postForm(url: string, fields: Readonly<Record<string, string>>, file: Uint8Array | string, more: { readonly name?: string; readonly headers?: Record<string, string> } = {}): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([file as Uint8Array<ArrayBuffer> | string], { type: 'application/pdf' }), more.name ?? 'rapport ë.pdf')
  return fetch(url, { method: 'POST', body: form, redirect: 'manual', ...(more.headers && { headers: more.headers }) })
}
