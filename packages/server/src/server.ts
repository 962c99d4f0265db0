import { caseRoutes, runBulks, runDueTimers, runWaitingMessages, writtenInputs } from './cases/cases.ts';
import { createConnectors } from './connectors/connectors.ts';
import { decisionRoutes } from './decisions/decisions.ts';
import { checkTogether, definitionRoutes, publishFiles, runStartTimers } from './definitions/definitions.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/listen.ts';
import { jobRoutes, jobWaiters, runJobs } from './jobs/jobs.ts';
import { liveFeed } from './live/live.ts';
import { openLog } from './log.ts';
import { openParts } from './parts.ts';
import { createPeople } from './people/people.ts';
import { searchRoutes } from './search/search.ts';
import { checkSettings } from './settings.ts';
import { createSpine, openStore, type Spine } from './spine/spine.ts';
import { systemRoutes } from './system-routes.ts';
import { taskRoutes } from './tasks/tasks.ts';
import { VERSION } from './version.ts';

export interface ServerOptions {
  readonly storage: { readonly url: string } | { readonly folder: string } | Readonly<Record<string, never>>;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** pino's level: `silent`, `warn`, `info`, `debug`. */
  readonly log: string;
  /** The folder of the built pages. */
  readonly webDir?: string | undefined;
  /** The address people use, when a proxy stands in front; its `X-Forwarded-For` is believed then. */
  readonly publicUrl?: string | undefined;
  /** Shown on the sign-in page; only for the demonstration. */
  readonly demoPassword?: string | undefined;
  /** `smtp://user:password@host:port` for outgoing e-mail. */
  readonly smtpUrl?: string | undefined;
  /** `host:port` of private addresses that HTTP connectors may call. */
  readonly allowHosts?: readonly string[] | undefined;
  /** What models may name as `{{secrets.NAME}}`. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

export interface Server {
  readonly url: string;
  readonly spine: Spine;
  /** Whether anybody could sign in. */
  hasPeople(): Promise<boolean>;
  /** Whether anything was published. */
  hasDefinitions(): Promise<boolean>;
  /** Brings people, teams and companies in line with a `company.json`. */
  loadCompany(file: unknown, password: string): Promise<void>;
  /** Publishes files together. @throws when the check finds errors. */
  publish(files: readonly { name: string; content: string }[], actor: string): Promise<void>;
  /** Ends what is under way, then closes the database. */
  stop(): Promise<void>;
}

const TIDY_MS = 3_600_000;
/** How long running requests may take when the server stops. */
const GRACE_MS = 5_000;

/** Opens the database, starts every part of the product and listens. */
export async function startServer(options: ServerOptions): Promise<Server> {
  checkSettings(options);
  const log = openLog(options.log);
  const connectors = createConnectors(options);
  const store = await openStore(options.storage);
  try {
    const parts = openParts(store);
    const spine = createSpine(store, parts);
    spine.onCommit((events) => {
      if (events.some(({ type }) => type === 'definition.published')) parts.models.forgetLatest();
    });
    const people = await createPeople({ ...options, spine, log });
    const waiters = jobWaiters(spine);
    const host = { spine, models: parts.models, directory: people.directory, waiters };
    const app = createApp({
      ...options,
      routes: [
        ...people.routes,
        ...definitionRoutes(host),
        ...caseRoutes(host),
        ...decisionRoutes(host),
        ...taskRoutes(host),
        ...jobRoutes(host),
        ...searchRoutes(host),
        ...systemRoutes(host),
      ],
      authenticate: people.authenticate,
      live: liveFeed(host),
      log,
      version: VERSION,
      // Else all callers would have the proxy's address, and one who guesses passwords would lock out everybody.
      behindProxy: options.publicUrl !== undefined,
    });
    const listening = await listen(app, options);
    const failed = (what: string) => (error: unknown) => log.error({ err: error }, what);
    const runners = [
      runJobs({
        ...{ spine, connectors, waiters, failed: failed('job not recorded') },
        writtenInputs: (job) => writtenInputs(parts.models, job),
      }),
      runDueTimers(spine, failed('timer not fired')),
      runWaitingMessages(host, failed('message not brought on its way')),
      runBulks(host, failed('bulk work not done')),
      runStartTimers(spine, failed('start timer not fired')),
    ];
    const tidyUp = () => {
      for (const work of [spine.tidy(), people.tidy()]) work.catch(failed('not tidied'));
    };
    tidyUp();
    const tidy = setInterval(tidyUp, TIDY_MS);
    return {
      url: options.publicUrl ?? `http://${options.host}:${listening.port}`,
      spine,
      hasPeople: async () => (await people.directory.snapshot()).people.size > 0,
      hasDefinitions: async () => (await store.query('select from definitions limit 1')).length > 0,
      loadCompany: people.loadCompany,
      publish: async (files, actor) => {
        const checked = await checkTogether(host, files);
        await publishFiles(host, checked, actor);
      },
      stop: async () => {
        clearInterval(tidy);
        waiters.stop();
        await listening.stop(GRACE_MS);
        await Promise.all(runners.map((runner) => runner.stop()));
        await spine.drained();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
