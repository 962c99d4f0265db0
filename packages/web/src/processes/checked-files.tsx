import { CloseButton } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { FileFinding } from '../api/contract.ts';
import type { CheckedDefinition, DefinitionsChecked } from '../api/definition-contract.ts';
import { LazyDiagram } from '../parts/diagram/lazy-diagram.tsx';
import type { DrawnElement } from '../parts/diagram/picture.ts';
import { FindingAction, FindingList } from '../parts/finding-list.tsx';
import classes from './checked-files.module.css';
import type { DefinitionFile } from './files.ts';
import { findingPicture } from './finding-picture.ts';
import { useWay } from './use-way.ts';

interface Props {
  readonly files: readonly DefinitionFile[];
  readonly checked: DefinitionsChecked;
  readonly onRemove: (name: string) => void;
}

/** Each file with what is in it and what the checks say; a drawing shows the places. */
export function CheckedFiles({ files, checked, onRemove }: Props) {
  const [shown, setShown] = useState<FileFinding>();
  const [way, setWay] = useState(NO_WAY);
  const show = (finding: FileFinding, path: readonly string[] = NO_WAY) => {
    setShown(finding);
    setWay(path);
  };
  const drawings = files.filter((file) => /\.bpmn$/i.test(file.name));
  const drawing = drawings.find((file) => file.name === shown?.file) ?? worstOf(drawings, checked.findings);
  return (
    <div className={classes.pane} data-drawing={drawing ? true : undefined}>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.name} className={classes.file}>
            <div className={classes.name}>
              <b>{file.name}</b>
              <CloseButton
                size={24}
                iconSize={14}
                aria-label={`Leave ${file.name} out`}
                onClick={() => onRemove(file.name)}
              />
            </div>
            <Contents definitions={checked.definitions.filter((each) => each.file === file.name)} />
            <FindingList
              findings={checked.findings.filter((finding) => finding.file === file.name)}
              actions={(finding) =>
                finding.element !== undefined && (
                  <>
                    <FindingAction name="Show it" onClick={() => show(finding)} />
                    {finding.path !== undefined && (
                      <FindingAction
                        name="Play the way there"
                        onClick={() => show(finding, [...(finding.path ?? [])])}
                      />
                    )}
                  </>
                )
              }
            />
          </li>
        ))}
      </ul>
      {drawing && <Drawing file={drawing} findings={checked.findings} show={shown?.element} way={way} />}
    </div>
  );
}

function Contents({ definitions }: { readonly definitions: readonly CheckedDefinition[] }) {
  return (
    <ul className={classes.contents}>
      {definitions.map((definition) => (
        <li key={definition.kind + definition.id}>
          <span className={classes.sign} data-change={definition.change} aria-hidden="true">
            {SIGNS[definition.change]}
          </span>
          {definition.name}
          <span className={classes.kind}>
            {definition.kind}, {changeWords(definition)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Drawing(props: {
  readonly file: DefinitionFile;
  readonly findings: readonly FileFinding[];
  readonly show: string | undefined;
  readonly way: readonly string[];
}) {
  const { file, findings, show } = props;
  const way = useWay(props.way);
  const picture = useCallback(
    (elements: readonly DrawnElement[]) =>
      findingPicture(
        elements,
        findings.filter((finding) => finding.file === file.name),
        way,
      ),
    [findings, file.name, way],
  );
  return (
    <div className={classes.drawing}>
      <LazyDiagram
        xml={file.content}
        label={`Drawing of ${file.name}`}
        picture={picture}
        path={way.length > 0}
        show={show}
      />
    </div>
  );
}

/** The drawing with the most to say, else the first. */
function worstOf(
  drawings: readonly DefinitionFile[],
  findings: readonly FileFinding[],
): DefinitionFile | undefined {
  const errors = (file: DefinitionFile) =>
    findings.filter((finding) => finding.file === file.name && finding.severity === 'error').length;
  return [...drawings].sort((left, right) => errors(right) - errors(left))[0];
}

function changeWords({ change, version }: CheckedDefinition): string {
  if (change === 'same') return `unchanged, stays v${version}`;
  return change === 'new' ? 'new, becomes v1' : `changed, becomes v${version}`;
}

const NO_WAY: readonly string[] = [];

const SIGNS = { new: '+', changed: '~', same: '' } as const;
