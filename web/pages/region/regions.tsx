// The operator's list of regions.
import { useLocation } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Table } from '../../parts/table.tsx'
import { regionWords as words } from '../../words/region.ts'

export function Regions() {
  const answer = useAnswer('listRegions', {})
  const made = (useLocation().state as { made?: string } | null)?.made
  const add = (
    <ButtonLink kind="primary" to="/regios/nieuw">
      {words.add}
    </ButtonLink>
  )
  return (
    <Loaded answer={answer}>
      {({ data }) => (
        <Page title={words.listTitle} lead={words.listLead} acts={data.regions.length > 0 && add}>
          <Said text={made && `${words.created(made)} ${words.createdNext}`} />
          {data.regions.length === 0 ? (
            <Empty title={words.none}>{add}</Empty>
          ) : (
            <Table
              caption={words.listTitle}
              rows={data.regions}
              keyOf={(region) => region.id}
              columns={[
                { name: words.name, heads: true, cell: (region) => region.name },
                { name: words.id, cell: (region) => region.id },
              ]}
            />
          )}
        </Page>
      )}
    </Loaded>
  )
}
