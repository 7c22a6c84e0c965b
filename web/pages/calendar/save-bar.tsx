// Says whether the draft is saved, and saves it.
import { Button, ButtonLink } from '../../parts/button.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import type { Draft } from './use-draft.ts'

export function SaveBar({ draft, publishAt }: { readonly draft: Draft; readonly publishAt: string }) {
  return (
    <div className="save-bar">
      <p className="save-bar__state" role="status">
        {draft.unsaved ? words.unsaved : words.allSaved}
      </p>
      <div className="row">
        {draft.unsaved ? (
          <>
            <Button kind="subtle" onClick={draft.discard}>
              {words.discard}
            </Button>
            <Button kind="primary" busy={draft.sending.busy} onClick={draft.save}>
              {words.saveDraft}
            </Button>
          </>
        ) : (
          <ButtonLink kind="primary" to={publishAt}>
            {words.toPublish}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}
