package org.gongtong.server.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.server.intake.PlaceTime;

/** The {@code gongtong tally} command that counts a motion again from its files. */
public final class RecountCommand {

  /** What no shell of Unix or Windows treats in its own way. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:+,=-]+");

  private RecountCommand() {}

  /**
   * The arguments after {@code gongtong}, one by one.
   *
   * @throws IllegalArgumentException if the motion has not opened
   */
  public static List<String> arguments(Motion motion, String roster, String ballots) {
    VotingWindow window = motion.window();
    DecisionRule rule = motion.rule();
    if (window == null || rule == null) {
      throw new IllegalArgumentException("the motion has not opened: " + motion.id());
    }
    List<String> arguments = new ArrayList<>(List.of("tally", "--roster", roster));
    arguments.addAll(List.of("--ballots", ballots));
    arguments.addAll(List.of("--matter", motion.content().matter().value()));
    arguments.addAll(List.of("--jurisdiction", motion.jurisdiction().code()));
    arguments.addAll(List.of("--date", rule.matter().asOf().toString()));
    if (motion.content().scope() instanceof VotingScope.Place place && place.compound() != null) {
      arguments.addAll(List.of("--scope", place.toString()));
    }
    arguments.addAll(List.of("--opens", PlaceTime.write(window.opensAt(), motion.zone())));
    arguments.addAll(List.of("--closes", PlaceTime.write(window.closesAt(), motion.zone())));
    Precedence precedence = rule.precedence();
    arguments.addAll(List.of("--precedence", precedence.name().toLowerCase(Locale.ROOT)));
    if (motion.content().isAllowedByCompact()) {
      arguments.add("--compact-allows");
    }
    arguments.addAll(List.of("--zone", motion.zone().getId()));
    return arguments;
  }

  /** The whole line, as it is typed where the files are. */
  public static String line(Motion motion) {
    StringBuilder line = new StringBuilder("gongtong");
    for (String argument : arguments(motion, RecountFiles.ROSTER, RecountFiles.BALLOTS)) {
      line.append(' ').append(quoted(argument));
    }
    return line.toString();
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
