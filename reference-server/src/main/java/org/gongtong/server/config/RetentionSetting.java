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
      Pattern.compile("\\s*([a-z-]+)\\s*=\\s*([1-9][0-9]{0,3} (?:days|months|years))\\s*");

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
            "应为“类别=期限”，用逗号分隔，期限至少为 1，写作 30 days、6 months、2 years；可以选择期限的类别：" + classes,
            "must be “class=period” with commas between, a period of at least one, as 30 days, 6 months, 2 years;"
                + " classes whose period can be chosen: "
                + classes);
        return Map.of();
      }
      LegalPeriod period = LegalPeriod.parse(form.group(2));
      if (dataClass.get() == DataClass.UNUSED_FILE && period.equals(LegalPeriod.days(1))) {
        values.problem(
            value.place(),
            "unused-file 至少 2 days：刚上传的文件可能还在填写中的表单里",
            "unused-file is at least 2 days: a form that will use the file may still be open");
        return Map.of();
      }
      periods.put(dataClass.get().code(), period);
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
