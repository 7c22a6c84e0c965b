// One request per route about dossiers that succeeds for whoever may make it; the dossiers they need are made once per system.
import type { RouteName } from '../../lambdas/contract/routes.ts'
import { asUtf8 } from '../support/register.ts'
import type { Asking, Running } from '../support/running.ts'
import { type DossierWorld, dossierWorld, inspection, nextLabel, pdf } from './dossier-world.ts'
import { boardId, poSchool, secondVoSchool, voSchool, year } from './sample-places.ts'

type Sample = Asking & { readonly path: string }
type Maker = (running: Running, schoolId: string) => Sample | Promise<Sample>

interface Stage {
  readonly world: DossierWorld
  /** Open, with a file that was accepted; the VO school claimed it. */
  readonly open: string
  readonly attachmentId: string
  /** Inspected, or ready: setting ready is idempotent. */
  readonly ready: string
}

const stages = new WeakMap<Running, Promise<Stage>>()

async function setUp(running: Running): Promise<Stage> {
  const world = dossierWorld(running)
  const open = await world.add({ destinations: [voSchool, secondVoSchool] })
  const attachmentId = await world.attach(open)
  await world.claim(open)
  return { world, open, attachmentId, ready: await world.addInspected() }
}

export function stageOf(running: Running): Promise<Stage> {
  const known = stages.get(running) ?? setUp(running)
  stages.set(running, known)
  return known
}

const school = (id: string) => `${year}/schools/${id}`
const dossiersFile = () => asUtf8(`aanduiding;groep;route;vo-school;ronde\r\n${nextLabel()};8a;regulier;${voSchool};1\r\n`)

/** A dossier that the VO school claimed, new for each sample that ends it. */
async function claimed(running: Running): Promise<string> {
  const { world } = await stageOf(running)
  const dossierId = await world.add()
  await world.claim(dossierId)
  return dossierId
}

const withQuestion = async (running: Running) => {
  const { world, open } = await stageOf(running)
  const questionId = 'a'.repeat(20)
  const question = { questionId, schoolId: voSchool, text: 'Is dit alles?', askedAt: running.laptop.now(), dueOn: '2026-09-08' as never }
  const { questions } = (await world.ports.dossiers.get(open))!
  if (questions.length === 0) await world.step(open, (dossier) => ({ ...dossier, questions: [question] }))
  return `/dossiers/${open}/questions/${questionId}/answer`
}

export const dossierSamples = {
  getProcessingAgreement: () => ({ path: `/boards/${boardId}/processing-agreement` }),
  putProcessingAgreement: async (running) => {
    const path = `/boards/${boardId}/processing-agreement`
    const { etag } = await running.as('board')(path)
    return { path, method: 'PUT', body: { state: 'yes', on: '2026-08-31' }, headers: { 'if-match': etag } }
  },
  getBoardOverview: () => ({ path: `/boards/${boardId}/overview` }),
  putBoardQualification: async (running) => {
    const { etag } = await running.as('board')(`/boards/${boardId}/overview`)
    const stated = { state: 'yes', on: '2026-08-31' }
    return { path: `/boards/${boardId}/qualification`, method: 'PUT', body: { agreement: stated, mandate: stated, pupilSystem: 'ParnasSys' }, headers: { 'if-match': etag } }
  },
  listDossiers: (_running, id) => ({ path: `${school(id)}/dossiers` }),
  addDossiers: (_running, id) => ({
    path: `${school(id)}/dossiers`, method: 'POST',
    body: [{ label: nextLabel(), group: '8a', routes: ['regular'], destinations: [{ schoolId: voSchool, round: '1' }], warmTransfer: true, noBsn: false }],
  }),
  importDossiers: (_running, id) => ({ path: `${school(id)}/dossiers/import?dryRun=true`, method: 'POST', file: dossiersFile() }),
  getDossier: async (running) => ({ path: `/dossiers/${(await stageOf(running)).open}` }),
  changeDossier: async (running) => {
    const { world, open } = await stageOf(running)
    const { etag } = await world.see(open)
    return {
      path: `/dossiers/${open}`, method: 'PATCH', headers: { 'if-match': etag },
      body: { label: nextLabel(), group: '8b', routes: ['regular'], destinations: [{ schoolId: voSchool }, { schoolId: secondVoSchool, round: '1' }], warmTransfer: false, slots: { absence: false }, viaOso: ['absence'] },
    }
  },
  removeDossier: async (running) => {
    const { world } = await stageOf(running)
    const dossierId = await world.add()
    return { path: `/dossiers/${dossierId}`, method: 'DELETE', headers: { 'if-match': (await world.see(dossierId)).etag } }
  },
  renewCode: async (running) => ({ path: `/dossiers/${(await stageOf(running)).open}/code`, method: 'POST' }),
  announceAttachment: async (running) => ({ path: `/dossiers/${await (await stageOf(running)).world.add()}/attachments`, method: 'POST', body: pdf() }),
  getAttachment: async (running) => {
    const { open, attachmentId } = await stageOf(running)
    return { path: `/dossiers/${open}/attachments/${attachmentId}` }
  },
  removeAttachment: async (running) => {
    const { world } = await stageOf(running)
    const dossierId = await world.add()
    return { path: `/dossiers/${dossierId}/attachments/${await world.announce(dossierId)}`, method: 'DELETE' }
  },
  getAttachmentContent: async (running) => {
    const { open, attachmentId } = await stageOf(running)
    return { path: `/dossiers/${open}/attachments/${attachmentId}/content` }
  },
  recordInspection: async (running) => {
    const { world, open } = await stageOf(running)
    const { listHash } = await world.see(open)
    return { path: `/dossiers/${open}/inspection`, method: 'PUT', body: { listHash, ...inspection, view: 'Wij zien het zo.', withOsoDossier: true } }
  },
  recordInspections: async (running, id) => {
    const { world, open } = await stageOf(running)
    const { listHash } = await world.see(open)
    return { path: `${school(id)}/inspections`, method: 'POST', body: { dossiers: [{ dossierId: open, listHash }], ...inspection, view: 'Wij zien het zo.' } }
  },
  setReady: async (running) => ({ path: `/dossiers/${(await stageOf(running)).ready}/set-ready`, method: 'POST' }),
  setReadyMany: async (running, id) => ({ path: `${school(id)}/set-ready`, method: 'POST', body: { dossiers: [(await stageOf(running)).ready] } }),
  reopenDossier: async (running) => ({ path: `/dossiers/${(await stageOf(running)).open}/reopen`, method: 'POST' }),
  recallDossier: async (running) => {
    const { world, ready } = await stageOf(running)
    await world.setReady(ready)
    return { path: `/dossiers/${ready}/recall`, method: 'POST', body: { wrongSchool: false } }
  },
  confirmApplication: async (running) => {
    const { open } = await stageOf(running)
    return { path: `/dossiers/${open}/applications/${open}-${voSchool}/confirm`, method: 'POST', body: { correct: true } }
  },
  answerQuestion: async (running) => ({ path: await withQuestion(running), method: 'POST', body: { text: 'Ja, dit is alles.' } }),
  listQuestions: async (running) => ({ path: `/dossiers/${(await stageOf(running)).open}/questions` }),
  askQuestion: async (running) => ({ path: `/dossiers/${(await stageOf(running)).open}/questions?schoolId=${voSchool}`, method: 'POST', body: { text: 'Is dit alles?' } }),
  giveReceipt: async (running) => ({ path: `/dossiers/${await claimed(running)}/receipts?schoolId=${voSchool}`, method: 'POST', body: { kind: 'not-ours' } }),
  listApplications: (_running, id) => ({ path: `${school(id)}/applications` }),
  claimApplications: async (running, id) => ({
    path: `${school(id)}/applications`, method: 'POST', body: [{ dossierId: (await stageOf(running)).open, ownReference: 'L-12', round: '1' }],
  }),
  getApplication: async (running, id) => ({ path: `${school(id)}/applications/${(await stageOf(running)).open}-${voSchool}` }),
  changeApplication: async (running, id) => ({ path: `${school(id)}/applications/${(await stageOf(running)).open}-${voSchool}`, method: 'PATCH', body: { state: 'placed', ownReference: 'L-12' } }),
  listReleased: (_running, id) => ({ path: `${school(id)}/released` }),
  fetchDossiers: async (running, id) => ({ path: `${school(id)}/fetch`, method: 'POST', body: { dossiers: [(await stageOf(running)).open] } }),
  reportOsoMissing: (_running, id) => ({ path: `${school(id)}/oso-missing`, method: 'POST', body: [{ schoolId: poSchool, count: 3 }] }),
  getOsoMissing: (_running, id) => ({ path: `${school(id)}/oso-missing` }),
  exportSchool: (_running, id) => ({ path: `${school(id)}/export`, method: 'POST' }),
  getDossierCounts: () => ({ path: `${year}/dossier-counts` }),
  closeYear: () => ({ path: `${year}/close`, method: 'POST', body: { withoutExports: true } }),
  getCertificate: () => ({ path: `${year}/certificate` }),
} satisfies Partial<Record<RouteName, Maker>>

