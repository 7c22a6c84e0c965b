// The pages on which a VO school fetches, in one piece that is fetched when one of them is needed.
export { EnterCodes } from './fetching/enter-codes.tsx'
export { FetchAll } from './fetching/fetch-all-page.tsx'
export { FetchedDossier } from './fetching/fetched-dossier.tsx'
export { Fetching } from './fetching/fetching.tsx'
export { FetchingFrame } from './fetching/fetching-frame.tsx'
export { GiveReceipts } from './fetching/give-receipts.tsx'
export { OsoMissing } from './fetching/oso-missing.tsx'
export { OwnProof } from './fetching/own-proof.tsx'
