package org.gongtong.server.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.server.retention.DataClass;

/** Reads {@code retention.periods}: {@code sign-in=12 months, person=2 years}. */
final class RetentionSetting {
  private static final Pattern FORM =
      Pattern.compile("\\s*([a-z-]+)\\s*=\\s*([0-9]{1,4} (?:days|months|years))\\s*");

  private RetentionSetting() {}

  static Map<String, LegalPeriod> of(SettingValues values) {
    SettingValues.Value value = values.get(Setting.RETENTION_PERIODS);
    Map<String, LegalPeriod> periods = new LinkedHashMap<>();
    if (value.text().isEmpty()) {
      return periods;
    }
    for (String pair : value.text().split(",", -1)) {
      Matcher form = FORM.matcher(pair);
      Optional<DataClass> dataClass =
          form.matches()
              ? DataClass.find(form.group(1)).filter(found -> found.rule().isPresent())
              : Optional.empty();
      if (dataClass.isEmpty()) {
        String classes = classes();
        values.problem(
            value.place(),
            "应为“类别=期限”，用逗号分隔，期限写作 30 days、6 months、2 years；可以选择期限的类别：" + classes,
            "must be “class=period” with commas between, a period as 30 days, 6 months, 2 years;"
                + " classes whose period can be chosen: "
                + classes);
        return Map.of();
      }
      periods.put(dataClass.get().code(), LegalPeriod.parse(form.group(2)));
    }
    return periods;
  }

  private static String classes() {
    return Stream.of(DataClass.values())
        .filter(dataClass -> dataClass.rule().isPresent())
        .map(DataClass::code)
        .collect(Collectors.joining(", "));
  }
}
