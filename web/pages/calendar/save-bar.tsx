// Says whether the draft is saved, and saves it.
import { useEffect, useRef } from 'react'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import type { Draft } from './use-draft.ts'

export function SaveBar({ draft, publishAt }: { readonly draft: Draft; readonly publishAt: string }) {
  const state = useRef<HTMLParagraphElement>(null)
  const wasUnsaved = useRef(draft.unsaved)
  useEffect(() => {
    // The button that was pressed is gone then; who is busy elsewhere stays there.
    if (wasUnsaved.current && !draft.unsaved && document.activeElement === document.body) state.current?.focus()
    wasUnsaved.current = draft.unsaved
  }, [draft.unsaved])
  return (
    <div className="save-bar">
      <p className="save-bar__state" role="status" id="save-state" tabIndex={-1} data-quiet-focus ref={state}>
        {draft.unsaved ? words.unsaved : words.allSaved}
      </p>
      <div className="row">
        {draft.unsaved ? (
          <>
            <SureButton id="discard" label={words.discard} warning={words.discardWarning} sure={words.discardSure} busy={false} onSure={draft.discard} />
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
