// Which invented schools play which part in the demo: plain data beside the register files, for whoever fills the demo regions.

/** Region `voorbeeld`: 24 PO schools (one of them sbo) and 8 VO schools (one of them vso), of 5 boards. */
export const voorbeeld = {
  regionId: 'voorbeeld',
  /** With these municipalities the import of both files gives exactly this region: 23 PO and 7 VO schools. */
  municipalities: ['VOORBEELD', 'LINDEVELD', 'WILGENWAARD'],
  boards: [
    { boardId: '99901', name: 'Stichting Openbaar Onderwijs Voorbeeld' },
    { boardId: '99902', name: 'Vereniging voor Christelijk Onderwijs Lindeveld' },
    { boardId: '99903', name: 'Stichting Veelkleurig Onderwijs' },
    { boardId: '99904', name: 'Stichting Voorbeeld College' },
    { boardId: '99905', name: 'Stichting Christelijk Lyceum Lindeveld' },
  ],
} as const

/** Region `buurregio`: 9 PO schools, one of them a guest from `voorbeeld`, and 4 VO schools. */
export const buurregio = {
  regionId: 'buurregio',
  /** With these municipalities the import gives 8 PO and 4 VO schools. */
  municipalities: ['BUURSTAD', 'OEVERLAND'],
  boards: [
    { boardId: '99906', name: 'Stichting Openbare Scholen Buurland' },
    { boardId: '99907', name: 'Stichting Buurstad College' },
  ],
} as const

/** The school in both regions: a member in `voorbeeld`, where it stands, and a guest in `buurregio`. */
export const borderSchool = '90BG00'

/** The schools that demo users work at. */
export const demoUserSchools = {
  po: '90AA00',
  po2: '90BA00',
  vo: '92AA00',
  vo2: '92BA00',
  poBuur: '91AA00',
  voBuur: '93AA00',
  /** A board's number, not a school's code. */
  board: '99901',
} as const

/** Schools that DUO keeps in other files, so that a coordinator types them by hand: an sbo and a vso school, both in `voorbeeld`. */
export const typedByHand = [
  {
    schoolId: '94AA00',
    sector: 'sbo',
    name: 'SBO De Stapsteen',
    boardId: '99903',
    street: 'Parklaan',
    houseNumber: '30',
    postcode: '8001 HN',
    place: 'VOORBEELD',
    municipality: 'VOORBEELD',
    denomination: 'Algemeen bijzonder',
    phone: '0199009117',
    website: 'www.sbodestapsteen.example',
    structure: '',
    holidayRegion: 'Noord',
  },
  {
    schoolId: '95AA00',
    sector: 'vso',
    name: 'VSO De Wijde Blik',
    boardId: '99905',
    street: 'Parklaan',
    houseNumber: '32-A',
    postcode: '8001 HN',
    place: 'VOORBEELD',
    municipality: 'VOORBEELD',
    denomination: 'Protestants-Christelijk',
    phone: '',
    website: '',
    structure: '',
    holidayRegion: 'Noord',
  },
] as const
