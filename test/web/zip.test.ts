// Fetching in parts: what is kept, what a break costs, and that a zip is whole or not there.
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { contentsOf, type FetchedDossier, type LinkedDossier } from '../../web/fetch/contents.ts'
import { download, DownloadFailed } from '../../web/fetch/download.ts'
import { dossiersAtOnce, fetchAll, type FetchEdges, filesAtOnce, type Refused } from '../../web/fetch/fetch-all.ts'
import { zipOf } from '../../web/fetch/zip.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The store and the API as the browser meets them, in memory. */
function world(count: number, filesEach = 2) {
  const ids = Array.from({ length: count }, (_, i) => `90AA00-2627-${100_000 + i}`)
  const contentOf = (dossierId: string, file: number) => bytesOf(`${dossierId} bestand ${file}`)
  const objects = new Map<string, Uint8Array<ArrayBuffer>>()
  const files = new Map<string, Uint8Array>()
  const dossiers = new Map<string, FetchedDossier>()
  const manifests: (readonly string[])[] = []
  const held = new Map<string, Refused['reasons']>()
  let clock = 0
  let links = 0
  const edges: FetchEdges = {
    manifest: async (asked) => {
      manifests.push(asked)
      const free = asked.filter((dossierId) => !held.has(dossierId))
      return {
        fetchId: `f${manifests.length}`,
        expiresAt: '2027-04-07T07:05:00.000Z',
        dossiers: free.map((dossierId): LinkedDossier => ({
          dossierId, number: dossierId.slice(-6), poSchoolId: '90AA00', poSchoolName: 'De Linde', version: 1, readyAt: '2027-04-06T14:00:00.000Z', late: false, warmTransfer: false, listHash: 'h', agreed: 'yes', leftOut: 0,
          files: Array.from({ length: filesEach }, (_, i) => {
            const bytes = contentOf(dossierId, i)
            const url = `/s3/${links++}`
            objects.set(url, bytes)
            return { attachmentId: `${i}`, typeId: 't', typeName: 'T', fileName: `${i}.pdf`, contentType: 'application/pdf', size: bytes.length, sha256: shaOf(bytes), sensitive: false, url }
          }),
        })),
        refused: asked.filter((dossierId) => held.has(dossierId)).map((dossierId) => ({ dossierId, reasons: held.get(dossierId)! })),
      }
    },
    download: async ({ url }) => objects.get(url)!,
    hasFile: async (sha256) => files.has(sha256),
    keepFile: async ({ sha256 }, bytes) => void files.set(sha256, bytes),
    keepDossier: async (dossier) => void dossiers.set(dossier.dossierId, dossier),
    now: () => clock,
    wait: async (milliseconds) => void (clock += milliseconds),
  }
  const refused: Refused[] = []
  const told = { dossier: () => undefined, refused: (more: readonly Refused[]) => void refused.push(...more), file: () => undefined }
  return { ids, edges, told, refused, files, dossiers, manifests, held, pass: (milliseconds: number) => (clock += milliseconds) }
}

describe('fetching many dossiers', () => {
  test('asks links for a part at a time and keeps every file once', async () => {
    const { ids, edges, told, files, dossiers, manifests } = world(120)
    expect(await fetchAll(edges, ids, told)).toEqual({ damaged: [] })
    expect(manifests.map((asked) => asked.length)).toEqual([dossiersAtOnce, dossiersAtOnce, 20])
    expect([...dossiers.keys()].sort()).toEqual(ids)
    expect(files.size).toBe(240)
    expect(JSON.stringify([...dossiers.values()])).not.toContain('/s3/')
  })

  test('never has more files under way than it should', async () => {
    const { ids, edges, told } = world(10)
    let now = 0
    let most = 0
    const slow: FetchEdges = {
      ...edges,
      download: async (file, onBytes) => {
        most = Math.max(most, ++now)
        await new Promise((resolve) => setImmediate(resolve))
        now--
        return edges.download(file, onBytes)
      },
    }
    await fetchAll(slow, ids, told)
    expect(most).toBe(filesAtOnce)
  })

  test('a line that is cut leaves whole dossiers behind, and the rest alone is fetched after it', async () => {
    const { ids, edges, told, dossiers, files } = world(60)
    let left = 51
    const cut: FetchEdges = { ...edges, download: async (file, onBytes) => (left-- > 0 ? edges.download(file, onBytes) : Promise.reject(new DownloadFailed('cut'))) }
    await expect(fetchAll(cut, ids, told)).rejects.toMatchObject({ fault: 'cut' })
    expect(files.size).toBe(51)
    expect(dossiers.size).toBe(25)
    for (const dossier of dossiers.values()) expect(dossier.files.every(({ sha256 }) => files.has(sha256))).toBe(true)
    let again = 0
    const counted: FetchEdges = { ...edges, download: async (file, onBytes) => (again++, edges.download(file, onBytes)) }
    await fetchAll(counted, ids.filter((dossierId) => !dossiers.has(dossierId)), told)
    expect(dossiers.size).toBe(60)
    expect(again).toBe(120 - 51)
  })

  test('a bad moment of the line is tried again, and costs nothing', async () => {
    const { ids, edges, told, dossiers } = world(3)
    const tries = new Map<string, number>()
    const shaky: FetchEdges = {
      ...edges,
      download: async (file, onBytes) => {
        tries.set(file.url, (tries.get(file.url) ?? 0) + 1)
        return tries.get(file.url)! < 3 ? Promise.reject(new DownloadFailed('cut')) : edges.download(file, onBytes)
      },
    }
    await fetchAll(shaky, ids, told)
    expect(dossiers.size).toBe(3)
  })

  test('a link that has expired is asked for anew', async () => {
    const { ids, edges, told, dossiers, manifests } = world(2)
    const expired = new Set(['/s3/1', '/s3/2'])
    const late: FetchEdges = { ...edges, download: async (file, onBytes) => (expired.has(file.url) ? Promise.reject(new DownloadFailed('expired')) : edges.download(file, onBytes)) }
    await fetchAll(late, ids, told)
    expect(dossiers.size).toBe(2)
    expect(manifests).toHaveLength(2)
  })

  test('a link that is nearly past its time is not tried at all', async () => {
    const { ids, edges, told, dossiers, manifests, pass } = world(8)
    const tried: string[] = []
    const slow: FetchEdges = {
      ...edges,
      download: async (file, onBytes) => {
        tried.push(file.url)
        if (tried.length === 4) pass(241_000)
        return edges.download(file, onBytes)
      },
    }
    await fetchAll(slow, ids, told)
    expect(dossiers.size).toBe(8)
    expect(manifests.length).toBe(2)
    expect(tried).toHaveLength(16)
  })

  test('a file that keeps coming in other than promised leaves its dossier out, and the others come', async () => {
    const { ids, edges, told, dossiers } = world(3)
    const bad: FetchEdges = { ...edges, download: async (file, onBytes) => (file.url === '/s3/2' ? Promise.reject(new DownloadFailed('damaged')) : edges.download(file, onBytes)) }
    const { damaged } = await fetchAll(bad, ids, told)
    expect(damaged.map(({ dossierId }) => dossierId)).toEqual([ids[1]])
    expect([...dossiers.keys()]).toEqual([ids[0], ids[2]])
  })

  test('what may not be fetched is told with its reasons, and asked only once', async () => {
    const { ids, edges, told, held, refused, manifests } = world(3)
    held.set(ids[1]!, [{ code: 'recalled', message: 'Ingetrokken.' }])
    await fetchAll(edges, ids, told)
    expect(refused).toEqual([{ dossierId: ids[1], reasons: [{ code: 'recalled', message: 'Ingetrokken.' }] }])
    expect(manifests).toHaveLength(1)
  })

  test('what does not fit into one answer is asked for in the next', async () => {
    const { ids, edges, told, dossiers } = world(5)
    const few: FetchEdges = {
      ...edges,
      manifest: async (asked) => {
        const all = await edges.manifest(asked)
        return { ...all, dossiers: all.dossiers.slice(0, 2), refused: all.dossiers.slice(2).map(({ dossierId }) => ({ dossierId, reasons: [{ code: 'too-many-at-once', message: '' }] })) }
      },
    }
    await fetchAll(few, ids, told)
    expect(dossiers.size).toBe(5)
  })

  test('a store that refuses every link ends in a dossier left out, not in asking for ever', async () => {
    const { ids, edges, told, manifests } = world(1)
    const { damaged } = await fetchAll({ ...edges, download: () => Promise.reject(new DownloadFailed('expired')) }, ids, told)
    expect(damaged).toHaveLength(1)
    expect(manifests).toHaveLength(4)
  })
})

describe('one file', () => {
  const bytes = bytesOf('precies dit bestand')
  const promised = { url: '/s3/x', size: bytes.length, sha256: shaOf(bytes) }
  const answering = (response: () => Response): typeof fetch => async () => response()
  const get = (response: () => Response, more = promised) => download(more, () => undefined, undefined, answering(response))

  test('comes as it was promised', async () => {
    expect(await get(() => new Response(bytes))).toEqual(bytes)
  })

  test.each([
    ['other bytes of the same length', () => new Response(bytesOf('precies dat bestand')), 'damaged'],
    ['more bytes', () => new Response(bytesOf('precies dit bestand!')), 'damaged'],
    ['fewer bytes', () => new Response(bytesOf('precies dit')), 'cut'],
    ['a link past its time', () => new Response('', { status: 403 }), 'expired'],
    ['an object that is gone', () => new Response('', { status: 404 }), 'expired'],
    ['a store in trouble', () => new Response('', { status: 503 }), 'cut'],
    ['no network', () => { throw new TypeError('Failed to fetch') }, 'cut'],
  ] as const)('%s is %3$s', async (_, response, fault) => {
    await expect(get(response as () => Response)).rejects.toMatchObject({ fault })
  })
})

describe('the zip', () => {
  const made = async (dossiers: readonly FetchedDossier[], fileOf: (sha256: string) => Promise<Blob | undefined>) =>
    new Uint8Array(await new Response(zipOf(contentsOf(dossiers, new Date('2027-04-07T07:00:00Z')), fileOf)).arrayBuffer())

  test('holds every file with its own bytes, and the index', async () => {
    const { ids, edges, told, dossiers, files } = world(5)
    await fetchAll(edges, ids, told)
    const zip = unzipSync(await made([...dossiers.values()], async (sha256) => new Blob([files.get(sha256)! as Uint8Array<ArrayBuffer>])))
    expect(Object.keys(zip)).toHaveLength(11)
    expect(new TextDecoder().decode(zip['dossier 100003/1.pdf'])).toBe('90AA00-2627-100003 bestand 1')
    expect(new TextDecoder().decode(zip['index.csv'])).toContain(shaOf(bytesOf('90AA00-2627-100003 bestand 1')))
  })

  test('is not made when a kept file is gone or is another', async () => {
    const { ids, edges, told, dossiers } = world(1)
    await fetchAll(edges, ids, told)
    await expect(made([...dossiers.values()], async () => undefined)).rejects.toThrow('gone')
    await expect(made([...dossiers.values()], async () => new Blob(['x']))).rejects.toThrow('gone')
  })
})
