// Starts the web app in the page.
import '@nl-design-system-candidate/button-css/button.css'
import '@nl-design-system-candidate/heading-css/heading.css'
import '@nl-design-system-candidate/link-css/link.css'
import '@nl-design-system-candidate/paragraph-css/paragraph.css'
import '@nl-design-system-candidate/skip-link-css/skip-link.css'
import './theme.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/parts.css'
import './styles/forms.css'
import './styles/tables.css'
import './styles/calendar.css'
import './styles/planning.css'
import './styles/school.css'
import './styles/start.css'
import './styles/details.css'
import './styles/agreements.css'
import './styles/attachment-types.css'
import './styles/fetching.css'
import './styles/overview.css'
import './styles/pupils.css'
import './styles/upload.css'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { router } from './addresses.tsx'
import { SessionProvider } from './session.tsx'

createRoot(document.getElementById('app')!).render(
  <SessionProvider>
    <RouterProvider router={router} />
  </SessionProvider>,
)
