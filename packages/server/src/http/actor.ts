/** What a person may do in the product. Every route names the roles that may call it. */
export const ROLES = [
  'administrator',
  'operations-manager',
  'team-lead',
  'worker',
  'marketer',
  'analyst',
  'integrator',
  'partner',
] as const;

export type Role = (typeof ROLES)[number];

/** Who makes a request: a signed-in person, or a person's API token. */
export interface Actor {
  /** Stable name used in events, tasks and models: `lena.hartwig`. */
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Ids of teams. */
  readonly teams: readonly string[];
  /** Id of the company the person works for. */
  readonly company: string;
  readonly companyName: string;
  /** Works for the company that runs this server; others see only the cases of their own company. */
  readonly inside: boolean;
  readonly kind: 'person' | 'token';
}

/** Who may call a route: everybody, everybody who is signed in, or people with one of these roles. */
export type Allow = 'public' | 'signed-in' | readonly Role[];
