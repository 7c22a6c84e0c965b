// The settings that a new year gets from an earlier one, in words.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Facts } from '../../parts/notice.tsx'
import { general } from '../../words/general.ts'
import { settingsWords } from '../../words/region.ts'
import { openingWords as words } from '../../words/year-opening.ts'

export function SettingsTaken({ settings }: { readonly settings: Answer<'previewYear'>['settings'] }) {
  const { usesOso, dossiers, opensOn, channel } = settings
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.settingsTitle}</h2>
      <Facts
        facts={[
          [settingsWords.usesOso, usesOso ? general.yes : general.no],
          [settingsWords.dossiers, settingsWords.dossierNames[dossiers]],
          [settingsWords.opensOn, settingsWords.opensOnNames[opensOn]],
          [settingsWords.channel, channel.kind === 'external' ? channel.name : settingsWords.channelNames.here],
        ]}
      />
    </section>
  )
}
