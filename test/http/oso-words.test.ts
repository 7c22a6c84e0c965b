// The words about the connection to OSO: a sentence for every next step that says who acts, and mails that can be sent as they are.
import { describe, expect, it } from 'vitest'
import { labelWords, nextStepWords, readyMails } from '../../lambdas/http/oso-words.ts'
import { holdsBsn } from '../../lambdas/domain/bsn.ts'
import { type NextStep, ownerOf, qualificationLabels, type StepOwner } from '../../lambdas/domain/qualification.ts'

const steps: readonly NextStep[] = ['school-answers', 'school-answers-again', 'board-answers', 'board-answers-again', 'board-signs', 'board-mandates', 'supplier-registers', 'nothing']
const one = { schoolId: '90AA00', name: 'De Eik', place: 'LINDEVELD' }
const about = (pupilSystem: string, schools = [one]) => ({ schools, pupilSystem, year: '2026-2027' })
const subjects: Readonly<Record<StepOwner, RegExp>> = { school: /^De school /, board: /^Het bestuur /, supplier: /^De leverancier van ParnasSys /, nobody: /^Er is nu niets te doen\.$/ }

describe('the sentence of a next step', () => {
  it.each(steps)('%s begins with who acts', (step) => {
    expect(nextStepWords(step, 'parnassys')).toMatch(subjects[ownerOf(step)])
  })

  it.each<[string, string]>([
    ['parnassys', 'De leverancier van ParnasSys'],
    ['Zermelo', 'De leverancier van Zermelo'],
    ['', 'De leverancier van het leerlingadministratiesysteem'],
    ['weet ik niet', 'De leverancier van het leerlingadministratiesysteem'],
  ])('names the supplier of %j', (typed, supplier) => {
    expect(nextStepWords('supplier-registers', typed).startsWith(`${supplier} zet`)).toBe(true)
  })

  it('and the label use the words that were agreed on', () => {
    const words = [...steps.map((step) => nextStepWords(step)), ...qualificationLabels.map((label) => labelWords[label])].join(' ')
    expect(words).not.toMatch(/mandaat ontbreekt|afleveradres|vrijgeven|niet deelnemend|\bjouw\b|\bjullie\b/)
    expect(words).toContain('OSO-dossier klaar')
  })
})

describe('a mail that is ready', () => {
  it.each<[NextStep, readonly string[]]>([
    ['school-answers', ['school', 'supplier']],
    ['school-answers-again', ['school', 'supplier']],
    ['board-answers', ['board']],
    ['board-answers-again', ['board']],
    ['board-signs', ['board', 'kennisnet']],
    ['board-mandates', ['board', 'kennisnet']],
    ['supplier-registers', ['supplier']],
    ['nothing', []],
  ])('for %s goes to %j', (step, to) => {
    const mails = readyMails(step, about('ParnasSys'))
    expect(mails.map((mail) => mail.to)).toEqual(to)
    for (const { subject, text } of mails) {
      expect(subject).toMatch(/: De Eik$/)
      expect(subject.length).toBeLessThan(90)
      expect(text).toMatch(/^Geachte collega,\n\n[\s\S]*- De Eik, Lindeveld \(vestigingscode 90AA00\)[\s\S]*\n\nMet vriendelijke groet,\n\n\[uw naam\]$/)
      expect(holdsBsn(text)).toBe(false)
    }
  })

  it('to a board says who may sign in, and where Kennisnet helps', () => {
    const text = readyMails('board-mandates', about('Magister'))[0]!.text
    for (const words of ['de leverancier van Magister een mandaat', 'eHerkenning', 'support@kennisnet.nl', '0800 321 22 33', 'per BRIN: 90AA']) expect(text).toContain(words)
  })

  it('about several schools names them all, and each BRIN once', () => {
    const schools = [one, { ...one, schoolId: '90AA01', name: 'De Es' }, { ...one, schoolId: '90AB00', name: 'De Els', place: '' }]
    const [mail] = readyMails('board-mandates', about('ParnasSys', schools))
    expect(mail!.subject).toBe('OSO: mandaat in OSR ontbreekt: 3 scholen')
    expect(mail!.text).toContain('per BRIN: 90AA, 90AB.')
    expect(mail!.text).toContain('- De Els (vestigingscode 90AB00)')
  })
})
