import type { Decision, RecordedEvent, SubjectType } from '../spine/spine.ts';
import type { Company, MemberKind, Person, Team } from './person.ts';

/** Asks for a company, team or person to be as given: added when new, changed when different, else nothing. */
export type MemberCommand<Member> =
  | { readonly type: 'add'; readonly member: Member }
  /** `password`: a new one was set; the log says so, not which. */
  | { readonly type: 'change'; readonly change: Partial<Member>; readonly password?: true }
  | { readonly type: 'put'; readonly member: Member };

/** Companies, teams and people: a record each, added once and changed field by field. */
function memberType<Member extends object>(
  kind: MemberKind,
  nameOf: (member: Member) => string,
): SubjectType<Member, MemberCommand<Member>> {
  return {
    kind,
    decide: (state, command) => {
      if (command.type === 'change') return change(kind, state, command.change, command.password);
      if (state === undefined) return added(kind, command.member);
      if (command.type === 'put') return change(kind, state, command.member);
      const sentence = `There is a ${kind} '${nameOf(command.member)}' already.`;
      return {
        ok: false,
        refusal: { code: 'already-exists', sentence, mend: 'Choose another name, or change it.' },
      };
    },
    evolve: (state, event) => ({ ...state, ...event.data }) as Member,
  };
}

function added<Member extends object>(kind: MemberKind, member: Member): Decision<Member> {
  return { ok: true, events: [{ type: `${kind}.added`, data: member }], state: member };
}

/** An event with the fields that really change; none when nothing does. */
function change<Member extends object>(
  kind: MemberKind,
  state: Member | undefined,
  wanted: Partial<Member>,
  password?: true,
): Decision<Member> {
  if (state === undefined) {
    return { ok: false, refusal: { code: 'not-found', sentence: `There is no such ${kind}.` } };
  }
  const fields = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify((state as Record<string, unknown>)[name]),
  );
  const data = Object.fromEntries(fields);
  const events = [
    ...(fields.length > 0 ? [{ type: `${kind}.changed`, data }] : []),
    ...(password ? [{ type: `${kind}.password-set`, data: {} }] : []),
  ];
  return { ok: true, events, state: { ...state, ...data } };
}

export interface Token {
  readonly person: string;
  readonly name: string;
  /** Its first characters, to tell tokens apart. */
  readonly starts: string;
  readonly expiresAt?: string | undefined;
  readonly revoked?: true;
}

type TokenCommand =
  | { readonly type: 'create'; readonly token: Token }
  | { readonly type: 'revoke'; readonly person: string };

/** An API token of a person. Its secret is not in the log. */
const tokenType: SubjectType<Token, TokenCommand> = {
  kind: 'token',
  decide: (state, command, { now }) => {
    if (command.type === 'create') {
      const events = [{ type: 'token.created', data: command.token }];
      return { ok: true, events, state: command.token, answer: { createdAt: now } };
    }
    if (state === undefined || state.revoked || state.person !== command.person) {
      return { ok: false, refusal: { code: 'not-found', sentence: 'You have no such token.' } };
    }
    return { ok: true, events: [{ type: 'token.revoked', data: {} }], state: { ...state, revoked: true } };
  },
  evolve: (state, event) =>
    event.type === 'token.created' ? (event.data as Token) : { ...(state as Token), revoked: true },
};

export const memberTypes: readonly SubjectType[] = [
  memberType<Company>('company', ({ id }) => id),
  memberType<Team>('team', ({ id }) => id),
  memberType<Person>('person', ({ handle }) => handle),
  tokenType,
] as readonly SubjectType[];

/** Whether an event changes who there is and what they may do. */
export function concernsPeople({ kind }: Pick<RecordedEvent, 'kind'>): boolean {
  return memberTypes.some((type) => type.kind === kind);
}
