package org.gongtong.cn.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.ScopeCode;

/**
 * One folder of {@code cases/}, read by splitting at commas: the files are ours and have no quotes.
 *
 * @param name the folder
 * @param json {@code case.json}
 */
record LocalCase(String name, Map<String, ?> json) {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @SuppressWarnings("unchecked")
  static LocalCase named(String name) {
    return new LocalCase(
        name, (Map<String, ?>) Objects.requireNonNull(CanonicalJson.read(text(name, "case.json"))));
  }

  String text(String field) {
    return (String) Objects.requireNonNull(json.get(field), field);
  }

  boolean has(String field) {
    return json.containsKey(field);
  }

  boolean flag(String field) {
    return Boolean.TRUE.equals(json.get(field));
  }

  LocalDate day(String field) {
    return LocalDate.parse(text(field).substring(0, 10));
  }

  long number(String field) {
    return (Long) Objects.requireNonNull(json.get(field), field);
  }

  Instant instant(String field) {
    return at(text(field));
  }

  ScopeCode jurisdiction() {
    return ScopeCode.of(text("jurisdiction"));
  }

  @SuppressWarnings("unchecked")
  Map<String, ?> expected() {
    return (Map<String, ?>) Objects.requireNonNull(json.get("expected"));
  }

  Roster roster() {
    return new Roster(lines("roster.csv").stream().map(LocalCase::part).toList());
  }

  List<Ballot> ballots() {
    return lines("ballots.csv").stream().map(LocalCase::ballot).toList();
  }

  private static ExclusivePart part(String[] cells) {
    return new ExclusivePart(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        PartKind.valueOf(cells[5].toUpperCase(Locale.ROOT)),
        FloorArea.parse(cells[6]),
        AreaBasis.valueOf(cells[7].toUpperCase(Locale.ROOT)),
        List.of(cells[8].split(";")),
        cells[9],
        PartStatus.valueOf(cells[10].toUpperCase(Locale.ROOT)));
  }

  private static Ballot ballot(String[] cells) {
    return new Ballot(
        cells[0],
        cells[1],
        cells[2],
        Channel.find(cells[3]).orElseThrow(),
        at(cells[4]),
        cells[5],
        cells.length < 7 || cells[6].isEmpty() ? null : cells[6]);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CHINA).toInstant();
  }

  private List<String[]> lines(String file) {
    return text(name, file).lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static String text(String name, String file) {
    String path = "/cases/" + name + "/" + file;
    try (InputStream in = LocalCase.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
