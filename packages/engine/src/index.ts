/** Plan, build, cache, pools; the Host; the table of verbs. */
export { asFailure, type Failure } from './build/failures.ts';
export { planBuild } from './build/plan.ts';
export { type ClosingHost, createHost, type HostOptions } from './host/create-host.ts';
export { Interrupted, MachineFailure, UsageProblem } from './host/failure.ts';
export type { Effect, Granted, Host } from './host/host.ts';
export { verbs } from './verbs/table.ts';
export type { AnyVerb, InputMeta, Outcome, Progress, ProgressEvent, StepState, Verb } from './verbs/verb.ts';
