// Register files for tests: the real ones where DUO_DATA says they are, else the project's invented ones; and small ones made from rows.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface RegisterFiles {
  readonly po: Uint8Array
  readonly vo: Uint8Array
  /** The rows of each file, and how many of them stand in one municipality. */
  readonly expected: {
    readonly po: number
    readonly vo: number
    readonly municipality: { readonly name: string; readonly po: number; readonly vo: number }
  }
}

const inventedAt = join(import.meta.dirname, '../../lib/laptop/demo/register')

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path))

/** The project's own register. */
export function inventedRegister(): RegisterFiles {
  return {
    po: bytesOf(join(inventedAt, 'po.csv')),
    vo: bytesOf(join(inventedAt, 'vo.csv')),
    expected: { po: 31, vo: 11, municipality: { name: 'LINDEVELD', po: 8, vo: 3 } },
  }
}

/** DUO's files of Drenthe as delivered; `undefined` where DUO_DATA is not set. A folder without them is a fault, not a reason to skip. */
export function realRegister(): RegisterFiles | undefined {
  const folder = process.env['DUO_DATA']
  if (!folder) return undefined
  const file = (part: string) => {
    const name = readdirSync(folder).find((each) => each.includes(part) && each.endsWith('.csv'))
    if (!name) throw new Error(`DUO_DATA has no file with ${part} in its name`)
    return bytesOf(join(folder, name))
  }
  return {
    po: file('basisonderwijs'),
    vo: file('vestigingen-vo'),
    expected: { po: 253, vo: 45, municipality: { name: 'ASSEN', po: 25, vo: 10 } },
  }
}

export const registerFiles = (): RegisterFiles => realRegister() ?? inventedRegister()

const address = 'STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM'
const identity = `PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;${address};GEMEENTENUMMER;GEMEENTENAAM`

/** The columns that are read, in DUO's order, with one that is not (PROVINCIE) before them. */
export const registerHeader = {
  po: `${identity};DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;VAKANTIEREGIO`.split(';'),
  vo: `${identity};DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR;VAKANTIEREGIO`.split(';'),
}

const usual: Readonly<Record<string, string>> = {
  PROVINCIE: 'Voorbeeldland',
  'BEVOEGD GEZAG NUMMER': '99901',
  INSTELLINGSCODE: '90AA',
  VESTIGINGSCODE: '90AA00',
  VESTIGINGSNAAM: 'De Vlinderboom',
  STRAATNAAM: 'Lindelaan',
  'HUISNUMMER-TOEVOEGING': '12',
  POSTCODE: '8001 AB',
  PLAATSNAAM: 'VOORBEELD',
  GEMEENTENUMMER: '0991',
  GEMEENTENAAM: 'VOORBEELD',
  DENOMINATIE: 'Openbaar',
  TELEFOONNUMMER: ' ',
  INTERNETADRES: ' ',
  ONDERWIJSSTRUCTUUR: 'HAVO/VWO',
  VAKANTIEREGIO: 'Noord',
}

const quoted = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The cells of one row, usual but for what is given, by column name; the BRIN follows the vestigingscode unless it is given too. */
export function registerRow(given: Readonly<Record<string, string>> = {}, sector: 'po' | 'vo' = 'po'): string {
  const brin = (given['VESTIGINGSCODE'] ?? '90AA00').slice(0, 4)
  const cells: Readonly<Record<string, string>> = { ...usual, INSTELLINGSCODE: brin, ...given }
  return registerHeader[sector].map((column) => quoted(cells[column]!)).join(';')
}

/** A register text of these rows, with CRLF as DUO writes it. */
export function registerText(rows: readonly string[], sector: 'po' | 'vo' = 'po'): string {
  return [registerHeader[sector].join(';'), ...rows, ''].join('\r\n')
}

const windows1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(new Uint8Array([byte])), byte] as const),
)

/** Text in Windows-1252, as DUO delivers it; a character that it does not have is a mistake of the test. */
export function asWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const byte = windows1252.get(character)
    if (byte === undefined) throw new RangeError(`no ${character} in Windows-1252`)
    return byte
  })
}

export const asUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
