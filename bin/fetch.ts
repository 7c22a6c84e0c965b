// `npm run fetch -- <map>`: fetches for a VO school what is released to it, checks each file, and keeps it in folders; see docs/fetch.md.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Answer } from '../lambdas/contract/routes.ts'
import { download } from '../web/fetch/download.ts'
import { fetchAll } from '../web/fetch/fetch-all.ts'
import { openFolder } from './fetch/kept-folder.ts'
import { signIn, type Token } from './fetch/sign-in.ts'

const usage = `Gebruik: npm run fetch -- <map> [opties]
  --url <adres>       adres van de overstapcoördinator (anders http://127.0.0.1:4000)
  --school <code>     vestigingscode, als u voor meer dan één school werkt
  --regio <naam>      regio, als uw school in meer dan één regio meedoet
  --jaar <schooljaar> zoals 2026-2027 (anders het nieuwste)
  --geen-browser      opent geen browser: toont alleen het adres om in te loggen`

class Stopped extends Error {}

interface Place {
  readonly schoolId: string
  readonly regionId: string
  readonly year: string
  readonly role: string
}

const { values: options, positionals } = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string' }, school: { type: 'string' }, regio: { type: 'string' }, jaar: { type: 'string' }, 'geen-browser': { type: 'boolean' } },
    })
  } catch {
    console.error(usage)
    process.exit(2)
  }
})()

/** Opens the sign-in page in the browser of this machine; the address is shown too, for when that does not work. */
function show(address: string): void {
  console.log(`Log in met uw browser:\n${address}`)
  if (options['geen-browser']) return
  const [program, ...given]: [string, ...string[]] = process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', address] : process.platform === 'darwin' ? ['open', address] : ['xdg-open', address]
  spawn(program, given, { stdio: 'ignore', detached: true }).on('error', () => {}).unref()
}

async function ask<T>(installation: string, token: Token, path: string, { role, body }: { readonly role?: string; readonly body?: unknown } = {}): Promise<T> {
  const answer = await fetch(new URL(`/v1${path}`, installation), {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${await token()}`, accept: 'application/json', ...(role && { 'overstap-role': role }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const told = (await answer.json()) as T & { readonly title?: string; readonly detail?: string }
  if (!answer.ok) throw new Stopped(`${told.title ?? answer.status}. ${told.detail ?? ''}`)
  return told
}

/** The school, region and year to fetch for: the only one there is, or the one that was named. */
function placeOf({ roles }: Answer<'getMe'>): Place {
  const places = roles
    .filter(({ role }) => role === 'vo')
    .flatMap(({ key, years = [] }) => years.map(({ regionId, year, schoolId = '' }) => ({ role: key, regionId, year, schoolId })))
    .filter(({ schoolId, regionId, year }) => schoolId === (options.school ?? schoolId) && regionId === (options.regio ?? regionId) && year === (options.jaar ?? year))
  const newest = places.map(({ year }) => year).toSorted().at(-1)
  const found = places.filter(({ year }) => year === newest)
  if (found.length === 1) return found[0]!
  if (found.length === 0) throw new Stopped('U werkt niet voor een vo-school die hieraan voldoet. Kijk de opties na, of log in met een ander account.')
  throw new Stopped(`Kies een school en een regio met --school en --regio:\n${found.map(({ schoolId, regionId, year }) => `  --school ${schoolId} --regio ${regionId} --jaar ${year}`).join('\n')}`)
}

async function run(folder: string): Promise<void> {
  const installation = options.url ?? 'http://127.0.0.1:4000'
  const token = await signIn(installation, show)
  const place = placeOf(await ask<Answer<'getMe'>>(installation, token, '/me'))
  const { role, regionId, year, schoolId } = place
  const base = `/regions/${regionId}/years/${year}/schools/${schoolId}`
  const kept = await openFolder(folder, [installation, regionId, year, schoolId].join(' '))
  const { since } = kept.kept()
  const released = await ask<Answer<'listReleased'>>(installation, token, `${base}/released${since === undefined ? '' : `?changedSince=${encodeURIComponent(since)}`}`, { role })
  const known = new Map(kept.kept().dossiers.map((dossier) => [dossier.dossierId, dossier]))
  // What is here already in this version, with as many files, is not asked again.
  const wanted = released.dossiers.filter(({ dossierId, version, files }) => known.get(dossierId)?.version !== version || known.get(dossierId)!.files.length < files.length)
  console.log(`${wanted.length} dossiers op te halen.`)

  let done = 0
  const { damaged } = await fetchAll(
    {
      manifest: (dossiers) => ask<Answer<'fetchDossiers'>>(installation, token, `${base}/fetch`, { role, body: { dossiers } }),
      download,
      hasFile: kept.isThere,
      keepFile: ({ sha256 }, bytes) => kept.keepFile(sha256, bytes),
      keepDossier: kept.keepDossier,
      now: Date.now,
      wait: (milliseconds) => wait(milliseconds),
    },
    wanted.map(({ dossierId }) => dossierId),
    {
      dossier: ({ number, files }) => console.log(`${(done += 1)} van ${wanted.length}: dossier ${number}, ${files.length} bestanden`),
      refused: (refused) => refused.forEach(({ dossierId, reasons }) => console.log(`${dossierId} niet opgehaald: ${reasons.map(({ message }) => message).join(' ')}`)),
      file: () => {},
    },
  )
  await kept.layOut(new Date())
  for (const { number } of damaged) console.log(`Dossier ${number} is niet opgehaald: een bestand kwam niet goed over. Probeer het later opnieuw.`)
  const { applications } = await ask<Answer<'listApplications'>>(installation, token, `${base}/applications`, { role })
  const gone = applications.filter(({ progress, dossierId }) => progress === 'delete' && known.has(dossierId))
  for (const { number, ownReference } of gone) console.log(`Verwijder wat u had opgehaald: ${ownReference ?? `dossier ${number}`}.`)
  if (damaged.length > 0) throw new Stopped('Niet alles is opgehaald. Start het programma later opnieuw.')
  await kept.finish(released.now)
  console.log(`Klaar: ${done} dossiers in ${folder}.`)
}

const [folder, ...others] = positionals
if (folder === undefined || others.length > 0) {
  console.error(usage)
  process.exitCode = 2
} else {
  try {
    await run(resolve(folder))
  } catch (fault) {
    // A message of ours says what to do; of any other only that it broke off is certain.
    console.error(fault instanceof Stopped ? fault.message : `Onderbroken: ${(fault as Error).message}. Start het programma opnieuw: het gaat verder waar het was.`)
    process.exitCode = 1
  }
}
