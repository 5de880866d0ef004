package org.gongtong.server.wiring.doctor;

import org.gongtong.core.kernel.LocalizedText;

/**
 * One thing that was looked at.
 *
 * @param state how it is
 * @param words one sentence or two, with what to do where it is not well
 */
public record Finding(State state, LocalizedText words) {
  /** How a thing is. */
  public enum State {
    WELL,
    /** The server works; somebody should see to it. */
    NOTE,
    /** It must be mended. */
    FAULT
  }

  static Finding well(String zh, String en) {
    return new Finding(State.WELL, LocalizedText.of(zh, en));
  }

  static Finding note(String zh, String en) {
    return new Finding(State.NOTE, LocalizedText.of(zh, en));
  }

  static Finding fault(String zh, String en) {
    return new Finding(State.FAULT, LocalizedText.of(zh, en));
  }
}
