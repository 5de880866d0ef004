package org.gongtong.cn.national;

import static org.gongtong.core.people.PrivacyParameters.ADULT_FROM;
import static org.gongtong.core.people.PrivacyParameters.GUARDIAN_BELOW;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;

/** Ages of the Personal Information Protection Law, in force from 2021-11-01, and of majority. */
final class PersonalInformation {

  private static final LocalizedText NOT_READ =
      LocalizedText.of("凭一般知识，未核对条文", "of general knowledge; the text was not compared");

  private PersonalInformation() {}

  static List<Edition> editions() {
    return List.of(
        adults(1, Citation.unverified("民法通则", "General Principles of Civil Law", "11", NOT_READ))
            .from("1987-01-01")
            .until("2021-01-01")
            .build(),
        adults(2, Citation.unverified("民法典", "Civil Code", "17", NOT_READ))
            .from("2021-01-01")
            .build(),
        Edition.of("cn.personal-information.minors", 1)
            .in("cn")
            .from("2021-11-01")
            .titled("未成年人个人信息", "minors' personal information")
            .citing(Citation.read("个人信息保护法", "Personal Information Protection Law", "31"))
            .with(GUARDIAN_BELOW, 14, Change.ONLY_STRICTER)
            .build());
  }

  private static Edition.Draft adults(int number, Citation source) {
    return Edition.of("cn.civil-code.adults", number)
        .in("cn")
        .titled("成年", "coming of age")
        .citing(source)
        .with(ADULT_FROM, 18);
  }
}
