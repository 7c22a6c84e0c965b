// Who may do what, written out by hand from the page on the API: the tests hold every route against it.
import type { RouteName } from '../../lambdas/contract/routes.ts'

/**
 * The users of the demo beside some made for the tests: `vo-brin` is bound to a whole BRIN, `grens` works at a school in both regions,
 * `nobody` has an account and no role, `stranger` is not signed in. `-buur` works in the other region.
 */
export const users = [
  'operator', 'coordinator', 'helpdesk', 'board', 'po', 'po2', 'vo', 'vo2', 'vo-brin', 'grens', 'coordinator-buur', 'po-buur', 'vo-buur', 'nobody', 'stranger',
] as const
export type User = (typeof users)[number]

/** What is asked of a region's year: of the region `voorbeeld`, where it names a school of the PO school at which `po` works. */
export const access: Readonly<Record<RouteName, string>> = {
  //                        oper coor help boar po   po2  vo   vo2  brin gren c-bu p-bu v-bu nobo stra
  getMe:                   'yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  401',
  getOpenApi:              'yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes',
  // Open to everybody: the agreements of a published year, a feed with its secret name, and the page of whoever holds the link.
  getAgreements:           'yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes',
  getFeed:                 'yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes',
  getSchoolPage:           'yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes',
  actOnSchoolPage:         'yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes  yes',
  // Everybody knows that there are regions; only the operator sees which, and makes one.
  listRegions:             'yes  403  403  403  403  403  403  403  403  403  403  403  403  403  401',
  createRegion:            'yes  403  403  403  403  403  403  403  403  403  403  403  403  403  401',
  // The operator knows of a region and sees nothing of what is in it; whoever works in it knows of it.
  getRegion:               '403  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  changeRegion:            '403  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  listYears:               '403  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  openYear:                '403  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  previewYear:             '403  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  importRegister:          '403  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  getYear:                 '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  changeYear:              '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  listSchools:             '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  importContacts:          '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  getProposal:             '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  // Members read what is published.
  getCalendar:             '404  yes  yes  404  yes  yes  yes  yes  yes  yes  404  404  404  404  401',
  getAttachmentTypes:      '404  yes  yes  404  yes  yes  yes  yes  yes  yes  404  404  404  404  401',
  putAttachmentTypes:      '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  putTemplate:             '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  getTemplate:             '404  yes  yes  404  yes  yes  yes  yes  yes  yes  404  404  404  404  401',
  putCalendar:             '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  // A check changes nothing, so whoever looks along may ask for it.
  checkCalendar:           '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  planMails:               '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  previewLetter:           '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  moveStep:                '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  importProgress:          '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  importQualifications:    '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  sendMessage:             '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  publishCalendar:         '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  listVersions:            '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  listNotifications:       '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  resendNotification:      '404  yes  403  404  403  403  403  403  403  403  404  404  404  404  401',
  // A school of one's own; another school does not exist.
  getSchool:               '404  yes  yes  404  yes  404  404  404  404  404  404  404  404  404  401',
  putSchool:               '404  yes  403  404  404  404  404  404  404  404  404  404  404  404  401',
  changeSchool:            '404  yes  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  getContacts:             '404  yes  yes  404  yes  404  404  404  404  404  404  404  404  404  401',
  putContacts:             '404  yes  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  putTick:                 '404  yes  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  listSchoolNotifications: '404  yes  yes  404  yes  404  404  404  404  404  404  404  404  404  401',
  getMergedCalendar:       '404  yes  yes  404  yes  404  404  404  404  404  404  404  404  404  401',
  makeLink:                '404  yes  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  makeFeed:                '404  yes  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  // What a board states is its own.
  getProcessingAgreement:  '404  404  404  yes  404  404  404  404  404  404  404  404  404  404  401',
  putProcessingAgreement:  '404  404  404  yes  404  404  404  404  404  404  404  404  404  404  401',
  getBoardOverview:        '404  404  404  yes  404  404  404  404  404  404  404  404  404  404  401',
  putBoardQualification:   '404  404  404  yes  404  404  404  404  404  404  404  404  404  404  401',
  // The dossiers of a PO school are its own: the region sees numbers, and a dossier that is not one's own does not exist.
  listDossiers:            '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  addDossiers:             '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  importDossiers:          '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  recordInspections:       '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  setReadyMany:            '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  getDossier:              '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  changeDossier:           '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  removeDossier:           '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  // The demo's regions use no codes.
  renewCode:               '404  404  404  404  409  404  404  404  404  404  404  404  404  404  401',
  announceAttachment:      '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  getAttachment:           '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  removeAttachment:        '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  getAttachmentContent:    '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  recordInspection:        '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  setReady:                '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  reopenDossier:           '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  recallDossier:           '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  confirmApplication:      '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  answerQuestion:          '404  404  404  404  yes  404  404  404  404  404  404  404  404  404  401',
  // A VO school, by location or by whole BRIN, for what it may know of; nothing has opened yet, so it cannot ask.
  listQuestions:           '404  404  404  404  yes  404  yes  404  404  404  404  404  404  404  401',
  askQuestion:             '404  404  404  404  404  404  409  404  409  404  404  404  404  404  401',
  giveReceipt:             '404  404  404  404  404  404  yes  404  yes  404  404  404  404  404  401',
  listApplications:        '404  403  403  404  403  404  404  404  404  404  404  404  404  404  401',
  claimApplications:       '404  403  403  404  403  404  404  404  404  404  404  404  404  404  401',
  getApplication:          '404  403  403  404  403  404  404  404  404  404  404  404  404  404  401',
  changeApplication:       '404  403  403  404  403  404  404  404  404  404  404  404  404  404  401',
  listReleased:            '404  403  403  404  403  404  404  404  404  404  404  404  404  404  401',
  fetchDossiers:           '404  403  403  404  403  404  404  404  404  404  404  404  404  404  401',
  reportOsoMissing:        '404  403  403  404  403  404  404  404  404  404  404  404  404  404  401',
  getOsoMissing:           '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  exportSchool:            '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  getDossierCounts:        '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  // What becomes of a school is the region's to say.
  moveSchool:              '404  yes  403  404  404  404  404  404  404  404  404  404  404  404  401',
  moveSchoolBack:          '404  yes  403  404  404  404  404  404  404  404  404  404  404  404  401',
  // Whether it can exchange: the school's own, and its region's.
  getQualification:        '404  yes  yes  404  yes  404  404  404  404  404  404  404  404  404  401',
  putQualification:        '404  yes  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  // The region's one look, and whom to call.
  getOverview:             '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  getCallList:             '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  // Pairs of schools are numbers for the region; what a school expects of another is its own.
  getPairs:                '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  getExpectedPupils:       '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  reportExpectedPupils:    '404  403  403  404  yes  404  404  404  404  404  404  404  404  404  401',
  getReadiness:            '404  yes  yes  404  yes  404  404  404  404  404  404  404  404  404  401',
  getRegionReadiness:      '404  yes  yes  404  403  403  403  403  403  403  404  404  404  404  401',
  // The year is not over: the coordinator may close it, and not yet.
  closeYear:               '404  409  403  404  403  403  403  403  403  403  404  404  404  404  401',
  getCertificate:          '404  yes  yes  404  yes  yes  yes  yes  yes  yes  404  404  404  404  401',
}

/** The same of the VO school at which `vo` works, one of the locations of the BRIN of `vo-brin`. */
export const accessToVoSchool: Readonly<Partial<Record<RouteName, string>>> = {
  //                        oper coor help boar po   po2  vo   vo2  brin gren c-bu p-bu v-bu nobo stra
  getSchool:               '404  yes  yes  404  404  404  yes  404  yes  404  404  404  404  404  401',
  changeSchool:            '404  yes  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  getContacts:             '404  yes  yes  404  404  404  yes  404  yes  404  404  404  404  404  401',
  putContacts:             '404  yes  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  putTick:                 '404  yes  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  listSchoolNotifications: '404  yes  yes  404  404  404  yes  404  yes  404  404  404  404  404  401',
  getMergedCalendar:       '404  yes  yes  404  404  404  yes  404  yes  404  404  404  404  404  401',
  makeLink:                '404  yes  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  makeFeed:                '404  yes  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  listApplications:        '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  claimApplications:       '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  getApplication:          '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  changeApplication:       '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  listReleased:            '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  fetchDossiers:           '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  reportOsoMissing:        '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  getOsoMissing:           '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  exportSchool:            '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  getExpectedPupils:       '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  reportExpectedPupils:    '404  403  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  getReadiness:            '404  yes  yes  404  404  404  yes  404  yes  404  404  404  404  404  401',
  getQualification:        '404  yes  yes  404  404  404  yes  404  yes  404  404  404  404  404  401',
  putQualification:        '404  yes  403  404  404  404  yes  404  yes  404  404  404  404  404  401',
  // No VO school has dossiers, not its own either.
  listDossiers:            '404  403  403  404  404  404  403  404  403  404  404  404  404  404  401',
}

/** One row of the table by user. */
export function rowOf(row: string): Readonly<Record<User, string>> {
  const cells = row.split(/\s+/)
  if (cells.length !== users.length) throw new RangeError(`a row of ${cells.length} cells for ${users.length} users`)
  return Object.fromEntries(users.map((user, i) => [user, cells[i]!])) as Record<User, string>
}
