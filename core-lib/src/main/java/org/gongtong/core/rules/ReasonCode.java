package org.gongtong.core.rules;

import org.gongtong.core.kernel.LocalizedText;

/**
 * A stable code of a reason with its texts. Extension point: each area has an enum of them, and a
 * pack may have one too. Texts may contain figures in braces.
 */
public interface ReasonCode {

  /** The code, stable for ever: upper-case words joined by underscores. */
  String name();

  /** What was found. */
  LocalizedText text();

  /** What would change it. */
  LocalizedText remedy();

  /** Begins a reason of this code. */
  default Reason.Draft because() {
    return new Reason.Draft(this);
  }
}
