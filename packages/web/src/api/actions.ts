import type { CreatedToken, Key, NewToken } from './contract.ts';
import type { DecisionTestFromCase, DecisionTests, SaveDecisionTests } from './decision-contract.ts';
import type { DefinitionFiles, DefinitionsChecked } from './definition-contract.ts';
import { write } from './request.ts';
import type {
  Assignment,
  Cancellation,
  CaseDetail,
  Completed,
  Completion,
  CreatedCase,
  NewCase,
  TaskDetail,
} from './work-contract.ts';

/** Every write the pages make, by name. All throw a Refusal. */

export const signIn = (email: string, password: string) =>
  write<unknown>('POST', '/auth/sign-in/email', { email, password });

export const signOut = () => write<unknown>('POST', '/auth/sign-out', {});

export const claimTask = (key: Key) => write<TaskDetail>('POST', `/tasks/${key}/claim`);

export const releaseTask = (key: Key) => write<TaskDetail>('POST', `/tasks/${key}/release`);

export const assignTask = (key: Key, assignment: Assignment) =>
  write<TaskDetail>('POST', `/tasks/${key}/assign`, assignment);

export const completeTask = (key: Key, completion: Completion) =>
  write<Completed>('POST', `/tasks/${key}/complete`, completion);

/** `key`: the same for every sending of the same order, so that a lost answer does not start it twice. */
export const startCase = (start: NewCase, key: string) => write<CreatedCase>('POST', '/cases', start, key);

export const cancelCase = (key: Key, cancellation: Cancellation) =>
  write<CaseDetail>('POST', `/cases/${key}/cancel`, cancellation);

export const retryIncident = (key: Key) => write<unknown>('POST', `/incidents/${key}/retry`);

export const checkDefinitions = (files: DefinitionFiles) =>
  write<DefinitionsChecked>('POST', '/definitions/check', files);

export const publishDefinitions = (files: DefinitionFiles) =>
  write<DefinitionsChecked>('POST', '/definitions', files);

export const saveDecisionTests = (id: string, tests: SaveDecisionTests) =>
  write<DecisionTests>('PUT', `/decisions/${encodeURIComponent(id)}/tests`, tests);

export const testFromCase = (id: string, from: DecisionTestFromCase) =>
  write<DecisionTests>('POST', `/decisions/${encodeURIComponent(id)}/tests/from-case`, from);

export const createToken = (token: NewToken) => write<CreatedToken>('POST', '/tokens', token);

export const revokeToken = (key: Key) => write<unknown>('DELETE', `/tokens/${key}`);
