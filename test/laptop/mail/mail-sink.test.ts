// Every mail that was taken is in the file, whatever happens to the process afterwards.
import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMailSink, type KeptMail } from '../../../lib/laptop/mail/mail-sink.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sink-'))
  path = join(folder, 'mail.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

const mail = (changes: Partial<KeptMail> = {}): KeptMail => ({
  messageId: 'm1',
  to: 'po@demo.example',
  addressKind: 'ordinary',
  subject: 'Afspraken ë ’',
  text: 'Beste\ncollega',
  html: '<p>Beste</p>',
  headers: { From: 'noreply@overstap.example' },
  attachments: [],
  sentAt: '2027-03-24T07:00:00.000Z',
  ...changes,
})

describe('the mail sink', () => {
  it('gives each mail back as it was, also after a restart', () => {
    const first = openMailSink(path)
    first.add(mail())
    first.add(mail({ to: 'vo@demo.example', subject: 'Tweede' }))
    first.close()
    const sink = openMailSink(path)
    sink.add(mail({ subject: 'Derde' }))
    expect(sink.count).toBe(3)
    expect(sink.get(1)).toEqual(mail())
    expect(sink.get(3)?.subject).toBe('Derde')
    expect(sink.get(0)).toBeUndefined()
    expect(sink.get(4)).toBeUndefined()
    sink.close()
  })

  it('lists in the order of sending, for all or for one address', () => {
    const sink = openMailSink(path)
    for (const to of ['po@demo.example', 'vo@demo.example', 'po@demo.example']) sink.add(mail({ to }))
    expect(sink.lines().map(({ number }) => number)).toEqual([1, 2, 3])
    expect(sink.lines(' PO@demo.example ').map(({ number }) => number)).toEqual([1, 3])
    expect(sink.lines('nobody@demo.example')).toEqual([])
    sink.close()
  })

  it('has the line in its file when it answers', () => {
    const sink = openMailSink(path)
    sink.add(mail())
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(mail())
    sink.close()
  })

  it('cuts off a line that was not finished, and goes on after the last whole one', () => {
    const first = openMailSink(path)
    first.add(mail())
    first.close()
    appendFileSync(path, '{"to":"half@demo.exa')
    const sink = openMailSink(path)
    expect(sink.count).toBe(1)
    sink.add(mail({ subject: 'Tweede' }))
    sink.close()
    expect(readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line).subject)).toEqual(['Afspraken ë ’', 'Tweede'])
  })

  it('loses no mail that was taken when the process is killed', async () => {
    const script = `
      const { openMailSink } = await import(${JSON.stringify(new URL('../../../lib/laptop/mail/mail-sink.ts', import.meta.url).href)})
      const sink = openMailSink(${JSON.stringify(path)})
      for (let number = 1; ; number += 1) {
        sink.add({ ...${JSON.stringify(mail({ text: 'x'.repeat(20_000) }))}, messageId: String(number) })
        process.stdout.write(number + '\\n')
        if (number % 10 === 0) await new Promise(setImmediate)
      }`
    const child = spawn(process.execPath, ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let heard = ''
    for await (const part of child.stdout) {
      heard += part
      if (heard.split('\n').length > 200) child.kill('SIGKILL')
    }
    const taken = Number(heard.slice(0, heard.lastIndexOf('\n')).split('\n').at(-1))
    const sink = openMailSink(path)
    expect(taken).toBeGreaterThanOrEqual(200)
    expect(sink.count).toBeGreaterThanOrEqual(taken)
    for (const { number } of sink.lines()) expect(sink.get(number)?.messageId).toBe(String(number))
    sink.close()
  })
})
