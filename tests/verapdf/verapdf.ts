import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { requireJars } from '../maven-jars.ts';
import { requireTool, type Skippable } from '../tools.ts';

const version = '1.30.2';
const sha256 = '287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332';
/** Names of the profiles that every PDF of ours has to pass, as veraPDF writes them. */
const profiles = ['PDF/UA-1 ', 'PDF/A-2a '];

export interface VeraPdf {
  /** What is wrong with each file, in their order: nothing for one that passes both standards without a warning. */
  check(files: readonly string[]): Promise<readonly (readonly string[])[]>;
}

/**
 * The validator of PDF/UA-1 and PDF/A-2a. It is fetched once by Maven, with the version and checksum pinned here,
 * and kept beside the other tools. The test is skipped where there is no Java or no way to fetch it.
 */
export function requireVeraPdf(context: Skippable): VeraPdf {
  const java = requireTool(context, 'java');
  const name = `cli-${version}.jar`;
  const folder = requireJars(context, `verapdf@${version}`, join(import.meta.dirname, 'pom.xml'), {
    [name]: sha256,
  });
  return { check: (files) => checkFiles(java, join(folder, name), files) };
}

interface Job {
  readonly itemDetails: { readonly name: string };
  readonly taskException?: { readonly exceptionMessage?: string };
  readonly validationResult?: readonly {
    readonly profileName: string;
    readonly compliant: boolean;
    readonly jobEndStatus: string;
    readonly details: {
      readonly ruleSummaries?: readonly {
        readonly clause: string;
        readonly testNumber: number;
        readonly failedChecks: number;
        readonly description: string;
        readonly checks?: readonly { readonly context: string }[];
      }[];
    };
  }[];
  readonly logs?: { readonly logs: readonly { readonly level: string; readonly message: string }[] };
}

/**
 * One Java for all files. Flavour 0 checks in one reading every standard that a file claims; one that it does not
 * claim is a fault like others.
 */
async function checkFiles(
  java: string,
  jar: string,
  files: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const options = ['-XX:+UseSerialGC', '-Djava.awt.headless=true', '-Duser.language=en', '-jar', jar];
  const words = ['--flavour', '0', '--format', 'json', '--addlogs', '--maxfailuresdisplayed', '1'];
  const said = await run(java, [...options, ...words, ...files]);
  const { jobs } = (JSON.parse(said) as { report: { jobs: readonly Job[] } }).report;
  return files.map((file) => {
    const job = jobs.find(({ itemDetails }) => itemDetails.name === file);
    if (!job) throw new Error(`veraPDF said nothing about ${file}.`);
    return faultsOf(job);
  });
}

function faultsOf({ taskException, validationResult = [], logs }: Job): string[] {
  if (taskException) return [`not readable: ${taskException.exceptionMessage ?? 'no reason given'}`];
  const notClaimed = profiles
    .filter((name) => !validationResult.some(({ profileName }) => profileName.startsWith(name)))
    .map((name) => `${name.trim()} is not claimed`);
  const broken = validationResult.flatMap(({ profileName, compliant, jobEndStatus, details }) => {
    const [profile = ''] = profileName.split(' validation');
    const rules = (details.ruleSummaries ?? []).map(
      ({ clause, testNumber, failedChecks, description, checks }) =>
        `${profile}, ${clause}-${testNumber}, ${failedChecks} times: ${description} (${checks?.[0]?.context ?? ''})`,
    );
    if (compliant && jobEndStatus === 'normal') return rules;
    return rules.length > 0 ? rules : [`${profile}: ended as ${jobEndStatus}`];
  });
  // Nested or repeated marked content is a warning to veraPDF; readers lose text over it.
  const warnings = (logs?.logs ?? []).map(({ level, message }) => `${level}: ${message}`);
  return [...notClaimed, ...broken, ...new Set(warnings)];
}

/** What a program writes; veraPDF's exit status only repeats what its report says. */
function run(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    // Without a UTF-8 locale Java misreads names that are not ASCII.
    const child = spawn(program, words, { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => errors.push(data));
    child.on('error', reject);
    child.on('close', (status) => {
      if (out.length > 0) resolve(Buffer.concat(out).toString('utf8'));
      else reject(new Error(`veraPDF gave no report (exit status ${status}): ${Buffer.concat(errors)}`));
    });
  });
}
