// The page about the table, made from the same list that the store is built on.
import { accessPatterns, expiryAttribute, keys, tableKeys, unsentIndex } from '../../lambdas/store/table.ts'

const shown = {
  regions: keys.regions(),
  regionName: keys.regionName('{region}'),
  region: keys.region('{region}'),
  head: keys.head('{region}', '{year}'),
  schools: keys.schools('{region}', '{year}'),
  school: keys.school('{region}', '{year}', '{school}'),
  attachmentTypes: keys.attachmentTypes('{region}', '{year}'),
  template: keys.template('{region}', '{year}', '{type}'),
  draft: keys.draft('{region}', '{year}'),
  versions: keys.versions('{region}', '{year}'),
  version: keys.version('{region}', '{year}', 3),
  messages: keys.messages('{region}', '{year}'),
  message: keys.message('{region}', '{year}', '000001'),
  placements: keys.placements('BRIN'),
  placement: keys.placement('BRIN00', '{region}', '{year}'),
  memberships: keys.memberships('{sub}'),
  membership: keys.membership('{sub}', '{role}'),
  notifications: keys.notifications('{region}', '{year}'),
  notification: keys.notification('{region}', '{notification}'),
  unsent: { pk: keys.unsent('{region}') },
  clockRows: keys.clockRows(),
  clockRow: keys.clockRow('{region}', '{year}'),
  audit: keys.audit('{region}', '{moment}', '{event}'),
  transfers: keys.transfers('BRIN00', '{year}'),
  dossier: keys.dossier('BRIN00', '{year}', '{number}'),
  delivery: keys.delivery('BRIN00', '{year}', '{PO school}', '{number}'),
  fetched: keys.fetched('BRIN00', '{year}', '{moment}', '{fetch}'),
  fetchedOf: keys.fetchedOf('BRIN00', '{year}', '{VO school}', '{moment}', '{fetch}'),
  fetchCounts: keys.fetchCounts('BRIN00', '{year}', '{region}'),
  osoMissingOf: keys.osoMissingOf('BRIN00', '{year}', '{region}'),
  osoMissing: keys.osoMissing('BRIN00', '{year}', '{region}', '{other school}'),
  code: keys.code('{keyed hash of the code}'),
  codeTries: keys.codeTries('BRIN00', '{hour}'),
  boardFacts: keys.boardFacts('{board}'),
  boardSchools: keys.boardSchools('{board}'),
  boardSchool: keys.boardSchool('{board}', '{school}', '{region}', '{year}'),
  progressOfYear: keys.progressOfYear('{region}', '{year}'),
  progress: keys.progress('{region}', '{year}', '{school}'),
  pairs: keys.pairs('{region}', '{year}'),
  pairsOf: keys.pairsOf('{region}', '{year}', '{PO school}'),
  pair: keys.pair('{region}', '{year}', '{PO school}', '{VO school}'),
  statements: keys.statements('{region}', '{year}', '{school}'),
  statement: keys.statement('{region}', '{year}', '{school}', '{moment}', 1),
  statementLists: keys.statementLists('{region}', '{year}'),
  statementList: keys.statementList('{region}', '{year}', '{moment}', '{part}'),
  chores: keys.chores(),
  chore: keys.chore('{region}', '{year}'),
  certificate: keys.certificate('{region}', '{year}'),
  repeat: keys.repeat('{hash of who and key}'),
} satisfies Record<keyof typeof keys, object>

/** `docs/table.md` as it should be. */
export function tablePage(): string {
  const keyRows = Object.entries(shown).map(([name, key]) => {
    const { pk, sk, prefix } = key as { pk: string; sk?: string; prefix?: string }
    return `| ${name} | \`${pk}\` | ${sk ? `\`${sk}\`` : prefix ? `begins with \`${prefix}\`` : ''} |`
  })
  return `# The table

Made from \`lambdas/store/table.ts\` by \`npm run docs\`; do not edit.

One table, keys \`${tableKeys.partition}\` and \`${tableKeys.sort}\`; rows with \`${expiryAttribute}\` (seconds) may be removed after it.
One sparse index, \`${unsentIndex.name}\` (\`${unsentIndex.partition}\`, \`${unsentIndex.sort}\`, ${unsentIndex.projection}): a notification is in it only while it waits.

## Keys

| Name | Partition | Sort |
|---|---|---|
${keyRows.join('\n')}

## Access patterns

| What is asked | By whom | Key | Costs |
|---|---|---|---|
${accessPatterns.map(({ name, who, key, cost }) => `| ${name} | ${who} | ${key} | ${cost} |`).join('\n')}
`
}
