// Where the schools of a region report: here, or on another platform.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import type { Fault } from '../../faults.ts'
import { RadioField } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { checks } from '../../words/general.ts'
import { settingsWords as words } from '../../words/region.ts'

type Channel = Answer<'getYear'>['settings']['channel']

/** As it is typed: what stands in the fields stays when one looks at the other choice. */
interface ChannelTyped {
  readonly kind: Channel['kind']
  readonly name: string
  readonly url: string
}

export const asText = (channel: Channel): ChannelTyped => ({ name: '', url: '', ...channel })

export function asChannel({ kind, name, url }: ChannelTyped): Channel {
  return kind === 'external' ? { kind, name, url } : { kind }
}

export function channelFaults({ kind, name, url }: ChannelTyped): readonly Fault[] {
  if (kind === 'here') return []
  return [
    ...(name.trim() ? [] : [{ field: 'channel-name', message: checks.required(words.channelName) }]),
    ...(/^https:\/\/.+/.test(url.trim()) ? [] : [{ field: 'channel-url', message: checks.url }]),
  ]
}

interface ChannelFieldsProps {
  readonly value: ChannelTyped
  readonly onChange: (value: ChannelTyped) => void
  readonly faultAt: (field: string) => string | undefined
}

export function ChannelFields({ value, onChange, faultAt }: ChannelFieldsProps) {
  const text = (key: 'name' | 'url') => ({
    id: `channel-${key}`,
    value: value[key],
    onChange: (typed: string) => onChange({ ...value, [key]: typed }),
    fault: faultAt(`channel-${key}`),
  })
  return (
    <>
      <RadioField
        id="channel"
        label={words.channel}
        hint={words.channelHint}
        options={words.channelNames}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
        fault={faultAt('channel')}
      />
      {value.kind === 'external' && (
        <div className="fields">
          <TextField {...text('name')} label={words.channelName} maxLength={120} />
          <TextField {...text('url')} label={words.channelUrl} type="url" inputMode="url" />
        </div>
      )}
    </>
  )
}
