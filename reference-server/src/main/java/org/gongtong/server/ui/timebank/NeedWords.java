package org.gongtong.server.ui.timebank;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.server.ui.text.MessageKey;
import org.gongtong.server.ui.text.Messages;

/** Puts what a request needs into words. Stateless. */
public final class NeedWords {

  private NeedWords() {}

  /** Skills that have a name; programs may use other codes, which are shown as they are. */
  public enum Skill implements MessageKey {
    COOK("cook"),
    FIRST_AID("first-aid"),
    NURSING("nursing"),
    HAIRCUT("haircut"),
    REPAIR("repair"),
    COMPUTER("computer"),
    SIGN_LANGUAGE("sign-language"),
    DIALECT("dialect"),
    DRIVING("driving");

    private final String code;

    Skill(String code) {
      this.code = code;
    }

    /** As offers and requests keep it. */
    public String code() {
      return code;
    }

    @Override
    public String messageKey() {
      return "skill." + code;
    }
  }

  /** What has to be reckoned with, and what is wished for; empty for nothing. */
  public static String of(Messages text, NoticeContent content) {
    Stream<String> mobility = content.mobility().stream().map(code -> mobility(text, code));
    Stream<String> skills = content.skills().stream().map(code -> skill(text, code));
    return Stream.concat(mobility, skills).collect(Collectors.joining(text.of("board.and")));
  }

  private static String mobility(Messages text, String code) {
    Optional<Mobility> known =
        Arrays.stream(Mobility.values()).filter(one -> one.code().equals(code)).findFirst();
    return known.map(text::of).orElse(code);
  }

  private static String skill(Messages text, String code) {
    Optional<Skill> known =
        Arrays.stream(Skill.values()).filter(one -> one.code().equals(code)).findFirst();
    return known.map(text::of).orElse(code);
  }
}
