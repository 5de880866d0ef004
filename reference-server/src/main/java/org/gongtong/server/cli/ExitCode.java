package org.gongtong.server.cli;

/** What a command tells the shell. */
public final class ExitCode {
  /** Done. A tally that fails a motion is done, too. */
  public static final int OK = 0;

  /** An error of the program or its surroundings; the message says which. */
  public static final int FAILED = 1;

  /** The command, a setting or an input file is wrong; the message names the place. */
  public static final int BAD_INPUT = 2;

  /** A port or a data folder is in use. */
  public static final int IN_USE = 3;

  private ExitCode() {}
}
