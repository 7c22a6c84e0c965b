// The mails of an act on dossiers: one per person, to whom it concerns, and never with anything by which a pupil could be known.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { later } from '../../lambdas/domain/moment.ts'
import { type Notification, transfersOfItems } from './transfer-cases.ts'
import { answerMail, leakMail, notOursMail, questionMail, recallMail, receiptMail } from '../../lambdas/domain/transfer-mails.ts'
import { at, contact, school } from './builders.ts'
import { hash, year } from './dossiers.ts'

const now = at('2027-04-11 23:10')
const head = { regionId: 'voorbeeld', year, region: { name: 'Regio Voorbeeld', contactPoint: { name: 'Contactpunt', email: 'contact@regio.example', phone: '0199 00 00 00' } }, calendar: { number: 1 } }
const dossierIds = ['99AB00-2627-481516', '99AB00-2627-234234']
const about = { head, dossierIds }
const people = (domain: string) => [
  contact({ contactId: `${domain}-1`, email: `een@${domain}.example`, name: 'Een' }), contact({ contactId: `${domain}-2`, email: `twee@${domain}.example`, roles: ['second'] }),
  contact({ contactId: `${domain}-3`, email: `hoofd@${domain}.example`, roles: ['head'] }), contact({ contactId: `${domain}-4`, email: `bestuur@${domain}.example`, roles: ['board'] }),
]
const po = school({ schoolId: '99AB00', name: 'De Vlinderboom', contacts: people('po') })
const vo = school({ schoolId: '99CD00', name: 'Het Baken', sector: 'vo', contacts: people('vo') })
const other = school({ schoolId: '99CE00', name: 'De Vaart', sector: 'vo', contacts: [contact({ contactId: 'x-1', email: 'Een@vo.example' })] })
const openers = [{ school: vo, dossierIds }, { school: other, dossierIds: dossierIds.slice(0, 1) }]

const heard = (mails: readonly Notification[]) => mails.map(({ to, items }) => `${to.isContactPoint ? 'contact point' : to.email}: ${transfersOfItems(items)}`)

const everyAct = {
  receipt: () => receiptMail({ ...about, reference: 'CDFGH-JKM34' }, po, now, hash),
  question: () => questionMail({ ...about, asker: vo, dueOn: day('2027-04-19') }, po, now, hash),
  answer: () => answerMail({ ...about, answerer: po }, vo, now, hash),
  version: () => answerMail({ ...about, answerer: po, isNewVersion: true }, vo, now, hash),
  recall: () => recallMail(about, po, openers, now, hash),
  notOurs: () => notOursMail({ ...about, voSchool: vo }, po, now, hash),
  leak: () => leakMail({ ...about, openedBy: 2 }, po, now, hash),
}

describe('the mail of an act', () => {
  it.each([
    ['receipt', ['een@po.example: set-ready-receipt 2', 'twee@po.example: set-ready-receipt 2']],
    ['question', ['een@po.example: question-asked 2']],
    ['answer', ['een@vo.example: question-answered 2']],
    ['version', ['een@vo.example: question-answered 2']],
    ['recall', ['een@vo.example: dossiers-recalled 2 vo, dossiers-recalled 1 vo', 'twee@vo.example: dossiers-recalled 2 vo', 'contact point: dossiers-recalled 2 region']],
    ['notOurs', ['een@po.example: not-ours 2 po', 'contact point: not-ours 2 region']],
    ['leak', ['hoofd@po.example: possible-leak 2 po', 'bestuur@po.example: possible-leak 2 po', 'contact point: possible-leak 2 region']],
  ] as const)('%s goes to whom it concerns', (act, to) => {
    expect(heard(everyAct[act]())).toEqual(to)
  })

  it('goes to whoever is there when nobody has the role', () => {
    const alone = { ...po, contacts: [contact({ email: 'hoofd@po.example', roles: ['head'] })] }
    expect(heard(receiptMail({ ...about, reference: 'CDFGH-JKM34' }, alone, now, hash))).toEqual(['hoofd@po.example: set-ready-receipt 2'])
    const small = { ...po, contacts: [contact({ email: 'een@po.example' })] }
    expect(heard(leakMail({ ...about, openedBy: 0 }, small, now, hash))).toEqual(['een@po.example: possible-leak 2 po', 'contact point: possible-leak 2 region'])
  })

  it('of a recall is left out for the contact point when the mail of a possible leak goes, and for nobody else', () => {
    const leaking = [...recallMail({ ...about, isLeak: true }, po, openers, now, hash), ...everyAct.leak()]
    expect(heard(leaking).filter((line) => line.startsWith('contact point'))).toEqual(['contact point: possible-leak 2 region'])
    expect(heard(recallMail({ ...about, isLeak: true }, po, openers, now, hash))).toEqual(heard(everyAct.recall()).slice(0, 2))
  })

  it('of a recall goes to nobody when nobody had opened it: no VO school learns of what it never saw', () => {
    expect(recallMail(about, po, [], now, hash)).toEqual([])
  })

  it('waits to be sent at once, at any hour, and carries the page of its reader', () => {
    for (const mail of everyAct.receipt()) expect(mail).toMatchObject({ state: 'waiting', attempt: 0, decidedAt: now, waitingSince: now, regionId: 'voorbeeld', year })
    expect(everyAct.receipt()[0]!.to).toEqual({ email: 'een@po.example', name: 'Een', contactIds: ['po-1'], pages: [{ schoolId: '99AB00', contactId: 'po-1', since: 0 }] })
  })

  it('is none before a calendar is published, for no clock could send it', () => {
    const { calendar: _calendar, ...unpublished } = head
    expect(receiptMail({ ...about, head: unpublished, reference: 'CDFGH-JKM34' }, po, now, hash)).toEqual([])
    expect(leakMail({ ...about, head: unpublished, openedBy: 1 }, po, now, hash)).toEqual([])
  })

  it.each(Object.keys(everyAct) as (keyof typeof everyAct)[])('%s has an id of its own per person and act, the same when the write is repeated, and names no dossier', (act) => {
    const mails = everyAct[act]()
    expect(everyAct[act]()).toEqual(mails)
    expect(new Set(mails.map(({ id }) => id)).size).toBe(mails.length)
    for (const mail of mails) {
      expect(mail.id).toMatch(/^2026-2027-20270411T211000000Z-[0-9a-f]{16}$/)
      expect(JSON.stringify(mail)).not.toMatch(/481516|234234|2627-/)
    }
  })

  it('is another mail for another act, and for the same act at another moment', () => {
    const again = receiptMail({ ...about, reference: 'CDFGH-JKM34' }, po, later(now, 1), hash)
    const others = receiptMail({ ...about, dossierIds: dossierIds.slice(0, 1), reference: 'CDFGH-JKM34' }, po, now, hash)
    const ids = [everyAct.receipt(), everyAct.question(), again, others].flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
