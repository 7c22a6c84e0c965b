// To which pupil and type a file belongs, by its name: a guess that says how sure it is, since a wrong one is a leak.

export interface MatchPupil {
  readonly dossierId: string
  readonly number: string
  readonly label: string
  readonly group?: string | undefined
}

export interface MatchType {
  readonly typeId: string
  readonly name: string
  /** Other words by which schools call it. */
  readonly words: readonly string[]
}

export interface Match {
  /** Only when the name of the file leaves no doubt. */
  readonly dossierId?: string
  readonly typeId?: string
  /** Best first: what to offer when somebody has to choose. */
  readonly likelyPupils: readonly string[]
  readonly likelyTypes: readonly string[]
}

/** Small letters without accents; a number without zeros in front of it. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/(?<!\d)0+(?=\d)/g, '')

/** Days, and the number that a computer puts behind a second copy, name nobody. */
const days = /\b(?:19|20)\d{2}[-_. ]?\d{2}[-_. ]?\d{2}\b|\b\d{1,2}[-_. ]\d{1,2}[-_. ](?:19|20)\d{2}\b|\b(?:19|20)\d{2}[-_](?:19|20)?\d{2}\b/gu
const copy = /\s*\(\d+\)\s*$/u

/** `AnnaB-opp.pdf` as `Anna B-opp`: a capital in the middle of a word begins another. */
function stemOf(fileName: string): string {
  const stem = fileName.normalize('NFC').replace(/\.[^.]*$/, '').replace(copy, '').replaceAll('_', ' ').replaceAll(days, ' ')
  return stem.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
}

const tokensOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Words that many names hold and that say nothing. */
const filler: ReadonlySet<string> = new Set([
  'van', 'de', 'den', 'der', 'het', 'en', 'of', 'op', 'in', 'voor', 'bij', 'met', 'leerling', 'bijlage', 'scan', 'kopie', 'versie',
  'def', 'definitief', 'document', 'formulier',
])

/** Whether `words` stand in the tokens of a name, in this order and beside each other, with or without signs between them. */
function holdsInARow(tokens: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return false
  const wanted = words.join('')
  for (let from = 0; from < tokens.length; from++) {
    let joined = ''
    for (let to = from; to < tokens.length && joined.length < wanted.length; to++) {
      joined += tokens[to]
      if (joined === wanted) return true
    }
  }
  return false
}

interface Scored {
  readonly id: string
  readonly score: number
  /** All that names it stands in the name of the file. */
  readonly whole: boolean
  /** What of the name of the file it used. */
  readonly used: readonly string[]
}

const byScore = (a: Scored, b: Scored) => b.score - a.score

/** 6 digits that no other number stands for. */
const ownNumber = 1000

/** In any order only words that say something: of loose letters the order counts, and a small number counts only in front. */
function isNamed(tokens: readonly string[], words: readonly string[], used: readonly string[]): boolean {
  if (words.length === 1 && /^\d{1,2}$/.test(words[0]!)) return tokens[0] === words[0]
  return holdsInARow(tokens, words) || (words.length > 1 && used.length === words.length && words.every((word) => word.length > 1))
}

function scorePupil(tokens: readonly string[], { dossierId, number, label, group }: MatchPupil): Scored {
  const words = tokensOf(label)
  const used = words.filter((word) => tokens.includes(word))
  if (tokens.includes(number)) return { id: dossierId, score: ownNumber, whole: true, used: [number, ...words] }
  const whole = isNamed(tokens, words, used)
  const letters = (whole ? words : used).join('').length
  const inGroup = group !== undefined && tokensOf(group).some((word) => tokens.includes(word)) ? 0.5 : 0
  // One letter or a filler alone names nobody.
  const says = whole || used.some((word) => word.length > 2 && !filler.has(word))
  return { id: dossierId, score: says ? letters + (whole ? 100 : 0) + (letters > 0 ? inGroup : 0) : 0, whole, used: whole ? words : used }
}

/** Whether another pupil may be meant as well: as good a score, or one whose name goes on with more than the file says. */
function isRivalled(best: Scored, others: readonly Scored[], pupils: ReadonlyMap<string, MatchPupil>): boolean {
  return others.some((other) => {
    if (other.score === 0) return false
    if (other.whole) return other.score >= best.score || !other.used.every((word) => best.used.includes(word))
    const words = tokensOf(pupils.get(other.id)?.label ?? '')
    return best.score < ownNumber && best.used.every((word) => words.includes(word))
  })
}

function pupilOf(tokens: readonly string[], pupils: readonly MatchPupil[]): { readonly sure?: string; readonly likely: readonly string[] } {
  const scored = pupils.map((pupil) => scorePupil(tokens, pupil)).filter(({ score }) => score > 0).sort(byScore)
  const [best, ...others] = scored
  const likely = scored.slice(0, 5).map(({ id }) => id)
  if (!best?.whole || isRivalled(best, others, new Map(pupils.map((pupil) => [pupil.dossierId, pupil])))) return { likely }
  return { sure: best.id, likely }
}

/** How well one word of a file says one word of a type: all of it, or at least its first letters. */
function says(token: string, word: string): number {
  if (filler.has(token) || filler.has(word)) return 0
  if (token === word) return 1
  const [short, long] = token.length < word.length ? [token, word] : [word, token]
  return short.length >= 3 && long.startsWith(short) ? Math.min(0.9, 0.3 + short.length / 12) : 0
}

function typeOf(tokens: readonly string[], types: readonly MatchType[]): { readonly sure?: string; readonly likely: readonly string[] } {
  const wordsOf = new Map(types.map((type) => [type.typeId, [...new Set([type.name, ...type.words].flatMap(tokensOf))]]))
  const saysOf = (token: string, typeId: string) => Math.max(0, ...wordsOf.get(typeId)!.map((word) => says(token, word)))
  const scored = types
    .map(({ typeId }): Scored => {
      const score = tokens.reduce((sum, token) => {
        const own = saysOf(token, typeId)
        // What a word says as well of another type, it says less of this one.
        return own === 0 ? sum : sum + own / types.filter((other) => saysOf(token, other.typeId) >= own).length ** 2
      }, 0)
      return { id: typeId, score, whole: score >= 0.5, used: [] }
    })
    .filter(({ score }) => score > 0)
    .sort(byScore)
  const [best, second] = scored
  const likely = scored.slice(0, 3).map(({ id }) => id)
  if (types.length === 1) return { sure: types[0]!.typeId, likely }
  return best?.whole && best.score >= 1.5 * (second?.score ?? 0) ? { sure: best.id, likely } : { likely }
}

/** What a file is, by its name alone. Words that name the pupil say nothing of the type. */
export function matchFile(fileName: string, pupils: readonly MatchPupil[], types: readonly MatchType[]): Match {
  const tokens = tokensOf(stemOf(fileName))
  const pupil = pupilOf(tokens, pupils)
  const named = new Set(pupil.sure ? tokensOf(pupils.find(({ dossierId }) => dossierId === pupil.sure)!.label) : [])
  const type = typeOf(tokens.filter((token) => !named.has(token)), types)
  return {
    ...(pupil.sure && { dossierId: pupil.sure }),
    ...(type.sure && { typeId: type.sure }),
    likelyPupils: pupil.likely,
    likelyTypes: type.likely,
  }
}
