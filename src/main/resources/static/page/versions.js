/** The run whose data tell what a version takes: its own, or that of an ensemble's first network. */
export function runOf(version) {
  return version.run ?? version.members[0].run;
}
