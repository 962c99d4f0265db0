const TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder. Check the name.',
  EISDIR: 'this is a folder, not a file. Name the file in it.',
  ENOTDIR: 'a part of this is no folder. Check the name.',
  EACCES: 'this user may not read or write it. Change its rights, or name another.',
  EROFS: 'nothing can be written there. Name another place.',
  ENOSPC: 'the disk is full. Free some space, then try again.',
};

/** What is wrong with the file an error names, and what to do about it; undefined for other errors. */
export function fileTrouble(error: unknown): string | undefined {
  const { code = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  const trouble = TROUBLE[code];
  return path === undefined || trouble === undefined ? undefined : `${path}: ${trouble}`;
}
