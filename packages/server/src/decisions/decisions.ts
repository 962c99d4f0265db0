/** The room's public face: what the API offers on decision models. */
export { decisionRoutes } from './decision-routes.ts';
