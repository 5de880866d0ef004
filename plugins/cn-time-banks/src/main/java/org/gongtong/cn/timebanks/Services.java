package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.service.ServiceParameters.AVAILABILITY;
import static org.gongtong.core.timebank.service.ServiceParameters.CANCEL_NOTICE;
import static org.gongtong.core.timebank.service.ServiceParameters.CATEGORIES;
import static org.gongtong.core.timebank.service.ServiceParameters.GRACE;
import static org.gongtong.core.timebank.service.ServiceParameters.GUARDIAN_BELOW;
import static org.gongtong.core.timebank.service.ServiceParameters.LAPSE_DAYS;
import static org.gongtong.core.timebank.service.ServiceParameters.LONGEST_MINUTES;
import static org.gongtong.core.timebank.service.ServiceParameters.MEDIATORS;
import static org.gongtong.core.timebank.service.ServiceParameters.NEAR;
import static org.gongtong.core.timebank.service.ServiceParameters.RECORDERS;
import static org.gongtong.core.timebank.service.ServiceParameters.SEVERAL_PROVIDERS;
import static org.gongtong.core.timebank.service.ServiceParameters.SKILLS;
import static org.gongtong.core.timebank.service.ServiceParameters.TOKEN_SECONDS;
import static org.gongtong.core.timebank.service.ServiceParameters.WAITING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;

/**
 * How services go, whichever policy a bank has: what there is, how long it may take, who records
 * it. Places may say otherwise, but for the age below which a guardian speaks for the young.
 */
final class Services {

  /** The rule about services. */
  static final String RULE = "cn.time-bank.services";

  private static final Citation CIVIL_CODE = Citation.read("中华人民共和国民法典", "Civil Code", "17, 19");

  private Services() {}

  static List<Edition> editions() {
    Edition.Draft draft =
        Edition.of(RULE, 1)
            .in(Volunteering.SCOPE)
            .from(Volunteering.IN_FORCE)
            .titled("时间银行服务规程", "services of a time bank")
            .citing(Defaults.CITATION)
            .with(CATEGORIES, categories(), Change.FREE)
            .with(LONGEST_MINUTES, 12 * 60, Change.FREE)
            .with(SEVERAL_PROVIDERS, true, Change.FREE)
            .with(CANCEL_NOTICE, 2 * 60, Change.FREE)
            .with(GRACE, 30, Change.FREE)
            .with(TOKEN_SECONDS, 5 * 60, Change.FREE)
            .with(LAPSE_DAYS, 7, Change.FREE)
            .with(GUARDIAN_BELOW, 18, Change.FIXED, CIVIL_CODE)
            .with(
                RECORDERS,
                Set.of(MandateKind.GRID_WORKER, MandateKind.COMMITTEE_STAFF),
                Change.FREE)
            .with(MEDIATORS, Set.of(MandateKind.COMMITTEE_STAFF), Change.FREE)
            .with(NEAR, 25, Change.FREE)
            .with(SKILLS, 25, Change.FREE)
            .with(AVAILABILITY, 25, Change.FREE)
            .with(WAITING, 25, Change.FREE);
    return List.of(draft.build());
  }

  private static Map<String, LocalizedText> categories() {
    Map<String, LocalizedText> categories = new LinkedHashMap<>();
    categories.put("company", LocalizedText.of("陪伴聊天", "company"));
    categories.put("meal", LocalizedText.of("助餐", "meals"));
    categories.put("cleaning", LocalizedText.of("助洁", "cleaning"));
    categories.put("bath", LocalizedText.of("助浴", "help with bathing"));
    categories.put("outing", LocalizedText.of("助行", "help on the way"));
    categories.put("clinic", LocalizedText.of("陪同就医", "company to a clinic"));
    categories.put("errand", LocalizedText.of("代办代购", "errands"));
    categories.put("repair", LocalizedText.of("小修小补", "small repairs"));
    categories.put("lesson", LocalizedText.of("教学辅导", "lessons"));
    categories.put("childcare", LocalizedText.of("照看儿童", "child care"));
    categories.put("community", LocalizedText.of("公共事务", "common tasks"));
    return categories;
  }
}
