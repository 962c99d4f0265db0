/** What the command line and the benches use of the product. */
export { checkFiles, hasErrors } from './definitions/definitions.ts';
export { openParts, type Parts } from './parts.ts';
export { type Server, type ServerOptions, startServer } from './server.ts';
export {
  backup,
  createSpine,
  openStore,
  restore,
  type Spine,
  StartError,
  type Store,
  verifyRebuild,
} from './spine/spine.ts';
