import { chooseFlows } from '../behaviour/choose-flows.ts';
import { passing } from '../behaviour/pass-through.ts';

/** What only lets the token through: start, boundary and none events, abstract and manual tasks, link targets. */
export const pass = passing(chooseFlows);
