// Answers for: the invented words of the invented municipalities. Nothing here is taken from a real one.

interface RowTexts {
  /** Written when the row has risen to the level at which some have it. */
  begun: string;
  /** When it has risen to the level at which all have it. */
  whole: string;
  /** What the follow-up has led to, at the highest level. */
  change: string;
}

/** Words that fit one row of the matrix only. */
export const rows: Readonly<Record<string, RowTexts>> = {
  A1: {
    begun: 'Ett förslag till beslut är skrivet och ligger hos kommunstyrelsen.',
    whole: 'Fullmäktige har tagit beslutet. Det gäller alla nämnder.',
    change: 'Beslutet togs upp på nytt och fick ett stycke om kommunens bolag.',
  },
  A2: {
    begun: 'Ett utkast är ute på remiss.',
    whole: 'Strategin antogs i november, med fem mål som går att följa upp.',
    change: 'Ett mål gick inte att mäta och skrevs om.',
  },
  A3: {
    begun: 'Det finns tio åtgärder, men pengar saknas till hälften.',
    whole: 'Varje åtgärd har nu en ansvarig, ett slutdatum och pengar.',
    change: 'Två åtgärder stoppades, och pengarna gick till en tredje.',
  },
  A4: {
    begun: 'Skolan och socialtjänsten har med det i sina mål.',
    whole: 'Tekniska nämnden var sist ut. Nu har alla nämnder med det.',
    change: 'Två nämnder fick tydligare mål efter redovisningen.',
  },
  A5: {
    begun: 'Barn- och utbildningsnämnden prövade sitt budgetförslag.',
    whole: 'Hela budgeten prövades i höstas, före beslutet.',
    change: 'Prövningen gjorde att simskolan fick behålla sina pengar.',
  },
  A6: {
    begun: 'Bostadsbolaget har kravet i sitt ägardirektiv.',
    whole: 'Kraven finns i alla ägardirektiv och i de nya avtalen.',
    change: 'En utförare fick rätta till sin information till barn.',
  },
  B1: {
    begun: 'En tjänsteperson samordnar vid sidan av sitt vanliga arbete.',
    whole: 'Uppdraget är skrivet, och en halv tjänst är avsatt.',
    change: 'Tiden utökades, och en ersättare utsågs.',
  },
  B2: {
    begun: 'En ledamot i kommunstyrelsen driver frågan.',
    whole: 'Kommunstyrelsens vice ordförande har fått ansvaret.',
    change: 'Redovisningen för fullmäktige flyttades till före budgeten.',
  },
  B3: {
    begun: 'Gruppen finns, men samhällsbyggnad är inte med.',
    whole: 'Alla förvaltningar är med, och gruppen har fyra fasta möten.',
    change: 'Gruppens förslag om skolvägar ledde till ett beslut i tekniska nämnden.',
  },
  B4: {
    begun: 'Ansvaret är inskrivet för skolans chefer.',
    whole: 'Ansvaret är inskrivet för alla chefer.',
    change: 'Frågan fick en egen rad i underlaget för medarbetarsamtal.',
  },
  B5: {
    begun: 'Samordnaren har börjat skriva ner hur arbetet går till.',
    whole: 'Rutinerna är nedskrivna, och två personer kan ta över.',
    change: 'Ersättaren tog över i en månad. Rutinen fick två rättelser.',
  },
  C1: {
    begun: 'Kommunstyrelsens ledamöter har gått utbildningen.',
    whole: 'Alla fick erbjudande. Sex av tio har deltagit.',
    change: 'Utbildningen delades i två kvällar, och fler kom.',
  },
  C2: {
    begun: 'Skolan och socialtjänsten ger utbildningen.',
    whole: 'Alla förvaltningar ger utbildningen, och drygt hälften har gått den.',
    change: 'Utbildningen lades in i introduktionen för nyanställda.',
  },
  C3: {
    begun: 'Socialtjänsten höll en kurs om samtal med barn.',
    whole: 'Det finns en plan för skola, socialtjänst, planering och juridik.',
    change: 'Planerarna fick en egen dag om gåturer med barn.',
  },
  C4: {
    begun: 'Två förskolor och en skola arbetar med det.',
    whole: 'Alla förskolor och skolor har en vecka om barnets rättigheter.',
    change: 'Materialet fick bilder efter att förskolebarnen hade sagt sitt.',
  },
  C5: {
    begun: 'Öppna förskolan erbjuder stöd, men når få.',
    whole: 'Stöd finns nu för föräldrar till barn i alla åldrar.',
    change: 'En kväll på arabiska lades till för föräldrar som vi inte nådde.',
  },
  C6: {
    begun: 'Enkäten gjordes i skolan.',
    whole: 'Enkäten gick till alla förvaltningar och till politikerna.',
    change: 'Svaren gjorde att utbildningsplanen fick en del om barn med funktionsnedsättning.',
  },
  D1: {
    begun: 'Socialnämnden har en rutin.',
    whole: 'Rutinen är beslutad i kommunstyrelsen och gäller alla.',
    change: 'Rutinen kortades efter synpunkter från handläggarna.',
  },
  D2: {
    begun: 'Frågan finns i mallen, men många lämnar den tom.',
    whole: 'Frågan besvaras i alla nämnder.',
    change: 'Registratorn skickar nu tillbaka ärenden där svaret är tomt.',
  },
  D3: {
    begun: 'Vi gick igenom tio ärenden. I tre fanns alternativen med.',
    whole: 'Vi gick igenom tio ärenden. I åtta fanns allt med före beslutet.',
    change: 'Två beslut följdes upp efter ett år, och det ena ändrades.',
  },
  D4: {
    begun: 'Barns behov prövades i planen för den nya skolan.',
    whole: 'Samhällsbyggnad gör en gåtur med barn i alla planer som berör dem.',
    change: 'Lekplatsen utvärderades med barn, och belysningen byttes.',
  },
  D5: {
    begun: 'Besluten om familjehem visar vad barnet har sagt.',
    whole: 'Mallarna är ändrade för alla ärendetyper.',
    change: 'Stickprovet visade var barnets egna ord saknades. Mallen är ändrad.',
  },
  D6: {
    begun: 'Vi skriver det i planärenden.',
    whole: 'Det står nu i alla beslut som rör barn direkt.',
    change: 'Följderna av en ändrad skolskjuts hade inte mildrats. Turen lades om.',
  },
  E1: {
    begun: 'Elevråden fick säga sitt om skolmaten.',
    whole: 'Alla nämnder följer rutinen sedan i höstas.',
    change: 'Bibliotekets öppettider ändrades efter barnens synpunkter.',
  },
  E2: {
    begun: 'Ungdomsrådet finns, men träffar sällan politiker.',
    whole: 'Ungdomsrådet träffar presidiet två gånger per termin.',
    change: 'Mötena flyttades till eftermiddagen så att unga kan vara med.',
  },
  E3: {
    begun: 'Fritidsgården prövade att fråga yngre barn med bilder.',
    whole: 'Vi har fasta kontakter med förskolan, anpassade grundskolan och familjehemmen.',
    change: 'Barn med annat modersmål saknades. Nu är en tolk med.',
  },
  E4: {
    begun: 'Elevråden får svar ibland.',
    whole: 'Alla som lämnar förslag får svar inom en månad.',
    change: 'Svaren skrivs enklare sedan barnen hade läst dem.',
  },
  E5: {
    begun: 'Biblioteket har information på lätt svenska.',
    whole: 'Krav och stöd finns för alla verksamheter.',
    change: 'Barn i årskurs 3 testade sidorna, och två av dem skrevs om.',
  },
  E6: {
    begun: 'Barn kan klaga på samma sätt som vuxna.',
    whole: 'Ett enkelt formulär finns i hela kommunen.',
    change: 'Klagomål om omklädningsrum gjorde att tre skolor byggde om.',
  },
  E7: {
    begun: 'Tre unga hade sommarjobb som kommunutvecklare.',
    whole: 'Sex unga får uppdraget varje sommar.',
    change: 'Kommunstyrelsen tog upp de ungas förslag och genomförde två.',
  },
  F1: {
    begun: 'Kartläggningen har börjat.',
    whole: 'Kartläggningen är klar, och planen antogs i november.',
    change: 'Skillnaderna i simkunnighet minskade inte. Planen är ändrad.',
  },
  F2: {
    begun: 'Fritidsbanken lånar ut skidor och cyklar.',
    whole: 'Skola, fritid och socialtjänst har en gemensam plan.',
    change: 'Fler barn kom till sommarlovets aktiviteter. Gratisbussen är kvar.',
  },
  F3: {
    begun: 'Rutinen finns, men alla känner inte till den.',
    whole: 'All personal i förskola, skola och fritid har gått utbildningen.',
    change: 'Svarstiderna var för långa. Socialtjänsten har fått en mottagningsgrupp.',
  },
  F4: {
    begun: 'Två skolor har haft dagar om trygghet på nätet.',
    whole: 'Planen säger vad varje verksamhet ansvarar för.',
    change: 'Barnens svar visade otrygga skolvägar. Två gator fick belysning.',
  },
  F5: {
    begun: 'Kulturskolan har en grupp som är öppen för alla.',
    whole: 'Krav och stöd finns i alla verksamheter.',
    change: 'Barnen saknade ledsagare. Föreningslotsen har fått mer tid.',
  },
  F6: {
    begun: 'Nyanlända barn får en mentor i skolan.',
    whole: 'Planen omfattar alla grupper som bor hos oss.',
    change: 'Grupperna läste planen, och modersmål i förskolan kom med.',
  },
  F7: {
    begun: 'Uppföljningen görs, men inte alltid i tid.',
    whole: 'Alla placerade barn besöks och hörs enligt plan.',
    change: 'Barnens erfarenheter samlades, och besöken blev längre.',
  },
  G1: {
    begun: 'Siffrorna finns i en rapport som få läser.',
    whole: 'Siffrorna fanns med när budgeten beslutades.',
    change: 'Uppgifter om yngre barn saknades. Förskolan frågar nu alla fyraåringar.',
  },
  G2: {
    begun: 'Siffrorna visas för flickor och pojkar.',
    whole: 'Siffrorna visas nu per kön, ålder och område.',
    change: 'Skillnaden mellan två områden ledde till en ny fritidsgård.',
  },
  G3: {
    begun: 'En enkät gjordes på högstadiet.',
    whole: 'Enkäten görs vart tredje år, i alla skolor.',
    change: 'Unga tolkade svaren och valde frågor till nästa gång.',
  },
  G4: {
    begun: 'Barn- och utbildningsförvaltningen gjorde ett eget bokslut.',
    whole: 'Barnbokslutet gäller hela kommunen och tog upp det som inte fungerade.',
    change: 'Tre brister i bokslutet blev åtgärder i nästa plan.',
  },
  G5: {
    begun: 'Kommunstyrelsen får veta muntligt ibland.',
    whole: 'Alla nämnder fick en skriftlig rapport i december.',
    change: 'Två nämnder beslutade om åtgärder efter rapporten.',
  },
  G6: {
    begun: 'Rapporten ligger på webben men är svår att hitta.',
    whole: 'Rapporten finns på startsidan, och i en version för barn.',
    change: 'Barn läste versionen och bad om bilder. Det fick den.',
  },
  H1: {
    begun: 'Det fungerar på två skolor.',
    whole: 'Alla förvaltningar följer samma rutin.',
    change: 'Föräldrarna ville ha en kontaktperson. Det har de fått.',
  },
  H2: {
    begun: 'Vi träffar polisen om trygghet kring skolorna.',
    whole: 'Vi har skrivit överenskommelser med regionen och polisen.',
    change: 'Vi gick igenom överenskommelsen med regionen och lade till tandvården.',
  },
  H3: {
    begun: 'En föreningsdag ordnades tillsammans.',
    whole: 'Avtalet med föreningsrådet säger vem som gör vad.',
    change: 'Föreningarna utvärderade med oss och tar över två lovaktiviteter.',
  },
  H4: {
    begun: 'De fristående förskolorna får vårt nyhetsbrev.',
    whole: 'De fristående förskolorna är med i utbildning och nätverk.',
    change: 'De fristående skolorna svarade också på enkäten i år.',
  },
  H5: {
    begun: 'Samordnaren berättar ibland på chefsmöten.',
    whole: 'Ledningsgruppen får två sidor efter varje möte i nätverket.',
    change: 'Vi tog över en annan kommuns sätt att svara elevråd.',
  },
};

/** Reasons that fit every row, by the level that it stands at now. */
type ByLevel = readonly (readonly string[])[];

/** When it has risen, beside the row's own words. */
export const risen: ByLevel = [
  [],
  ['Vi har börjat, men det räcker inte än.', 'Arbetet har kommit i gång.'],
  ['Det är på plats sedan i höstas.'],
  [
    'Uppföljningen gjordes i februari, och vi ändrade efter den.',
    'Nu följer vi upp det varje år.',
    'Vi har följt upp det och rättat till det som inte fungerade.',
  ],
];

/** When it has fallen: told as plainly as a rise. */
export const fallen: ByLevel = [
  [
    'Samordnaren slutade, och ingen har tagit över.',
    'Pengarna togs bort i budgeten, så arbetet har stannat.',
    'Ingen har hållit i det efter omorganisationen.',
  ],
  [
    'Vi var för positiva förra gången. Stickprovet visade brister.',
    'Efter omorganisationen sker det bara ibland.',
  ],
  [
    'Det finns kvar, men uppföljningen blev inte av i år.',
    'Vi hann inte följa upp det den här gången.',
  ],
];

export const unchanged: ByLevel = [
  [
    'Inget har hänt än. Frågan är planerad till nästa år.',
    'Vi har inte börjat. Annat har gått före.',
    'Ingen har fått uppdraget än.',
    '',
    '',
  ],
  ['Samma läge som förra gången. Mer återstår.', 'Arbetet går vidare, men långsamt.', ''],
  ['Som förra gången. Uppföljning återstår.', 'Det fungerar som förra gången.', '', ''],
  ['Uppföljningen är gjord även i år.', 'Det fungerar och följs upp, som förra gången.', ''],
];

/** When there is nothing to compare with: the first year, or after a year in which nobody knew. */
export const first: ByLevel = [
  ['Det här har vi inte börjat med.', 'Det finns inget sådant hos oss än.', ''],
  ['Det finns till en del.', 'Vi har börjat.', ''],
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

type Evidence = readonly [
  title: string,
  kind: 'decision' | 'plan' | 'statistics' | 'childrens-voices' | 'other',
];

/** Rows that only one kind of paper bears out; it is written in the year in which they rise. */
export const evidenceOfRow: Readonly<Record<string, Evidence>> = {
  A1: ['Protokoll från fullmäktige', 'decision'],
  C2: ['Utbildningsplan för chefer', 'plan'],
  C6: ['Enkät om kunskap', 'statistics'],
  F1: ['Kartläggning av utsatta grupper', 'statistics'],
  G6: ['Webbsida om barns villkor', 'other'],
};

/** Evidence per area: a title and what kind it is. */
export const evidenceTitles: Record<string, readonly Evidence[]> = {
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

/** Reasons for a step in the key, by the step that it stands at now. */
export const keyReasons: Record<'first' | 'up' | 'same' | 'down', ByLevel> = {
  first: [
    ['Vi har inte börjat än.', ''],
    ['Arbetet har börjat.', 'Ett första försök är gjort.', ''],
  ],
  up: [
    [],
    ['Arbetet har kommit i gång sedan förra mötet.', 'Vi har börjat. En grupp har fått uppdraget.'],
    ['Några förvaltningar är med nu, men inte alla.', 'Det finns, men används inte överallt än.'],
    ['Alla förvaltningar är med sedan i år.', 'Vi ser det i ärendena, inte bara i planen.'],
    ['Vi ser att det gör skillnad för barnen.', 'Det sitter i arbetet, även när vi byter folk.'],
  ],
  same: [
    ['Vi har inte börjat än.', 'Annat har gått före.', ''],
    ['Arbetet har inte kommit längre sedan förra mötet.', 'Tiden har inte räckt.', ''],
    ['Ingen ändring sedan förra mötet. Alla är inte med än.', 'Arbetet fortsätter.', ''],
    ['Det fungerar som vid förra mötet.', ''],
    ['Det håller i sig.', 'Fortfarande en del av vardagen.', ''],
  ],
  down: [
    ['Personbyten gör att arbetet har stannat.', 'Pengarna tog slut, och inget görs längre.'],
    ['Vi var för positiva förra gången. Det mesta är planer.'],
    ['Det fungerar på papper, men inte överallt i vardagen.'],
    ['Det fungerar, men vi ser inte längre att det gör skillnad.'],
  ],
};
