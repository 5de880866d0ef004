package org.gongtong.core.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.TypedId;

/** What is kept of a person. Each has a normal form, in which it is kept and compared. */
public enum PersonField {
  NAME("name", "姓名", "name", true),
  PHONE("phone", "电话", "telephone", true),
  /** A resident identity number (GB 11643-1999) or the number of another document. */
  ID_NUMBER("id-number", "证件号码", "identity number", true),
  /** For the age of minors and of those who vote as residents. */
  BIRTH("birth", "出生日期", "date of birth", false);

  private static final int NAME_MOST = 100;
  private static final Pattern PHONE_FORM = Pattern.compile("\\+?\\d{5,20}");
  private static final Pattern DOCUMENT_FORM = Pattern.compile("[A-Z0-9]{5,20}");
  private static final Pattern RESIDENT_FORM = Pattern.compile("\\d{17}[\\dA-Z]");

  /** Weights of the check digit: ISO 7064, MOD 11-2, which GB 11643-1999 uses. */
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private static final String CHECK_DIGITS = "10X98765432";

  private final String code;
  private final LocalizedText text;
  private final boolean lookedUp;

  PersonField(String code, String zh, String en, boolean lookedUp) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
    this.lookedUp = lookedUp;
  }

  /** The field of a code. */
  public static Optional<PersonField> find(String code) {
    for (PersonField field : values()) {
      if (field.code.equals(code)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tables: {@code id-number}. */
  public String code() {
    return code;
  }

  public LocalizedText text() {
    return text;
  }

  /** Whether persons are looked up by it. */
  public boolean lookedUp() {
    return lookedUp;
  }

  /** The normal form of what somebody typed; empty if it is no such thing. */
  public Optional<String> normal(String typed) {
    String folded = TypedId.fold(typed);
    return switch (this) {
      case NAME ->
          Optional.of(folded.replaceAll("\\s+", " "))
              .filter(name -> !name.isEmpty() && name.length() <= NAME_MOST)
              .filter(name -> !TypedId.hasForeign(name));
      case PHONE ->
          Optional.of(folded.replaceAll("[\\s()-]", ""))
              .filter(phone -> PHONE_FORM.matcher(phone).matches());
      case ID_NUMBER ->
          Optional.of(folded.replaceAll("\\s", "").toUpperCase(Locale.ROOT))
              .filter(number -> DOCUMENT_FORM.matcher(number).matches())
              .filter(
                  number -> !RESIDENT_FORM.matcher(number).matches() || checkDigitIsRight(number));
      case BIRTH -> day(folded);
    };
  }

  private static boolean checkDigitIsRight(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length()) == number.charAt(WEIGHTS.length);
  }

  /** The date of birth in an identity number in its normal form, if it is a resident's. */
  static Optional<LocalDate> birthIn(String number) {
    if (!RESIDENT_FORM.matcher(number).matches()) {
      return Optional.empty();
    }
    String day =
        number.substring(6, 10) + "-" + number.substring(10, 12) + "-" + number.substring(12, 14);
    return day(day).map(LocalDate::parse);
  }

  private static Optional<String> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * A value in its normal form as screens show it: {@code 138****5678}. What is left tells two
   * people of a community apart and does not identify either of them outside it.
   */
  public String masked(String value) {
    return switch (this) {
      case NAME -> {
        int first = value.offsetByCodePoints(0, 1);
        yield value.substring(0, first) + "**";
      }
      case PHONE, ID_NUMBER -> {
        int head = value.length() >= 11 ? 3 : 0;
        int tail = value.length() >= 11 ? 4 : 2;
        yield value.substring(0, head)
            + "*".repeat(value.length() - head - tail)
            + value.substring(value.length() - tail);
      }
      case BIRTH -> "****-**-**";
    };
  }
}
