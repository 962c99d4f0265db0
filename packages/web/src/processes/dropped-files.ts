import type { DefinitionFile } from './files.ts';

/** Files on their way from the page they were dropped on to the page that checks them. */
class DroppedFiles {
  #files: readonly DefinitionFile[] = [];
  #refused: readonly string[] = [];

  put(files: readonly DefinitionFile[], refused: readonly string[]) {
    this.#files = files;
    this.#refused = refused;
  }

  /** Gives them once. */
  take(): { readonly files: readonly DefinitionFile[]; readonly refused: readonly string[] } {
    const taken = { files: this.#files, refused: this.#refused };
    this.put([], []);
    return taken;
  }
}

export const droppedFiles = new DroppedFiles();
