// Answers for: the network that a new user is offered to begin with.
import type { NetworkProfile } from './network.ts';
import { municipalityParty } from './party.ts';

/**
 * Partnerskapet för barnets rättigheter i praktiken with its parties as the report 2016–2018 lists them:
 * eleven municipalities, of which Karlskoga and Degerfors took part together and Göteborg through its
 * district Angered. They met twice a year. The partnership has since ended (barnkonventionen-partnerskapet.se),
 * so this is a suggestion to change, not a fact about today.
 */
export const defaultNetwork: NetworkProfile = {
  name: 'Partnerskapet för barnets rättigheter i praktiken',
  meetingsPerYear: 2,
  members: [
    {
      name: 'Angered stadsdel, Göteborg',
      form: 'district',
      municipalityCodes: ['1480'],
      district: 'Angered',
    },
    municipalityParty({ code: '2081', name: 'Borlänge kommun' }),
    municipalityParty({ code: '2180', name: 'Gävle kommun' }),
    municipalityParty({ code: '0136', name: 'Haninge kommun' }),
    {
      name: 'Karlskoga och Degerfors',
      form: 'joint',
      municipalityCodes: ['1862', '1883'],
      district: null,
    },
    municipalityParty({ code: '1287', name: 'Trelleborgs kommun' }),
    municipalityParty({ code: '0380', name: 'Uppsala kommun' }),
    municipalityParty({ code: '1980', name: 'Västerås kommun' }),
    municipalityParty({ code: '1880', name: 'Örebro kommun' }),
    municipalityParty({ code: '2380', name: 'Östersunds kommun' }),
  ],
};
