// The page about the table, made from the same list that the store is built on.
import { accessPatterns, expiryAttribute, keys, tableKeys, unsentIndex } from '../../lambdas/store/table.ts'

const shown = {
  regions: keys.regions(),
  regionName: keys.regionName('{region}'),
  region: keys.region('{region}'),
  head: keys.head('{region}', '{year}'),
  schools: keys.schools('{region}', '{year}'),
  school: keys.school('{region}', '{year}', '{school}'),
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
