import type { CaseDetail, CaseEvent } from '../api/work-contract.ts';
import { dayAndClock } from '../format/moment.ts';
import type { DrawnElement } from '../parts/diagram/picture.ts';
import { elementFacts } from './element-facts.ts';
import classes from './element-list.module.css';
import { LookingBar } from './looking-bar.tsx';
import type { TimeTravel } from './use-time-travel.ts';

interface Props {
  readonly of: CaseDetail;
  readonly events: readonly CaseEvent[];
  readonly travel: TimeTravel;
  readonly now: Date;
  readonly onView: (view: 'diagram' | 'list') => void;
}

/** The drawing as a list: every element that was reached, in the order of reaching, with the same facts. */
export function ElementList({ of, events, travel, now, onView }: Props) {
  const upTo = travel.event?.at;
  return (
    <div className={classes.pane}>
      <LookingBar travel={travel} view="list" onView={onView} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to stand in it. */}
      <section className={classes.scroll} aria-label="Steps" tabIndex={0}>
        <table className={classes.table}>
          <caption className="visually-hidden">Steps of {of.title}</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">State</th>
              <th scope="col">Last</th>
            </tr>
          </thead>
          <tbody>
            {reached(events, upTo).map((element) => {
              const facts = elementFacts(element, events, travel.then);
              const last = facts.told.findLast((event) => upTo === undefined || event.at <= upTo);
              return (
                <tr key={element.id} data-look={facts.look}>
                  <th scope="row">{element.name || element.id}</th>
                  <td>{facts.state}</td>
                  <td className={classes.last}>{last && `${dayAndClock(last.at, now)}: ${last.says}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** From the events alone, because the drawing may not be loaded. */
function reached(events: readonly CaseEvent[], upTo: string | undefined): readonly DrawnElement[] {
  const found = new Map<string, DrawnElement>();
  for (const event of events) {
    if (upTo !== undefined && event.at > upTo) break;
    if (event.element === undefined || found.has(event.element)) continue;
    const { element: id, elementName } = event;
    found.set(id, { id, name: elementName ?? '', type: 'Step', incoming: [], outgoing: [] });
  }
  return [...found.values()];
}
