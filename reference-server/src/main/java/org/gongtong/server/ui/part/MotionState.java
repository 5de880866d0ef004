package org.gongtong.server.ui.part;

import org.gongtong.server.ui.text.MessageKey;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Where a motion is in its life. */
public enum MotionState implements MessageKey {
  DRAFTED("drafted"),
  ANNOUNCED("announced"),
  OPEN("open"),
  CLOSED("closed"),
  DECIDED("decided"),
  POSTED("posted"),
  FINAL("final"),
  ANNULLED("annulled"),
  WITHDRAWN("withdrawn");

  private final String code;

  MotionState(String code) {
    this.code = code;
  }

  /** The code, also the name of the CSS class of its tag. */
  public String code() {
    return code;
  }

  /**
   * The state in words; what was not passed comes to an end and takes no effect.
   *
   * @param outcome what was decided, or null
   */
  public String words(Messages text, @Nullable Outcome outcome) {
    return this == FINAL && outcome != null && outcome != Outcome.PASSED
        ? text.of("state.final-not-passed")
        : text.of(this);
  }

  @Override
  public String messageKey() {
    return "state." + code;
  }
}
