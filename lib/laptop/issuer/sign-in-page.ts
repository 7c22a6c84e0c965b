// The page on which one chooses who to be: demo people, and whoever was invited since.
import { escaped } from '../page.ts'
import type { Person } from './people.ts'

export const signInTitle = 'Inloggen'

/** Where someone arrives with an address that has been used, or that waited too long. */
export const signInOver = `<h1>Dit inloggen heeft te lang geduurd</h1>
<p><a href="/">Begin opnieuw bij de coördinator</a></p>`

/** The body of the page; `unknown` is an address that was typed and that nobody has. */
export function signInPage(people: readonly Person[], unknown?: string): string {
  const fault =
    unknown === undefined
      ? ''
      : `<p class="error" role="alert">Het adres ${escaped(unknown)} is hier niet bekend. Kies iemand uit de lijst, of nodig dit adres eerst uit.</p>`
  const typed = unknown === undefined ? '' : ` value="${escaped(unknown)}" aria-invalid="true"`
  const groups = Map.groupBy(people, (person) => person.region ?? (person.role === 'Uitgenodigd' ? 'Uitgenodigd' : 'Hele installatie'))
  return `<h1>${signInTitle}</h1>
<p>Dit is een demonstratie op deze computer. Kies wie u wilt zijn. Een wachtwoord is niet nodig.</p>
${fault}
<form method="post">
${[...groups].map(([name, group]) => choices(name, group)).join('\n')}
</form>
<h2>Iemand anders</h2>
<form method="post">
<p><label for="email">E-mailadres van iemand die is uitgenodigd</label>
<input id="email" name="email" type="email" autocomplete="off" required maxlength="256"${typed}></p>
<p><button type="submit">Inloggen met dit adres</button></p>
</form>`
}

function choices(name: string, people: readonly Person[]): string {
  return `<h2>${escaped(name)}</h2>\n<ul class="plain people">\n${people.map(choice).join('\n')}\n</ul>`
}

function choice({ email, name, role }: Person): string {
  const title = name === email ? '' : `<span><strong>${escaped(name)}</strong></span>`
  const rest = `<span>${escaped(role)}</span><span class="soft">${escaped(email)}</span>`
  return `<li><button type="submit" name="email" value="${escaped(email)}">${title}${rest}</button></li>`
}
