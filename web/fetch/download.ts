// Gets one file through its link and looks whether it is the file that was promised.

/** `expired`: the link no longer works, a new one has to be asked. `cut`: the network or the store gave up. `damaged`: other bytes than were promised. */
export type DownloadFault = 'expired' | 'cut' | 'damaged'

export class DownloadFailed extends Error {
  readonly fault: DownloadFault

  constructor(fault: DownloadFault) {
    super(`a download failed: ${fault}`)
    this.name = 'DownloadFailed'
    this.fault = fault
  }
}

export interface Promised {
  readonly url: string
  readonly size: number
  readonly sha256: string
}

export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What a store answers for a link that is past its time, or for an object that is gone: a new manifest says which. */
const isExpired = (status: number) => status === 403 || status === 404 || status === 410 || status === 405

async function open(url: string, signal: AbortSignal | undefined, get: typeof fetch): Promise<Response> {
  const response = await get(url, { cache: 'no-store', credentials: 'omit', ...(signal && { signal }) }).catch(() => {
    throw new DownloadFailed('cut')
  })
  if (response.ok) return response
  await response.body?.cancel().catch(() => undefined)
  throw new DownloadFailed(isExpired(response.status) ? 'expired' : 'cut')
}

async function read(response: Response, size: number, onBytes: (count: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  const reader = response.body!.getReader()
  let at = 0
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw new DownloadFailed('cut')
    })
    if (done) break
    if (at + value.length > size) {
      await reader.cancel().catch(() => undefined)
      throw new DownloadFailed('damaged')
    }
    bytes.set(value, at)
    at += value.length
    onBytes(at)
  }
  // A line that broke off may look like an end.
  if (at < size) throw new DownloadFailed('cut')
  return bytes
}

/** The bytes of a file, checked by size and sha256. `onBytes` hears how many there are so far. Throws a `DownloadFailed`. */
export async function download({ url, size, sha256 }: Promised, onBytes: (count: number) => void, signal?: AbortSignal, get: typeof fetch = fetch): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await read(await open(url, signal, get), size, onBytes)
  if ((await sha256Of(bytes)) !== sha256) throw new DownloadFailed('damaged')
  return bytes
}
