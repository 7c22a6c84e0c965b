// The store's contract: every promise of every port, on each engine that can be had here.
import { afterAll, beforeAll, describe } from 'vitest'
import { type Engine, engines, type StartedEngine } from '../support/engines.ts'
import { attachmentTypesContract } from './contract/attachment-types.ts'
import { boardsContract } from './contract/boards.ts'
import { choresContract } from './contract/chores.ts'
import { clockRowsContract } from './contract/clock-rows.ts'
import { dossiersContract } from './contract/dossiers.ts'
import { importsContract } from './contract/imports.ts'
import { linksContract } from './contract/links.ts'
import { mailFatesContract } from './contract/mail-fates.ts'
import { membersContract } from './contract/members.ts'
import { goneMembershipsContract } from './contract/memberships-that-are-gone.ts'
import { notificationPagesContract } from './contract/notification-pages.ts'
import { outboxContract } from './contract/outbox.ts'
import { progressByReportsContract } from './contract/progress-by-reports.ts'
import { progressByTransfersContract } from './contract/progress-by-transfers.ts'
import { progressContract } from './contract/progress.ts'
import { qualificationListsContract } from './contract/qualification-lists.ts'
import { qualificationsContract } from './contract/qualifications.ts'
import { regionsContract } from './contract/regions.ts'
import { schoolMovesContract } from './contract/school-moves.ts'
import { schoolsContract } from './contract/schools.ts'
import { yearsContract } from './contract/years.ts'

function storeContract(engine: Engine): void {
  let started: StartedEngine
  beforeAll(async () => {
    started = await engine.start()
  })
  afterAll(() => started?.stop())
  const the = () => started.client
  membersContract(the)
  regionsContract(the)
  yearsContract(the)
  schoolsContract(the)
  schoolMovesContract(the)
  attachmentTypesContract(the)
  dossiersContract(the)
  boardsContract(the)
  progressContract(the)
  progressByReportsContract(the)
  progressByTransfersContract(the)
  qualificationsContract(the)
  qualificationListsContract(the)
  importsContract(the)
  linksContract(the)
  choresContract(the)
  clockRowsContract(the, () => engine.start())
  outboxContract(the)
  mailFatesContract(the)
  notificationPagesContract(the)
  goneMembershipsContract(the)
}

describe.each(engines.map((engine) => [engine.name, engine] as const))('the store on %s', (_name, engine) => {
  describe.skipIf(!engine.available)('holds its contract', () => {
    storeContract(engine)
  })
})
