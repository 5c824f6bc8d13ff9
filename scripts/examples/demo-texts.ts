// Answers for: the invented words of the invented municipalities. Nothing here is taken from a real one.

/** What a party writes when a row has risen, per area of the matrix. */
export const raised: Record<string, readonly string[]> = {
  A: [
    'Kommunfullmäktige tog upp frågan i mars och beslutet gäller nu alla nämnder.',
    'Skrivningen finns med i mål och budget sedan i höstas.',
    'Alla nämnder har fått samma uppdrag. Tekniska nämnden var sist ut.',
    'Vi lade in det i styrmodellen när den ändå skrevs om.',
  ],
  B: [
    'Uppdraget är nu skrivet, och halva tjänsten är avsatt.',
    'Gruppen har fått en ordförande och fyra fasta mötestider.',
    'Sedan i våras finns en ersättare som kan arbetet.',
    'Kommunchefen har gett uppdraget till alla förvaltningschefer.',
  ],
  C: [
    'Utbildningen hölls två gånger under året. Tre av fyra deltog.',
    'Nyanställda får nu en halv dag om barnets rättigheter.',
    'Elevråden var med och gjorde materialet.',
    'Vi frågade personalen i en enkät och vet nu var luckorna finns.',
  ],
  D: [
    'Mallen är ändrad, och rutinen är beslutad i kommunstyrelsen.',
    'Vi gick igenom tio ärenden. I åtta fanns prövningen med.',
    'Samhällsbyggnad gör numera alltid en gåtur med barn innan de ritar.',
    'Socialtjänsten har skrivit in barnets egna ord i beslutsmallen.',
  ],
  E: [
    'Ungdomsrådet träffar presidiet två gånger per termin.',
    'Alla som svarade fick brev om vad som hände med deras förslag.',
    'Fritidsgårdarna frågar även dem som sällan kommer på möten.',
    'Sex unga fick sommarjobb som kommunutvecklare.',
  ],
  F: [
    'Kartläggningen är klar och planen antogs i november.',
    'All personal i förskola och skola har gått igenom rutinen.',
    'Föreningslotsen hjälper barn med funktionsnedsättning att hitta en aktivitet.',
    'Fritidsbanken och gratis sommarbuss når nu alla stadsdelar.',
  ],
  G: [
    'Barnbokslutet gjordes för första gången och tog upp det som inte fungerade.',
    'Siffrorna visas nu per område och för flickor och pojkar.',
    'Rapporten finns på webben i en version som barn har läst före oss.',
    'Nämnderna fick rapporten i april och bad om en uppföljning.',
  ],
  H: [
    'Vi har skrivit en överenskommelse med regionen och polisen.',
    'Föreningarna är med från början, inte bara på remiss.',
    'Efter varje möte i nätverket får ledningsgruppen två sidor.',
    'De fristående förskolorna var med på dialogmötet.',
  ],
};

/** When a row has fallen: told as plainly as a rise. */
export const fallen: readonly string[] = [
  'Samordnaren slutade och tjänsten har inte tillsatts.',
  'Rutinen finns kvar men används inte efter omorganisationen.',
  'Pengarna togs bort i budgeten, så arbetet har stannat av.',
  'Gruppen har inte träffats på ett år.',
  'Vi trodde att det gällde alla, men stickprovet visade något annat.',
];

export const unchanged: readonly string[] = [
  'Som förra året.',
  'Inget nytt sedan sist.',
  'Samma läge. Frågan är planerad till nästa år.',
  '',
  '',
];

export const unknownReasons: readonly string[] = [
  'Vi har frågat förvaltningen och väntar på svar.',
  'Ingen i gruppen vet. Ansvarig söks.',
];

/** The rows that can be beside the point for a small municipality, and why. */
export const notApplicableReasons: Readonly<Record<string, string>> = {
  A6: 'Kommunen äger inga bolag och anlitar inga privata utförare.',
  H4: 'Vi har inga fristående förskolor eller skolor i kommunen.',
};

/** Evidence per area: a title and what kind it is. */
export const evidenceTitles: Record<
  string,
  readonly [
    title: string,
    kind: 'decision' | 'plan' | 'statistics' | 'childrens-voices' | 'other',
  ][]
> = {
  A: [
    ['Protokoll kommunfullmäktige', 'decision'],
    ['Program för barnets rättigheter', 'plan'],
    ['Mål och budget', 'plan'],
  ],
  B: [
    ['Uppdragsbeskrivning samordnare', 'decision'],
    ['Mötesanteckningar barnrättsgruppen', 'other'],
    ['Delegationsordning', 'decision'],
  ],
  C: [
    ['Utbildningsplan med närvaro', 'plan'],
    ['Enkät om kunskap', 'statistics'],
    ['Elevrådens material', 'childrens-voices'],
  ],
  D: [
    ['Rutin för prövning av barnets bästa', 'decision'],
    ['Mall för tjänsteskrivelse', 'other'],
    ['Stickprov av tio ärenden', 'statistics'],
  ],
  E: [
    ['Anteckningar från ungdomsrådet', 'childrens-voices'],
    ['Svar till elevråden', 'childrens-voices'],
    ['Plan för delaktighet', 'plan'],
  ],
  F: [
    ['Kartläggning av utsatta grupper', 'statistics'],
    ['Handlingsplan mot våld', 'plan'],
    ['Rutin för orosanmälan', 'decision'],
  ],
  G: [
    ['Barnbokslut', 'statistics'],
    ['Ungdomsenkät', 'childrens-voices'],
    ['Rapport till nämnderna', 'other'],
  ],
  H: [
    ['Överenskommelse om samverkan', 'decision'],
    ['Anteckningar från nätverksmöte', 'other'],
    ['Avtal med föreningsrådet', 'decision'],
  ],
};

export const changesMade: readonly string[] = [
  'Mallen kortades efter synpunkter från handläggarna.',
  'Mötena flyttades till eftermiddagen så att unga kan vara med.',
  'Utbildningen fick en del om barn med funktionsnedsättning.',
  'Två nämnder fick hjälp att komma i gång.',
];

/** Reasons for a step in the key. */
export const keyReasons: Record<'up' | 'same' | 'down', readonly string[]> = {
  up: [
    'Beslutet används nu i alla nämnder.',
    'Arbetet har kommit i gång på riktigt sedan förra mötet.',
    'Vi ser det i ärendena, inte bara i planen.',
    'Fler är med, och de har fått tid för det.',
  ],
  same: ['Ingen ändring sedan sist.', 'Arbetet fortsätter som planerat.', ''],
  down: [
    'Vi var för positiva förra gången.',
    'Personbyten gör att arbetet har stannat.',
    'Det fungerar på papper men inte i vardagen.',
  ],
};
