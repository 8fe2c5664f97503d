/** The tools need Node 22.12; npm scripts get Node 24 from the package `node`, unless that could not be installed. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  console.error(
    `This project needs Node 22.12 or newer and runs on ${process.versions.node}. npm ci installs Node 24 for its scripts ` +
      '(the optional package "node"); run them as npm scripts, or install a newer Node.',
  );
  process.exit(1);
}
