package org.gongtong.server.print;

import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.gongtong.core.kernel.SmallCells;

/**
 * The result of a decision with everything a stranger needs to check it: the figures behind every
 * requirement, what was refused, and how to count again. Immutable. Empty texts and empty lists are
 * left out of the sheet with their headings.
 *
 * @param subject what was decided, by whom and when
 * @param outcome how it ended
 * @param why the reason in one or two sentences
 * @param roll all who might vote
 * @param participated those whose ballot counts
 * @param inFavour those for it
 * @param against those against it
 * @param abstained those who abstained
 * @param requirements every requirement, met or not
 * @param rejected refused ballots by code
 * @param channels ballots that count by channel
 * @param papers letters and paper ballots
 * @param recount how to count again
 * @param signatures who signs, one label for each line
 * @param issuedAt when the certificate was made, in the place's zone
 */
public record Certificate(
    Subject subject,
    Outcome outcome,
    String why,
    Count roll,
    Count participated,
    Count inFavour,
    Count against,
    Count abstained,
    List<Requirement> requirements,
    List<Entry> rejected,
    List<Entry> channels,
    Papers papers,
    Recount recount,
    List<String> signatures,
    ZonedDateTime issuedAt) {
  /** Keeps copies of the lists. */
  public Certificate {
    requirements = List.copyOf(requirements);
    rejected = List.copyOf(rejected);
    channels = List.copyOf(channels);
    signatures = List.copyOf(signatures);
  }

  /** How a decision ended. */
  public enum Outcome {
    /** Every requirement was met. */
    PASSED,
    /** Enough took part, too few agreed. */
    FAILED,
    /** Too few took part. */
    NO_QUORUM,
    /** Whatever it was, it was set aside since. */
    ANNULLED
  }

  /** What a requirement measures. */
  public enum Measure {
    /** Heads, as the rules count them. */
    HEADS,
    /** Area, in hundredths of a square metre. */
    AREA
  }

  /**
   * What was decided.
   *
   * @param language the language of the sheet's fixed words
   * @param community the community
   * @param compound the compound
   * @param number the motion's number
   * @param matter the matter of the catalogue, in words
   * @param citation the law it rests on
   * @param question the question, in full
   * @param contentHash SHA-256 of the frozen motion, hexadecimal
   * @param scope who voted, in words
   * @param opens the first instant of voting
   * @param closes the last instant of voting
   */
  public record Subject(
      PrintLanguage language,
      String community,
      String compound,
      String number,
      String matter,
      String citation,
      String question,
      String contentHash,
      String scope,
      ZonedDateTime opens,
      ZonedDateTime closes) {}

  /**
   * So many heads with so much area.
   *
   * @param heads heads
   * @param areaHundredths area in hundredths of a square metre
   */
  public record Count(long heads, long areaHundredths) {}

  /**
   * One requirement with its figures. The core judges; figures that contradict its judgement are
   * refused, so that no certificate can be printed that does not add up.
   *
   * @param name what is required, in words
   * @param measure what is measured
   * @param actual the part that counts, heads or hundredths of a square metre
   * @param whole what it is measured against, in the same unit
   * @param numerator the threshold's numerator
   * @param denominator the threshold's denominator, above zero
   * @param inclusive true for ≥ or ≤, false for &gt; or &lt;
   * @param ceiling whether the threshold must not be exceeded (objections) rather than be reached
   * @param met whether it was met
   * @param citation the article it rests on
   */
  public record Requirement(
      String name,
      Measure measure,
      long actual,
      long whole,
      long numerator,
      long denominator,
      boolean inclusive,
      boolean ceiling,
      boolean met,
      String citation) {
    /**
     * Checks the figures against the judgement.
     *
     * @throws IllegalArgumentException if they contradict each other or cannot be a fraction
     */
    public Requirement {
      if (actual < 0 || whole < 0 || numerator < 0 || denominator <= 0) {
        throw new IllegalArgumentException("not a fraction / 不是分数: requirement " + name);
      }
      int order =
          BigInteger.valueOf(actual)
              .multiply(BigInteger.valueOf(denominator))
              .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(numerator)));
      int beyond = ceiling ? -order : order;
      if (whole > 0 && met != (inclusive ? beyond >= 0 : beyond > 0)) {
        throw new IllegalArgumentException(
            "figures contradict the judgement of requirement / 数字与结论不符: " + name);
      }
    }
  }

  /**
   * A line of a list: so many of a kind.
   *
   * @param code the code, empty where the words say all
   * @param meaning its meaning in words
   * @param number how many; empty if it is not told
   */
  public record Entry(String code, String meaning, OptionalLong number) {}

  /**
   * What went out on paper and what came back; figures that would single out fewer than three are
   * empty.
   *
   * @param lettersIssued letters printed for the first time
   * @param lettersReprinted letters printed again, their old codes void
   * @param sheetsIssued paper ballots given out
   * @param sheetsReturned paper ballots handed in and entered
   * @param sheetsVoid paper ballots declared void
   */
  public record Papers(
      OptionalLong lettersIssued,
      OptionalLong lettersReprinted,
      OptionalLong sheetsIssued,
      OptionalLong sheetsReturned,
      OptionalLong sheetsVoid) {

    /**
     * The figures as they may be told.
     *
     * @param parties how many there are
     */
    public static Papers told(
        long parties,
        long lettersIssued,
        long lettersReprinted,
        long sheetsIssued,
        long sheetsReturned,
        long sheetsVoid) {
      SmallCells cells = SmallCells.OF_THREE;
      return new Papers(
          cells.tell(lettersIssued, parties),
          cells.tell(lettersReprinted),
          cells.tell(sheetsIssued),
          cells.tell(sheetsReturned, sheetsIssued),
          cells.tell(sheetsVoid));
    }
  }

  /**
   * How to count again without this server.
   *
   * @param pack the rule pack and its version, as in {@code cn-national@0.1.0}
   * @param edition the edition in force for this decision
   * @param rosterHash SHA-256 of the exported roster.csv, hexadecimal
   * @param ballotsHash SHA-256 of the exported ballots.csv, hexadecimal
   * @param command the whole command line
   */
  public record Recount(
      String pack, String edition, String rosterHash, String ballotsHash, String command) {}
}
