const jobs = /^(serviceTask|sendTask|businessRuleTask|scriptTask|endEvent|intermediateThrowEvent)$/;
const people = /^userTask$/;

/** Which extension element means something on which BPMN element. */
export const allowedExtensions: { readonly [type: string]: RegExp } = {
  'zeebe:TaskDefinition': jobs,
  'zeebe:TaskHeaders': jobs,
  'zeebe:IoMapping': /(Task|Event|^task|^subProcess|^callActivity)$/,
  'zeebe:AssignmentDefinition': people,
  'zeebe:FormDefinition': /^(userTask|startEvent)$/,
  'zeebe:TaskSchedule': people,
  'zeebe:PriorityDefinition': people,
  'zeebe:UserTask': people,
  'zeebe:CalledElement': /^callActivity$/,
  'zeebe:CalledDecision': /^businessRuleTask$/,
  'zeebe:Script': /^scriptTask$/,
  'zeebe:LoopCharacteristics': /^multiInstanceLoopCharacteristics$/,
  'zeebe:AdHoc': /^adHocSubProcess$/,
  'zeebe:VersionTag': /^process$/,
  'zeebe:Properties': /./,
};

/** Vendors' notes to their own drawing tools: colours, template icons. */
export function foreignNeedsNoWord(name: string): boolean {
  return /^(modeler|bioc|color|bpmndi|di|dc|signavio|x):/.test(name);
}
