package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Reason;

/** Prints why a command did nothing. */
final class Refusals {
  private Refusals() {}

  /** Each reason with its code and remedy, in both languages. */
  static int print(List<Reason> unmet, PrintWriter err) {
    for (Reason reason : unmet) {
      err.println(reason.code());
      err.println(
          "  " + Printable.of(reason.text(Language.ZH_CN) + "；" + reason.remedy(Language.ZH_CN)));
      err.println(
          "  " + Printable.of(reason.text(Language.EN) + "; " + reason.remedy(Language.EN)));
    }
    return ExitCode.FAILED;
  }
}
