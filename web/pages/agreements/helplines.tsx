// Where to go with questions: the region, the OSO desk, the helpdesk of a pupil system.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { agreementsWords as words } from '../../words/agreements.ts'

type Helpline = Answer<'getAgreements'>['helplines'][number]

const kinds = ['region', 'oso', 'pupil-system'] as const

export function Helplines({ helplines }: { readonly helplines: readonly Helpline[] }) {
  return (
    <>
      {kinds.map((kind) => {
        const lines = helplines.filter((line) => line.kind === kind)
        return (
          lines.length > 0 && (
            <div key={kind} className="agreed__help">
              <h3 className="nl-heading nl-heading--level-3">{words.helpKinds[kind]}</h3>
              <ul>
                {lines.map((line) => (
                  <li key={line.name}>
                    <Line {...line} />
                  </li>
                ))}
              </ul>
              {kind === 'pupil-system' && <p className="nl-paragraph">{words.supplierOfOthers}</p>}
            </div>
          )
        )
      })}
      {!helplines.some(({ kind }) => kind === 'pupil-system') && <p className="nl-paragraph agreed__help">{words.supplier}</p>}
    </>
  )
}

function Line({ name, phone, email, url, hours }: Helpline) {
  return (
    <>
      <strong>{name}</strong>
      {phone && (
        <>
          {', '}
          <a className="nl-link" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
            {phone}
          </a>
        </>
      )}
      {email && (
        <>
          {', '}
          <a className="nl-link" href={`mailto:${email}`}>
            {email}
          </a>
        </>
      )}
      {!phone && !email && !url && `: ${words.supplierOf}`}
      {hours && `, ${hours}`}
      {url && (
        <>
          {', '}
          <a className="nl-link" href={url}>
            {words.openSite(name)}
          </a>
          <span className="agreed__address"> ({url})</span>
        </>
      )}
    </>
  )
}
