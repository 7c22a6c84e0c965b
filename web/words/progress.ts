// Reading in how far schools are, for regions on another platform.
export const progressWords = {
  title: 'Voortgang inlezen',
  lead: 'Melden de scholen in een ander systeem hoe ver ze zijn? Lees de stand daaruit hier in. Dan kloppen de herinneringen.',
  leadExternal: (name: string) => `De scholen in uw regio werken met ${name}. Lees hier in hoe ver ze zijn. Dan kloppen de herinneringen.`,
  explain: 'Een csv-bestand met één regel per school en stap, met deze kolommen:',
  columns: 'vestigingscode;stap;klaar;totaal',
  columnsText:
    'Bij stap vult u de titel van de stap in, zoals die in de kalender staat. Bij klaar vult u een aantal in, of ja of nee. Totaal mag leeg blijven.',
  example: 'Bijvoorbeeld:',
  exampleLine: '12AB00;OSO-dossiers klaargezet in uw LAS;23;28',
  keeps: 'Wat niet in het bestand staat, blijft zoals het is. Ook een opmerking van een school blijft staan.',
  notPublished: 'De kalender is nog niet gepubliceerd. Daarna kunt u de voortgang inlezen.',
  toCalendar: 'Naar de kalender',
  file: 'Bestand met de voortgang (csv)',
  check: 'Bekijk wat er verandert',
  reviewTitle: 'Dit gaat er veranderen',
  summary: {
    rows: 'Regels in het bestand',
    changed: 'Gewijzigd',
    unchanged: 'Ongewijzigd',
    schools: 'Scholen die veranderen',
    refused: 'Niet in te lezen',
  },
  changesTitle: 'Dit verandert bij de scholen',
  changeColumns: { school: 'School', step: 'Stap', before: 'Was', after: 'Wordt' },
  notReported: 'nog niets gemeld',
  andMore: (count: number) => `En nog ${count}.`,
  nothing: 'Er verandert niets.',
  confirm: 'Ja, lees deze voortgang in',
  busy: 'De voortgang wordt ingelezen. Laat deze pagina open.',
  done: (changed: number, schools: number) =>
    `De voortgang is ingelezen: ${changed === 1 ? '1 stap' : `${changed} stappen`} bijgewerkt bij ${schools === 1 ? '1 school' : `${schools} scholen`}.`,
} as const
