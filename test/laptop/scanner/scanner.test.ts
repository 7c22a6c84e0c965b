// What is said of a file by the scanner of this machine, and that nothing is called clean unless a scanner said so.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scannerOf } from '../../../lib/laptop/scanner/scanner.ts'
import { eicar, standIn } from './stand-in.ts'
import { eicarDocx } from '../../files/hostile-others.ts'
import { eicarPdf } from '../../files/hostile-pdfs.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overstap-scanner-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const scannerWith = (environment: Record<string, string>) => scannerOf({ folder: join(folder, 'scanning'), environment })
const bytes = (text: string) => new TextEncoder().encode(text)

describe('without a scanner', () => {
  it.each([
    ['no program', () => ({ OVERSTAP_CLAMSCAN: join(folder, 'nowhere') })],
    ['a program without signatures', () => ({ OVERSTAP_CLAMSCAN: standIn(folder, 'ClamAV 1.4.6') })],
    ['a database that is not there', () => ({ OVERSTAP_CLAMSCAN: standIn(folder), OVERSTAP_CLAMSCAN_DATABASE: join(folder, 'none') })],
    ['a database with nothing in it', () => (mkdirSync(join(folder, 'empty')), { OVERSTAP_CLAMSCAN: standIn(folder), OVERSTAP_CLAMSCAN_DATABASE: join(folder, 'empty') })],
  ])('(%s) every file is not scanned, and that is said plainly', async (_what, environment) => {
    const scanner = await scannerWith(environment())
    expect(scanner.sentence).toMatch(/^Bestanden worden niet op virussen gescand: /)
    expect(scanner.scans).toBe(false)
    expect(await scanner.scan([bytes('a'), bytes(eicar)])).toEqual([{ outcome: 'not-scanned' }, { outcome: 'not-scanned' }])
  })
})

describe('with a scanner', () => {
  it('says which it is, and of each file what was found, in their order', async () => {
    const scanner = await scannerWith({ OVERSTAP_CLAMSCAN: standIn(folder) })
    expect(scanner.sentence).toBe('Bestanden worden op virussen gescand met ClamAV 1.4.6.')
    expect(scanner.scans).toBe(true)
    expect(await scanner.scan([bytes('%PDF: a OK\n b: c FOUND'), bytes(`%PDF ${eicar}`), bytes(''), bytes('UNREADABLE')])).toEqual([
      { outcome: 'clean' },
      { outcome: 'infected', threat: 'Win.Test.EICAR_HDB-1' },
      { outcome: 'clean' },
      { outcome: 'failed' },
    ])
  })

  it('calls no file clean when it broke off', async () => {
    const scanner = await scannerWith({ OVERSTAP_CLAMSCAN: standIn(folder) })
    expect(await scanner.scan([bytes('first'), bytes('BREAK OFF'), bytes('last')])).toEqual([{ outcome: 'failed' }, { outcome: 'failed' }, { outcome: 'failed' }])
  })

  it('loads its signatures once for many files, from where it was told to', async () => {
    const OVERSTAP_CLAMSCAN_DATABASE = join(folder, 'own.ndb')
    writeFileSync(OVERSTAP_CLAMSCAN_DATABASE, '')
    const scanner = await scannerWith({ OVERSTAP_CLAMSCAN: standIn(folder, 'ClamAV 1.4.6'), OVERSTAP_CLAMSCAN_DATABASE })
    await scanner.scan(Array.from({ length: 20 }, (_, i) => bytes(String(i))))
    const calls = readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n')
    expect(calls).toHaveLength(2)
    for (const call of calls) expect(call).toContain(`--database=${OVERSTAP_CLAMSCAN_DATABASE}`)
  })

  it('leaves no file behind, also not what an ended process left', async () => {
    mkdirSync(join(folder, 'scanning', 'scan-old'), { recursive: true })
    writeFileSync(join(folder, 'scanning', 'scan-old', '0'), 'of a pupil')
    const scanner = await scannerWith({ OVERSTAP_CLAMSCAN: standIn(folder) })
    expect(existsSync(join(folder, 'scanning'))).toBe(false)
    await scanner.scan([bytes('of a pupil')])
    await scanner.scan([bytes('BREAK OFF')])
    expect(readdirSync(join(folder, 'scanning'))).toEqual([])
  })
})

const installed = (() => {
  try {
    execFileSync('clamscan', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe('ClamAV itself, where it is installed', () => {
  it.skipIf(!installed)('finds the test virus with a signature of our own: as it is, in a PDF and in a DOCX', async () => {
    const OVERSTAP_CLAMSCAN_DATABASE = join(folder, 'own.ndb')
    writeFileSync(OVERSTAP_CLAMSCAN_DATABASE, `Own.Eicar:0:*:${Buffer.from(eicar).toString('hex')}\n`)
    const scanner = await scannerWith({ OVERSTAP_CLAMSCAN_DATABASE })
    const found = { outcome: 'infected', threat: 'Own.Eicar.UNOFFICIAL' }
    expect(await scanner.scan([bytes('%PDF-1.7 clean'), bytes(eicar), eicarPdf(), eicarDocx()])).toEqual([{ outcome: 'clean' }, found, found, found])
  })
})
