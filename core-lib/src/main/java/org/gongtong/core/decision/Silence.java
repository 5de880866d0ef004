package org.gongtong.core.decision;

/** How those are counted who do not vote. */
public enum Silence {
  /** They did not take part. */
  NOT_PARTICIPATING,
  /** They took part and abstained, if they were reached. */
  ABSTAIN,
  /** They go with the majority, if they were reached and the compact says so. */
  WITH_MAJORITY_IF_COMPACT
}
