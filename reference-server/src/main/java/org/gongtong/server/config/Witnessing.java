package org.gongtong.server.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.audit.note.KeyKind;
import org.gongtong.core.audit.note.NoteVerifier;

/**
 * Who witnesses whose log (C2SP tlog-witness). Immutable.
 *
 * @param witnesses of our log
 * @param logs that this server witnesses
 */
public record Witnessing(List<WitnessAddress> witnesses, List<NoteVerifier> logs) {

  /** Copies the lists. */
  public Witnessing {
    witnesses = List.copyOf(witnesses);
    logs = List.copyOf(logs);
  }

  /**
   * A witness.
   *
   * @param key what its signatures are verified with
   * @param address to which {@code /add-checkpoint} is added
   */
  public record WitnessAddress(NoteVerifier key, URI address) {}

  static Witnessing read(SettingValues values) {
    List<WitnessAddress> witnesses = new ArrayList<>();
    List<String> words = words(values, Setting.LOG_WITNESSES);
    for (int at = 0; at < words.size(); at += 2) {
      try {
        witnesses.add(
            new WitnessAddress(
                key(words.get(at), KeyKind.WITNESS),
                address(at + 1 < words.size() ? words.get(at + 1) : "")));
      } catch (IllegalArgumentException e) {
        values.problem(
            values.get(Setting.LOG_WITNESSES).place(),
            "应为“公钥 https://网址”，一对或几对，用空格分隔",
            "must be a witness's key and its https:// address, one pair or more, with spaces: "
                + e.getMessage());
      }
    }
    List<NoteVerifier> logs = new ArrayList<>();
    for (String word : words(values, Setting.WITNESS_LOGS)) {
      try {
        logs.add(key(word, KeyKind.LOG));
      } catch (IllegalArgumentException e) {
        values.problem(
            values.get(Setting.WITNESS_LOGS).place(),
            "应为日志的公钥，用空格分隔",
            "must be keys of logs, with spaces between them: " + e.getMessage());
      }
    }
    return new Witnessing(witnesses, logs);
  }

  private static List<String> words(SettingValues values, Setting setting) {
    String text = values.get(setting).text().strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
  }

  private static NoteVerifier key(String text, KeyKind kind) {
    NoteVerifier key = NoteVerifier.parse(text);
    if (key.kind() != kind) {
      throw new IllegalArgumentException("a key of another kind: " + key.name());
    }
    return key;
  }

  /** Plain http would let anybody between answer; on this machine there is nobody between. */
  private static URI address(String text) {
    URI address = URI.create(text.replaceFirst("/$", ""));
    String host = String.valueOf(address.getHost());
    boolean here = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
    boolean right =
        "https".equals(address.getScheme()) || here && "http".equals(address.getScheme());
    if (address.getHost() == null || !right || address.getRawQuery() != null) {
      throw new IllegalArgumentException("no https address: " + text);
    }
    return address;
  }
}
