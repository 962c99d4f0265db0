-- Who there is. Projections of the log.
create table companies (
  key bigint primary key,
  id text not null unique,
  name text not null,
  kind text not null
);

create table teams (
  key bigint primary key,
  id text not null unique,
  name text not null,
  function text,
  company text not null
);

create table people (
  key bigint primary key,
  handle text not null unique,
  name text not null,
  email text not null unique,
  title text,
  company text not null,
  roles text[] not null,
  teams text[] not null,
  active boolean not null
);
create index people_by_name on people (name, handle);

create table api_tokens (
  key bigint primary key,
  person text not null,
  name text not null,
  starts text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index api_tokens_by_person on api_tokens (person, key desc);

-- Secrets and sessions. On purpose no projections: the log is read by many and kept for ever, these must not be in it.
-- The first four are those of better-auth; `auth_user.id` is the person's handle.
create table auth_user (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);

create table auth_session (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth_user ("id") on delete cascade
);
create index auth_session_by_user on auth_session ("userId");

create table auth_account (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth_user ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index auth_account_by_user on auth_account ("userId");

create table auth_verification (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index auth_verification_by_identifier on auth_verification ("identifier");

-- What a token is known by: its SHA-256.
create table auth_token (
  token bigint primary key,
  hash text not null unique,
  last_used_at timestamptz
);

-- Attempts to sign in, by e-mail and by address.
create table auth_attempt (
  who text primary key,
  attempts integer not null,
  until timestamptz not null
);

-- Signs the session cookies; made on first use.
create table auth_secret (
  name text primary key,
  secret text not null
);
