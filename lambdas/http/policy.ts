// Who may try which route: one row per route, one word per role. What has no row, or no word, is refused.
import type { Membership, Role } from '../domain/actor.ts'
import { readDossierId } from '../domain/dossier-id.ts'
import type { RouteName } from '../contract/routes.ts'

/**
 * How someone must stand to what a request names.
 * `installation`: it names no region. `own-region`: the region that the role is bound to. `own-school`: the school that the role is bound to
 * (its BRIN, for all locations), or one with which it goes on by the coordinator's word; that it takes part in the named year is asked by the
 * use case. `takes-part`: any school of that year.
 * `own-board`: the board that the role is bound to. `own-dossier`: the id of the dossier carries the PO school. `any-dossier`: whether a
 * VO school may know of the dossier is asked by the use case, from the school's own partition.
 */
export type Relation = 'installation' | 'own-region' | 'own-school' | 'takes-part' | 'own-board' | 'own-dossier' | 'any-dossier'

type Row = Partial<Record<Role, Relation>>

const region: Row = { coordinator: 'own-region' }
const regionAndHelpdesk: Row = { coordinator: 'own-region', helpdesk: 'own-region' }
const school: Row = { po: 'own-school', vo: 'own-school' }
const po: Row = { po: 'own-school' }
const vo: Row = { vo: 'own-school' }
const poDossier: Row = { po: 'own-dossier' }
const voDelivery: Row = { vo: 'any-dossier' }

/** Open to everybody, to the bearer of a link, or to whoever is signed in, in whatever role or none. */
type OpenRoute = 'getOpenApi' | 'getMe' | 'getAgreements' | 'getFeed' | 'getSchoolPage' | 'actOnSchoolPage'
export type GuardedRoute = Exclude<RouteName, OpenRoute>
/** Routes that a handler answers: all but the description of the API, which is a file. */
export type BoundRoute = Exclude<RouteName, 'getOpenApi'>

export const policy: Readonly<Record<GuardedRoute, Row>> = {
  listRegions: { operator: 'installation' },
  createRegion: { operator: 'installation' },
  getRegion: regionAndHelpdesk,
  changeRegion: region,
  listYears: regionAndHelpdesk,
  openYear: region,
  getYear: regionAndHelpdesk,
  changeYear: region,
  importRegister: region,
  listSchools: regionAndHelpdesk,
  getSchool: { ...regionAndHelpdesk, ...school },
  putSchool: region,
  changeSchool: { ...region, ...school },
  getContacts: { ...regionAndHelpdesk, ...school },
  putContacts: { ...region, ...school },
  importContacts: region,
  putTick: { ...region, ...school },
  getProposal: regionAndHelpdesk,
  getCalendar: { ...regionAndHelpdesk, po: 'takes-part', vo: 'takes-part' },
  getAttachmentTypes: { ...regionAndHelpdesk, po: 'takes-part', vo: 'takes-part' },
  putAttachmentTypes: region,
  putTemplate: region,
  getTemplate: { ...regionAndHelpdesk, po: 'takes-part', vo: 'takes-part' },
  putCalendar: region,
  checkCalendar: regionAndHelpdesk,
  publishCalendar: region,
  listVersions: regionAndHelpdesk,
  listNotifications: regionAndHelpdesk,
  listSchoolNotifications: { ...regionAndHelpdesk, ...school },
  resendNotification: region,
  previewYear: region,
  planMails: regionAndHelpdesk,
  previewLetter: regionAndHelpdesk,
  moveStep: region,
  importProgress: region,
  sendMessage: region,
  getMergedCalendar: { ...regionAndHelpdesk, ...school },
  makeLink: { ...region, ...school },
  makeFeed: { ...region, ...school },
  getProcessingAgreement: { board: 'own-board' },
  putProcessingAgreement: { board: 'own-board' },
  listDossiers: po,
  addDossiers: po,
  importDossiers: po,
  getDossier: poDossier,
  changeDossier: poDossier,
  removeDossier: poDossier,
  renewCode: poDossier,
  announceAttachment: poDossier,
  getAttachment: poDossier,
  removeAttachment: poDossier,
  getAttachmentContent: poDossier,
  recordInspection: poDossier,
  recordInspections: po,
  setReady: poDossier,
  setReadyMany: po,
  reopenDossier: poDossier,
  recallDossier: poDossier,
  confirmApplication: poDossier,
  answerQuestion: poDossier,
  listQuestions: { ...poDossier, ...voDelivery },
  askQuestion: voDelivery,
  giveReceipt: voDelivery,
  listApplications: vo,
  claimApplications: vo,
  getApplication: vo,
  changeApplication: vo,
  listReleased: vo,
  fetchDossiers: vo,
  reportOsoMissing: vo,
  getOsoMissing: school,
  exportSchool: school,
  getDossierCounts: regionAndHelpdesk,
  closeYear: region,
  getCertificate: { ...regionAndHelpdesk, po: 'takes-part', vo: 'takes-part' },
  getQualification: { ...regionAndHelpdesk, ...school },
  putQualification: { ...region, ...school },
  getBoardOverview: { board: 'own-board' },
  putBoardQualification: { board: 'own-board' },
  importQualifications: region,
  getOverview: regionAndHelpdesk,
  getPairs: regionAndHelpdesk,
  getCallList: regionAndHelpdesk,
  getExpectedPupils: school,
  reportExpectedPupils: school,
  getReadiness: { ...regionAndHelpdesk, ...school },
  getRegionReadiness: regionAndHelpdesk,
  moveSchool: region,
  moveSchoolBack: region,
}

export interface Named {
  readonly regionId?: string
  readonly year?: string
  readonly schoolId?: string
  readonly boardId?: string
  readonly dossierId?: string
}

/** Whether a membership stands in this relation to what a request names; who takes part is asked of the store. */
export function stands(relation: Exclude<Relation, 'takes-part'>, membership: Membership, named: Named): boolean {
  switch (relation) {
    case 'installation':
      return true
    case 'own-region':
      return 'regionId' in membership && membership.regionId === named.regionId
    case 'own-board':
      return 'boardId' in membership && membership.boardId === named.boardId
    case 'own-dossier':
      return 'schoolId' in membership && membership.schoolId === readDossierId(named.dossierId ?? '')?.schoolId
    case 'any-dossier':
      return true
    case 'own-school':
      return 'schoolId' in membership && named.schoolId !== undefined && isOwnSchool(membership, named.schoolId)
  }
}

/** A vo membership may be bound to a whole BRIN; a po membership is bound to one location. */
function isOwnSchool(membership: Extract<Membership, { schoolId: string }>, schoolId: string): boolean {
  return membership.schoolId === schoolId || (membership.role === 'vo' && membership.schoolId.length === 4 && schoolId.startsWith(membership.schoolId))
}
