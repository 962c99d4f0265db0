import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { checkDefinitions, publishDefinitions } from '../api/actions.ts';
import type { Problem } from '../api/contract.ts';
import type { DefinitionsChecked } from '../api/definition-contract.ts';
import { problemOf } from '../api/request.ts';
import { droppedFiles } from './dropped-files.ts';
import { type DefinitionFile, readFiles, withFiles } from './files.ts';

/** The files of one publish, checked whenever they change. */
export function usePublish() {
  const client = useQueryClient();
  const [first] = useState(() => droppedFiles.take());
  const [files, setFiles] = useState<readonly DefinitionFile[]>(first.files);
  const [refused, setRefused] = useState(first.refused);
  const [published, setPublished] = useState<DefinitionsChecked>();
  const { checked, problem, busy, run, clear } = useChecked(files);

  const publish = () =>
    run(async () => {
      const answer = await publishDefinitions({ files });
      setPublished(answer);
      await client.invalidateQueries();
      return answer;
    });
  return {
    files,
    refused,
    checked,
    problem,
    busy,
    published,
    publish: () => void publish(),
    errors: checked?.findings.filter((finding) => finding.severity === 'error').length ?? 0,
    changes: checked?.definitions.filter((definition) => definition.change !== 'same').length ?? 0,
    add: async (dropped: readonly File[]) => {
      const read = await readFiles(dropped);
      setRefused(read.refused);
      setFiles(withFiles(files, read.files));
    },
    remove: (name: string) => setFiles(files.filter((file) => file.name !== name)),
    reset: () => {
      setPublished(undefined);
      setFiles([]);
      setRefused([]);
      clear();
    },
  };
}

function useChecked(files: readonly DefinitionFile[]) {
  const [checked, setChecked] = useState<DefinitionsChecked>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const clear = () => {
    setChecked(undefined);
    setProblem(undefined);
  };
  /** A refusal may carry findings of its own: publish checks again. */
  const run = async (work: () => Promise<DefinitionsChecked>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      setChecked(await work());
    } catch (error) {
      const refusal = problemOf(error);
      setProblem(refusal);
      const { findings } = refusal;
      if (findings) setChecked((before) => ({ definitions: before?.definitions ?? [], findings }));
    } finally {
      setBusy(false);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the files asks for a new check.
  useEffect(() => {
    if (files.length === 0) clear();
    else void run(() => checkDefinitions({ files }));
  }, [files]);
  return { checked, problem, busy, run, clear };
}
