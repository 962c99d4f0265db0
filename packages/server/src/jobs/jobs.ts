/** The room's public face: leases for workers, and the runner of the built-in connectors. */
export { jobRoutes } from './job-routes.ts';
export { runJobs } from './job-runner.ts';
export { jobWaiters } from './waiters.ts';
