import { company } from '../company.ts';
import { addDays, workingDayFrom } from '../suppliers/days.ts';
import type { Answers } from './answers.ts';

/** Something a person does with a task of the case, once it is there. */
export interface Step {
  readonly by: string;
  readonly element: string;
  /** Worked out from the variables of the task; without it the task is only taken. */
  readonly answer?: (variables: Answers) => Answers;
}

/** A case as it comes in on the first day, and how far people get with it. */
export interface DayCase {
  readonly process: string;
  readonly by: string;
  readonly variables: Answers;
  readonly steps?: readonly Step[];
  /** The task that waits then; none when the case has ended. */
  readonly waitsAt?: string;
}

/** The cases of the first day by process, in the order of their numbers. `today` is an ISO date. */
export function firstDay(today: string): readonly (readonly DayCase[])[] {
  return [ORDERS, complaints(today), ADDRESSES];
}

// ---------------------------------------------------------------------------------------------------------

const VRONI = 'vroni.hasler';
const JETTE = 'jette.lorenzen';
const JOOST = 'joost.bakker';
const FALK = 'falk.petzold';
const HANNAH = 'hannah.fischer';
const LENA = 'lena.hartwig';

/** Where Lumen Zorg keeps its second copy. */
const FRANKFURT = {
  street: 'Hanauer Landstraße 302',
  postcode: '60314',
  city: 'Frankfurt am Main',
  goodsIn: 'Co-location, cage 14: tell the gate a day before',
};

/** ORD-11864 to ORD-11871. */
const ORDERS: readonly DayCase[] = [
  order(VRONI, 'alpenbank', 'IS-26-118', bundle('Vault 400', 184, 100, { powerFeeds: 1 }), {
    steps: [integrator(VRONI, 'Süd IT-Montage GmbH'), booked('Jonas Albrecht')],
  }),
  order(JETTE, 'hafenklinik', 'NL-26-074', bundle('Vault 800', 276, 150, { licenceMonths: 60 }), {
    steps: [integrator(JETTE, 'Havelnetz Systemintegration GmbH')],
    waitsAt: 'book-installation',
  }),
  // More than Tessera gives to one order.
  order(
    JOOST,
    'lumen',
    'DSP-26-0312',
    { ...bundle('Vault 1600', 552, 1100), ...FRANKFURT },
    {
      waitsAt: 'decide-refused-article',
    },
  ),
  order(VRONI, 'isarmed', 'IS-26-121', bundle('Vault 400', 138, 100, { powerFeeds: 1 }), {
    steps: [integrator(VRONI, 'Süd IT-Montage GmbH')],
    waitsAt: 'book-installation',
  }),
  order('katrin.vogel', 'rheinwerke', 'RS-26-0876', bundle('Vault 800', 368, 150), {
    waitsAt: 'correct-bundle',
  }),
  order(FALK, 'elbtal', 'SD-26-209', bundle('Vault 1600', 552, 300), { waitsAt: 'name-integrator' }),
  order(
    JOOST,
    'lumen',
    'DSP-26-0315',
    { ...bundle('Vault 800', 276, 150, { licenceMonths: 12 }), ...FRANKFURT },
    { waitsAt: 'name-integrator' },
  ),
  order(FALK, 'weimar', 'SD-26-211', bundle('Vault 1600', 736, 400, { powerFeeds: 1 }), {
    waitsAt: 'correct-bundle',
  }),
];

/** CMP-2205 to CMP-2208. */
function complaints(today: string): readonly DayCase[] {
  const inAWeek = workingDayFrom(addDays(today, 7));
  return [
    complaint({
      customer: 'Elbkontor Logistik AG',
      contactName: 'Heike Reimann',
      contactEmail: 'heike.reimann@elbkontor.example',
      matter: 'invoice',
      subject: 'Invoice 26-4471 has the old cost centre',
      description:
        'The invoice names cost centre 4410. It has been 4470 since October; we cannot book it so.',
    }),
    complaint({
      customer: 'Kulturstiftung Elbtal',
      orderReference: 'ORD-11690',
      contactName: 'Dr. Anke Reimann',
      contactEmail: 'a.reimann@elbtal.example',
      matter: 'part',
      subject: 'Two of four rack rails are missing',
      description:
        'The rack from last week came with only two of the four rails. We move the server room and cannot mount the switches without them.',
      neededOn: inAWeek,
    }),
    complaint(
      {
        customer: 'Ostfalia Kliniken gGmbH',
        contactName: 'Thies Baumann',
        contactEmail: 't.baumann@ostfalia.example',
        matter: 'part',
        subject: 'Wrong rack rails',
        description: 'The rails that came are for another rack: the holes do not meet those of our R42.',
        neededOn: inAWeek,
      },
      [{ by: HANNAH, element: 'answer-complaint' }],
    ),
    complaint({
      customer: 'Fonderia Brescia S.p.A.',
      orderReference: 'ORD-11852',
      contactName: 'Marco Bonetti',
      contactEmail: 'm.bonetti@fonderiabrescia.example',
      matter: 'late',
      subject: 'When does the delivery arrive?',
      description:
        'It was announced for this week. The fitters are here on Monday and need a day to plan with.',
    }),
  ];
}

/** ADR-3310 and ADR-3311. */
const ADDRESSES: readonly DayCase[] = [
  address({
    company: 'Brandt & Köhler IT-Systeme GmbH',
    ...{ street: 'Schnackenburgallee 41', postcode: '22525', city: 'Hamburg' },
    ...{ contactName: 'Birte Köhler', contactEmail: 'birte.koehler@brandt-koehler.example' },
    source: 'e-mail',
  }),
  address(
    {
      company: 'Nordsee Reederei KG',
      ...{ street: 'Ratsdelft 6', postcode: '26721', city: 'Emden' },
      ...{ contactName: 'Antje Harms', contactEmail: 'a.harms@nordsee-reederei.example' },
      source: 'telephone',
    },
    [{ by: LENA, element: 'check-address' }],
  ),
];

function order(
  by: string,
  customer: string,
  reference: string,
  wanted: Answers,
  fate: Pick<DayCase, 'steps' | 'waitsAt'>,
): DayCase {
  const { name, street, postcode, city, contact, goodsIn } = company().companies.find(
    ({ id }) => id === customer,
  )!;
  const where = { endCustomer: name, street, postcode, city, ...(goodsIn ? { goodsIn } : {}) };
  const variables = { ...where, contactName: contact!.name, reference, ...wanted };
  return { process: 'partner-order', by, variables, ...fate };
}

function bundle(model: string, capacityTb: number, backupTb: number, other: Answers = {}): Answers {
  return { model, capacityTb, backupTb, licenceMonths: 36, powerFeeds: 2, ...other };
}

function complaint(variables: Answers, steps: readonly Step[] = []): DayCase {
  return { process: 'complaint', by: HANNAH, variables, steps, waitsAt: 'answer-complaint' };
}

function address(variables: Answers, steps: readonly Step[] = []): DayCase {
  const place = { country: 'Germany', ...variables };
  return { process: 'change-of-address', by: LENA, variables: place, steps, waitsAt: 'check-address' };
}

function integrator(by: string, name: string): Step {
  return { by, element: 'name-integrator', answer: () => ({ integrator: name }) };
}

function booked(onSite: string): Step {
  return {
    by: 'miriam.yildiz',
    element: 'book-installation',
    answer: ({ freeDays }) => ({ installationDate: (freeDays as readonly string[])[0]!, onSite }),
  };
}
