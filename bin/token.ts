// `npm run -s token -- <email>`: asks the running system for an access token and prints it, and nothing else.
const [email] = process.argv.slice(2)
const address = `http://127.0.0.1:${process.env['PORT'] || 4000}/_laptop/token`

async function tokenFor(who: string): Promise<string> {
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: who }) })
  const { token, detail } = (await answer.json()) as { token?: string; detail?: string }
  if (token === undefined) throw new Error(detail)
  return token
}

if (!email) {
  console.error('Noem een e-mailadres: npm run -s token -- coordinator@demo.example')
  process.exitCode = 1
} else {
  try {
    console.log(await tokenFor(email))
  } catch (fault) {
    const unreachable = fault instanceof TypeError
    console.error(unreachable ? `Op ${address} antwoordt niemand. Start eerst met: npm start` : (fault as Error).message)
    process.exitCode = 1
  }
}
