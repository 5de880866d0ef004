package org.gongtong.server.settlement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.OrderContent;
import org.gongtong.core.timebank.settlement.SettlementMessage;
import org.gongtong.core.timebank.settlement.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Letters as texts: a line that says what it is, so that a signature under it is of nothing else,
 * and a line of canonical JSON. What a partner writes is read strictly: a member too many, a figure
 * out of its range or an order without a receiver is no letter. Stateless.
 */
final class LetterText {

  /** Most orders of a day that a letter tells. */
  static final int MOST_LINES = 3_000;

  private static final String FORM = "org.gongtong/settlement/v1";
  private static final int MOST_FIGURES = 8;
  private static final int MOST_FIGURES_CHARACTERS = 200;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

  private LetterText() {}

  /** A letter as it is signed. */
  static String write(Letter letter) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", letter.id().toString());
    map.put("sentAt", letter.sentAt().toString());
    map.put("from", letter.from().toString());
    map.put("to", letter.to().toString());
    Letter.Content content = letter.content();
    if (content instanceof Letter.Statement statement) {
      map.put("statement", written(statement.statement()));
    } else {
      SettlementMessage message = ((Letter.Message) content).message();
      if (message instanceof SettlementMessage.Order order) {
        map.put("order", written(order.content()));
      } else if (message instanceof SettlementMessage.Recall recall) {
        map.put("recall", written(recall.content()));
      } else {
        map.put("answer", written((SettlementMessage.Answer) message));
      }
    }
    return FORM + "\n" + CanonicalJson.write(map) + "\n";
  }

  private static Map<String, Object> written(OrderContent order) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", order.id().toString());
    map.put("purpose", order.purpose().code());
    map.put("account", order.toAccount() == null ? "" : order.toAccount().toString());
    map.put("minutes", order.minutes());
    map.put("brought", order.brought());
    map.put("sentAt", order.sentAt().toString());
    return map;
  }

  private static Map<String, Object> written(SettlementMessage.Answer answer) {
    Verdict verdict = answer.verdict();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("order", answer.orderId().toString());
    map.put("content", answer.content().hex());
    map.put("posted", verdict.posted());
    map.put("day", verdict.day().toString());
    map.put("kept", verdict.kept());
    map.put("code", verdict.code());
    map.put("figures", verdict.figures());
    map.put("at", verdict.at().toString());
    return map;
  }

  private static Map<String, Object> written(DayStatement statement) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("day", statement.day().toString());
    map.put("closing", statement.closing());
    map.put("hash", statement.hash().hex());
    map.put(
        "orders",
        statement.lines().stream()
            .map(
                line ->
                    Map.of(
                        "id", line.orderId().toString(),
                        "from", line.fromBank().toString(),
                        "minutes", line.minutes(),
                        "posted", line.posted()))
            .toList());
    return map;
  }

  /** Reads what {@link #write} wrote; empty for anything else. */
  static Optional<Letter> read(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 3 || !lines[0].equals(FORM) || !lines[2].isEmpty()) {
      return Optional.empty();
    }
    try {
      Members members = new Members(CanonicalJson.read(lines[1]));
      UUID from = members.id("from");
      UUID to = members.id("to");
      Letter letter =
          new Letter(members.id("id"), members.instant("sentAt"), content(members, from, to));
      members.end();
      return Optional.of(letter);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Letter.Content content(Members members, UUID from, UUID to) {
    if (members.has("statement")) {
      return new Letter.Statement(statement(members.object("statement"), from, to));
    }
    if (members.has("order")) {
      return new Letter.Message(
          new SettlementMessage.Order(order(members.object("order"), from, to)));
    }
    return new Letter.Message(
        members.has("recall")
            ? new SettlementMessage.Recall(order(members.object("recall"), from, to))
            : answer(members.object("answer"), from, to));
  }

  private static OrderContent order(Members members, UUID from, UUID to) {
    SettlementPurpose purpose = SettlementPurpose.find(members.text("purpose")).orElseThrow(bad());
    boolean repays = purpose == SettlementPurpose.REPAY;
    UUID account = repays ? members.none("account") : members.id("account");
    Instant sentAt = members.instant("sentAt");
    OrderContent order =
        new OrderContent(
            members.id("id"),
            from,
            to,
            purpose,
            account,
            members.number("minutes", 1, Transfer.MOST_MINUTES),
            members.number("brought", 0, Transfer.MOST_MINUTES),
            sentAt);
    members.end();
    return order;
  }

  private static SettlementMessage.Answer answer(Members members, UUID from, UUID to) {
    Map<String, Long> figures = members.figures("figures");
    String code = members.text("code");
    if (!code.matches("[A-Z0-9_]{0,64}")) {
      throw bad().get();
    }
    SettlementMessage.Answer answer =
        new SettlementMessage.Answer(
            from,
            to,
            members.id("order"),
            new ContentHash(members.text("content")),
            new Verdict(
                members.flag("posted"),
                members.day("day"),
                members.number("kept", 0, Transfer.MOST_MINUTES),
                code,
                figures,
                members.instant("at")));
    members.end();
    return answer;
  }

  private static DayStatement statement(Members members, UUID from, UUID to) {
    List<DayStatement.Line> lines = new ArrayList<>();
    for (Members one : members.objects("orders")) {
      UUID sender = one.id("from");
      if (!sender.equals(from) && !sender.equals(to)) {
        throw bad().get();
      }
      lines.add(
          new DayStatement.Line(
              one.id("id"),
              sender,
              one.number("minutes", 1, Transfer.MOST_MINUTES),
              one.flag("posted")));
      one.end();
    }
    DayStatement statement =
        new DayStatement(
            from,
            to,
            members.day("day"),
            lines,
            members.number("closing", -Transfer.MOST_MINUTES, Transfer.MOST_MINUTES),
            new ContentHash(members.text("hash")));
    members.end();
    return statement;
  }

  private static java.util.function.Supplier<IllegalArgumentException> bad() {
    return () -> new IllegalArgumentException("no letter");
  }

  /** Members of an object, each taken once. */
  private static final class Members {
    private final Map<String, @Nullable Object> left = new LinkedHashMap<>();

    Members(@Nullable Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        throw bad().get();
      }
      map.forEach((name, member) -> left.put(String.valueOf(name), member));
    }

    boolean has(String name) {
      return left.containsKey(name);
    }

    private <T> T take(String name, Class<T> type) {
      Object value = left.remove(name);
      if (!type.isInstance(value)) {
        throw bad().get();
      }
      return type.cast(value);
    }

    String text(String name) {
      return take(name, String.class);
    }

    boolean flag(String name) {
      return take(name, Boolean.class);
    }

    long number(String name, long least, long most) {
      long number = take(name, Long.class);
      if (number < least || number > most) {
        throw bad().get();
      }
      return number;
    }

    /** An id in its one form. */
    UUID id(String name) {
      String text = text(name);
      UUID id = UUID.fromString(text);
      if (!id.toString().equals(text)) {
        throw bad().get();
      }
      return id;
    }

    @Nullable UUID none(String name) {
      if (!text(name).isEmpty()) {
        throw bad().get();
      }
      return null;
    }

    /** A time that a column holds as it is. */
    Instant instant(String name) {
      Instant instant = Instant.parse(text(name));
      if (instant.isBefore(FIRST)
          || instant.isAfter(LAST)
          || !instant.equals(instant.truncatedTo(ChronoUnit.MICROS))) {
        throw bad().get();
      }
      return instant;
    }

    LocalDate day(String name) {
      LocalDate day = LocalDate.parse(text(name));
      if (day.getYear() < 2000 || day.getYear() > 2999) {
        throw bad().get();
      }
      return day;
    }

    Members object(String name) {
      return new Members(take(name, Map.class));
    }

    List<Members> objects(String name) {
      List<?> list = take(name, List.class);
      if (list.size() > MOST_LINES) {
        throw bad().get();
      }
      List<Members> all = new ArrayList<>();
      for (Object one : list) {
        all.add(new Members(one));
      }
      return all;
    }

    Map<String, Long> figures(String name) {
      Map<?, ?> map = take(name, Map.class);
      Map<String, Long> figures = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String figure)
            || !figure.matches("[a-zA-Z]{1,24}")
            || !(entry.getValue() instanceof Long value)) {
          throw bad().get();
        }
        figures.put(figure, value);
      }
      if (figures.size() > MOST_FIGURES
          || CanonicalJson.write(figures).length() > MOST_FIGURES_CHARACTERS) {
        throw bad().get();
      }
      return figures;
    }

    void end() {
      if (!left.isEmpty()) {
        throw bad().get();
      }
    }
  }
}
