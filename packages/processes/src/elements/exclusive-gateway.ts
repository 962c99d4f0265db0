import { chooseOneFlow } from '../behaviour/choose-flows.ts';
import { passing } from '../behaviour/pass-through.ts';

/** Takes the first flow whose condition is true, else the default one. */
export const exclusiveGateway = passing(chooseOneFlow);
