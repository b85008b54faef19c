import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requireJars } from '../maven-jars.ts';
import { missing, requireTool, type Skippable } from '../tools.ts';

const version = '1.48.0';
const jars = {
  'okapi-lib-xliff2-1.48.0.jar': '2adcd013db8186381b6dc531b980c539e166e8892a7b84b3d67348d8f7794ce2',
  'slf4j-api-2.0.16.jar': 'a12578dde1ba00bd9b816d388a0b879928d00bab3c83c240f7013bf4196c579a',
  'stax2-api-4.2.2.jar': 'a61c48d553efad78bc01fffc4ac528bebbae64cbaec170b2a5e39cf61eb51abe',
  'woodstox-core-7.0.0.jar': 'eeb3853282c24964a93a6eb4c1bbcb60c8d09fd8e0ffc75ab64ad21045a1fa78',
};

export interface Okapi {
  /** Reads files as strictly as it can and writes each again, edited, into a folder; what it says of each. */
  resave(folder: string, files: readonly string[]): readonly string[];
}

/** The XLIFF library behind OmegaT's and other tools' filters, with the schemas of OASIS in it. */
export function requireOkapi(context: Skippable): Okapi {
  const java = requireTool(context, 'java');
  const folder = requireJars(
    context,
    `okapi-lib-xliff2@${version}`,
    join(import.meta.dirname, 'pom.xml'),
    jars,
  );
  const program = join(import.meta.dirname, 'resave.java');
  return {
    resave(to, files) {
      const run = spawnSync(java, ['-cp', join(folder, '*'), program, to, ...files], { encoding: 'utf8' });
      if (/compiler module/.test(run.stderr))
        missing(
          context,
          'Java on this machine has no compiler. Debian: apt-get install default-jdk-headless',
        );
      return run.stdout.trim().split('\n');
    },
  };
}
