// Dossiers of a PO school as they go over the wire, with every reason in words.
import { type Attachment, type Dossier, type Inspection, type ReadyVersion, readyVersion } from '../domain/dossier.ts'
import { applicationIdOf } from '../domain/dossier-id.ts'
import type { DossierFetch } from '../domain/dossier-story.ts'
import { isLive, isNamed } from '../domain/application.ts'
import { type Instant, toIso } from '../domain/moment.ts'
import type { Question } from '../domain/question.ts'
import type { Reason } from '../domain/refusal.ts'
import { codeOnPaper } from '../domain/transfer-code.ts'
import type { ApplicationSeen, DossierInFull, DossierSeen, DossiersSeen } from '../usecases/see-dossiers.ts'
import type { Outcome } from '../usecases/record-inspections.ts'
import { fileFindingSentence, fileReasonSentence } from './file-words.ts'
import { reasonSentence } from './problem.ts'

export const reasonBody = (reason: Reason) => ({ code: reason.code, message: reasonSentence(reason) })

/** An optional moment, under its name. */
const moment = <N extends string>(name: N, at: Instant | undefined) => (at === undefined ? {} : { [name]: toIso(at) }) as { readonly [K in N]?: string }

export function attachmentBody({ attachmentId, typeId, fileName, contentType, size, sha256, announcedAt, check }: Attachment) {
  return {
    attachmentId, typeId, fileName, contentType, size, sha256, announcedAt: toIso(announcedAt),
    state: check.state === 'announced' ? ('checking' as const) : check.state,
    reasons: check.state === 'refused' ? check.reasons.map((reason) => ({ code: reason.code, message: fileReasonSentence(reason) })) : [],
    findings: check.state === 'accepted' ? check.findings.map((finding) => ({ code: finding.code, message: fileFindingSentence(finding) })) : [],
  }
}

const inspectionBody = ({ recordedAt, ...said }: Inspection, counts: boolean) => ({ ...said, recordedAt: toIso(recordedAt), counts })

export const fetchBody = ({ schoolId, at, version, files }: DossierFetch) => ({ schoolId, at: toIso(at), version, files })

function applicationBody(dossier: Dossier, { application, schoolName, opensAt }: ApplicationSeen) {
  const { schoolId, round, appliedAt, named, claimedAt, confirmedAt, state, endedAt, endedBy, receipt } = application
  return {
    applicationId: applicationIdOf(dossier.dossierId, schoolId), schoolId, schoolName, round, appliedAt: toIso(appliedAt), named,
    ...moment('claimedAt', claimedAt),
    ...moment('confirmedAt', confirmedAt),
    wantsConfirmation: isLive(application) && !isNamed(application),
    state,
    ...moment('endedAt', endedAt),
    ...(endedBy && { endedBy }),
    ...(receipt && { receipt: { ...receipt, at: toIso(receipt.at) } }),
    ...moment('opensAt', opensAt),
  }
}

function versionBody({ number, files, listHash, inspection, readyAt, reference, recalledAt }: ReadyVersion) {
  return {
    number,
    files: files.map(({ attachmentId, typeId, typeName, fileName, size, sha256, sensitive }) => ({ attachmentId, typeId, typeName, fileName, size, sha256, sensitive })),
    listHash, readyAt: toIso(readyAt), reference, ...moment('recalledAt', recalledAt), inspection: inspectionBody(inspection, true),
  }
}

/** For a PO school, which may have questions of several VO schools, with the name of the one that asks; a VO school needs none. */
export function questionBody({ questionId, schoolId, text, askedAt, dueOn, answer }: Question, schoolName?: string) {
  return {
    questionId, ...(schoolName !== undefined && { schoolId, schoolName }), text, askedAt: toIso(askedAt), dueOn,
    ...(answer && { answer: { text: answer.text, at: toIso(answer.at) } }),
  }
}

export function dossierRowBody(seen: DossierSeen) {
  const { dossier, story, missing, listHash, inspection, inspectAgain, slots, applications, fetches } = seen
  const { dossierId, number, label, group, routes, warmTransfer = false, open, viaOso, questions, version } = dossier
  const ready = readyVersion(dossier)
  const count = (state: Attachment['check']['state']) => open?.attachments.filter(({ check }) => check.state === state).length ?? 0
  return {
    dossierId, number, label, ...(group !== undefined && { group }), routes, warmTransfer, state: story,
    // Of what is open; of a dossier that stands ready the files that stand ready.
    files: { accepted: open ? count('accepted') : (ready?.files.length ?? 0), checking: count('announced'), refused: count('refused') },
    ...(listHash !== undefined && { listHash }),
    missing: missing.map(reasonBody),
    inspected: inspection !== undefined,
    inspectAgain,
    ...(ready && { readyVersion: ready.number, readyAt: toIso(ready.readyAt) }),
    ...moment('recalledAt', dossier.ready.at(-1)?.recalledAt),
    applications: applications.map((application) => applicationBody(dossier, application)),
    fetches: fetches.map(fetchBody),
    openQuestions: questions.filter(({ answer }) => !answer).length,
    slots: slots.map(({ type, applies, filled }) => ({ typeId: type.typeId, name: type.name, carrier: type.carrier, applies, filled, viaOso: viaOso.includes(type.typeId) })),
    etag: `"${version}"`,
  }
}

export function dossierBody(seen: DossierInFull) {
  const { dossier, inspection, code, facts } = seen
  const { schoolId, regionId, year, createdAt, open, ready, questions } = dossier
  const nameOf = (id: string) => facts.voSchools.find((school) => school.schoolId === id)?.name ?? id
  return {
    ...dossierRowBody(seen), schoolId, regionId, year, createdAt: toIso(createdAt),
    attachments: open?.attachments.map(attachmentBody) ?? [],
    ...(open?.inspection && { inspection: inspectionBody(open.inspection, inspection !== undefined) }),
    ...(open && { openVersion: open.number }),
    versions: ready.map(versionBody),
    questions: questions.map((question) => questionBody(question, nameOf(question.schoolId))),
    ...(code !== undefined && { code: codeOnPaper(code) }),
  }
}

export function dossiersBody({ facts, dossiers, appliedNowhere, rounds }: DossiersSeen) {
  return {
    dossiers: dossiers.map(dossierRowBody),
    agreementSigned: facts.agreementSigned,
    usesCodes: facts.head.settings.usesCodes,
    opensOn: facts.head.settings.opensOn,
    ...(appliedNowhere !== undefined && { appliedNowhere }),
    voSchools: facts.voSchools.map(({ schoolId, name, place }) => ({ schoolId, name, place })),
    rounds: rounds.map(({ round, opensAt }) => ({ round, ...moment('opensAt', opensAt) })),
  }
}

/** What became of each dossier of a request about many. */
export function outcomesBody(outcomes: readonly Outcome[], reference?: string) {
  return {
    ...(reference !== undefined && { reference }),
    done: outcomes.filter(({ outcome }) => outcome === 'done').length,
    dossiers: outcomes.map(({ dossierId, outcome, reasons, reference: own }) => ({ dossierId, outcome, reasons: reasons.map(reasonBody), ...(own !== undefined && { reference: own }) })),
  }
}
