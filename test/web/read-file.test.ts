// Reading a file that somebody chose.
import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../web/faults.ts'
import { bytesOf } from '../../web/read-file.ts'

describe('a file that was chosen', () => {
  test('is read', async () => {
    expect([...(await bytesOf(new File(['ab'], 'lijst.csv')))]).toEqual([97, 98])
  })

  test('and changed or gone since is told at its field, with what to do', async () => {
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('no permission', 'NotReadableError')) }
    const fault = await bytesOf(gone).catch((thrown: unknown) => thrown)
    expect(faultsOf(fault)).toEqual([{ field: 'file', message: expect.stringMatching(/Kies het dan opnieuw/) as string }])
  })
})
