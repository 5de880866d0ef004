package org.gongtong.cn.national;

import static org.gongtong.core.people.PrivacyParameters.GUARDIAN_BELOW;

import java.util.List;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;

/** The Personal Information Protection Law, in force from 2021-11-01. */
final class PersonalInformation {

  private PersonalInformation() {}

  static List<Edition> editions() {
    return List.of(
        Edition.of("cn.personal-information.minors", 1)
            .in("cn")
            .from("2021-11-01")
            .titled("未成年人个人信息", "minors' personal information")
            .citing(Citation.read("个人信息保护法", "Personal Information Protection Law", "31"))
            .with(GUARDIAN_BELOW, 14, Change.ONLY_STRICTER)
            .build());
  }
}
