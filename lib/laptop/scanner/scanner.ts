// Looks for malware in uploads with ClamAV where that is installed; where it is not, says so plainly.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScanOutcome } from './scan-event.ts'

export interface Scan {
  readonly outcome: ScanOutcome
  /** The name of what was found. */
  readonly threat?: string
}

export interface Scanner {
  /** What there is, in Dutch, for whoever starts the system. */
  readonly sentence: string
  /** Whether there is one that can look into a file. */
  readonly scans: boolean
  /** Answers for each file, in their order. Together, because loading the signatures takes longer than looking. */
  scan(files: readonly Uint8Array[]): Promise<readonly Scan[]>
}

export interface ScannerWishes {
  /** Files lie below it while they are looked at. */
  readonly folder: string
  /** `OVERSTAP_CLAMSCAN` names the program, `OVERSTAP_CLAMSCAN_DATABASE` a file or folder with signatures. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** Loading all public signatures takes up to a minute on a slow machine. */
const patience = 300_000

/** Finds the scanner of this machine, and answers for one that only says `not-scanned` where there is none with signatures. */
export async function scannerOf({ folder, environment = process.env }: ScannerWishes): Promise<Scanner> {
  rmSync(folder, { recursive: true, force: true })
  const program = environment['OVERSTAP_CLAMSCAN'] ?? 'clamscan'
  const database = environment['OVERSTAP_CLAMSCAN_DATABASE']
  const fromDatabase = database === undefined ? [] : [`--database=${database}`]
  const said = await run(program, ['--version', ...fromDatabase])
  if (said.code !== 0) return noScanner('geen virusscanner gevonden (clamscan)')
  const [version = 'ClamAV', signatures] = said.text.trim().split('/')
  // Without signatures of its own it tells its version alone, and would refuse every scan.
  if (database === undefined ? signatures === undefined : !hasSignatures(database)) return noScanner(`${version} heeft geen virusdefinities`)
  return {
    sentence: `Bestanden worden op virussen gescand met ${version}.`,
    scans: true,
    scan: (files) => scanWith((paths) => run(program, ['--no-summary', '--stdout', ...fromDatabase, ...paths]), folder, files),
  }
}

function noScanner(why: string): Scanner {
  return {
    sentence: `Bestanden worden niet op virussen gescand: ${why}.`,
    scans: false,
    scan: async (files) => files.map(() => ({ outcome: 'not-scanned' })),
  }
}

function hasSignatures(database: string): boolean {
  try {
    return readdirSync(database).some((name) => /\.(cvd|cld|[nhml]db|hsb|ndu|yara?)$/.test(name))
  } catch {
    return existsSync(database)
  }
}

async function scanWith(ask: (paths: readonly string[]) => Promise<Said>, folder: string, files: readonly Uint8Array[]): Promise<readonly Scan[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = mkdtempSync(join(folder, 'scan-'))
  try {
    const paths = files.map((bytes, index) => {
      const path = join(own, String(index))
      writeFileSync(path, bytes, { mode: 0o600 })
      return path
    })
    const { code, text } = await ask(paths)
    const lines = new Map(text.split('\n').map((line) => [line.slice(0, line.lastIndexOf(': ')), line.slice(line.lastIndexOf(': ') + 2)] as const))
    return paths.map((path) => resultOf(lines.get(path), code))
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

/** A file is clean only when that was said of it and the whole run ended as it should: 0 for nothing found, 1 for something. */
function resultOf(line: string | undefined, code: number): Scan {
  const threat = /^(.+) FOUND$/.exec(line ?? '')?.[1]
  if (threat !== undefined) return { outcome: 'infected', threat }
  return { outcome: (line === 'OK' || line === 'Empty file') && (code === 0 || code === 1) ? 'clean' : 'failed' }
}

interface Said {
  readonly code: number
  readonly text: string
}

function run(program: string, args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: patience, maxBuffer: 16_777_216 }, (fault, stdout) => {
      const code = fault === null ? 0 : typeof fault.code === 'number' ? fault.code : -1
      resolve({ code, text: stdout })
    })
  })
}
