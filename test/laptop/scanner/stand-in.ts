// Stands in for ClamAV where it is not installed: a program that takes the same words and answers in the same lines and codes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The harmless text that every scanner takes for a virus; in two parts, so that no scanner takes this file for one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** Makes the program in a folder and answers its path. `says` is what it tells of its version. It breaks off at a file that says so. */
export function standIn(folder: string, says = 'ClamAV 1.4.6/27812/Sat Nov 21 09:00:00 2026'): string {
  const path = join(folder, 'clamscan')
  writeFileSync(
    path,
    `#!${process.execPath}
const { readFileSync, appendFileSync } = require('node:fs')
const args = process.argv.slice(2)
appendFileSync(${JSON.stringify(join(folder, 'calls'))}, args.filter((arg) => arg.startsWith('--')).join(' ') + '\\n')
if (args.includes('--version')) return console.log(${JSON.stringify(says)})
let code = 0
for (const file of args.filter((arg) => !arg.startsWith('--'))) {
  const text = readFileSync(file, 'latin1')
  if (text.includes('BREAK OFF')) process.exit(2)
  const found = text.includes('EICAR-STANDARD-ANTIVIRUS')
  console.log(file + ': ' + (text === '' ? 'Empty file' : found ? 'Win.Test.EICAR_HDB-1 FOUND' : text.includes('UNREADABLE') ? "Can't read file ERROR" : 'OK'))
  if (found) code = 1
}
process.exit(code)
`,
    { mode: 0o755 },
  )
  return path
}
