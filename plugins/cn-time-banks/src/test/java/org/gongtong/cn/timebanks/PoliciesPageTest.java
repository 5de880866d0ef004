package org.gongtong.cn.timebanks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Provision;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.PolicyEditions;
import org.gongtong.core.timebank.PolicyFigure;
import org.gongtong.core.timebank.Rounding;
import org.gongtong.core.timebank.TimeBankParameters;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.service.ServiceParameters;
import org.junit.jupiter.api.Test;

/** The page of policies is what the pack says; the expected page lies in target after a run. */
class PoliciesPageTest {

  private static final String PAGE = "docs/reference/time-bank-policies.md";

  private static final RuleBook BOOK = RuleBook.ofPacks(List.of(new CnTimeBanks()));

  private final StringBuilder page = new StringBuilder();

  @Test
  void thePageSaysWhatThePackSays() throws IOException {
    intro();
    PolicyEditions.of(BOOK).all().forEach(this::edition);
    BOOK.setting(ServiceParameters.CATEGORIES).forEach(this::services);
    parameters("What a policy may set", TimeBankParameters.ALL);
    parameters("What a rule about services sets", ServiceParameters.ALL);
    roundings();
    Path expected = Path.of("target", "time-bank-policies.md");
    Files.createDirectories(expected.getParent());
    Files.writeString(expected, page, StandardCharsets.UTF_8);
    assertThat(root().resolve(PAGE))
        .as("copy %s over it", expected.toAbsolutePath())
        .hasContent(page.toString());
  }

  private void intro() {
    page.append("# Policies of time banks · 时间银行政策\n\n");
    page.append(
        "From the pack `gongtong-cn-time-banks`; `gongtong timebank policies` prints the same. This page is compared"
            + " with the pack by a test.\n\n");
    page.append(
        "**Not verified · 未核实**: the figure was read second hand, or is a default of the pack; the note under the table"
            + " says which. A figure that a policy does not set holds for nobody: no cap, no limit, no expiry. Caps and"
            + " limits include the figure itself; ages are completed years.\n");
  }

  private void edition(PolicyEditions.Listed listed) {
    TimeBankPolicy policy = listed.policy();
    Edition edition = listed.edition();
    LocalDate to = edition.inForce().to();
    page.append("\n## ").append(policy.edition()).append("\n\n");
    page.append(both(edition.title())).append(". Rule `").append(edition.rule());
    page.append("`, scope `").append(edition.scope()).append("`, in force from ");
    page.append(edition.inForce().from());
    page.append(to == null ? " on" : " to " + to.minusDays(1)).append(".\n\n");
    page.append("| figure | value | written in | |\n|---|---|---|---|\n");
    for (PolicyFigure figure : policy.figures()) {
      Citation citation = figure.citation();
      page.append("| ").append(both(figure.parameter().meaning()));
      page.append(" | ").append(both(figure.value()));
      page.append(" | ").append(both(citation.text()));
      page.append(" | ").append(mark(citation.confidence())).append(" |\n");
    }
    policy.figures().stream().map(PolicyFigure::citation).distinct().forEach(this::note);
  }

  private static String mark(Citation.Confidence confidence) {
    return switch (confidence) {
      case TEXT_READ -> "";
      case SECOND_HAND -> "**unverified**, second hand";
      case UNVERIFIED -> "**unverified**";
    };
  }

  private void note(Citation citation) {
    LocalizedText note = citation.note();
    if (note != null) {
      page.append("\n* ").append(citation.source().zh()).append("：").append(note.zh());
      page.append("。").append(citation.source().en()).append(": ").append(note.en()).append(".\n");
    }
  }

  /** How services go where a bank has one of the policies above, whichever it is. */
  private void services(Edition edition) {
    page.append("\n## ").append(both(edition.title())).append("\n\nRule `");
    page.append(edition.rule()).append("`, scope `").append(edition.scope());
    page.append("`, in force from ").append(edition.inForce().from());
    page.append(" on, under every policy. Minutes, seconds and days are whole.\n\n");
    page.append("| figure | value | written in | |\n|---|---|---|---|\n");
    ResolvedRule rule =
        BOOK.resolve(edition.rule(), edition.scope(), edition.inForce().from()).orThrow();
    for (Provision provision : rule.provisions()) {
      Citation citation = provision.citation();
      page.append("| ").append(both(provision.setting().parameter().meaning()));
      page.append(" | ").append(provision.setting().text().replace("|", "\\|"));
      page.append(" | ").append(both(citation.text()));
      page.append(" | ").append(mark(citation.confidence())).append(" |\n");
    }
    note(edition.citation());
  }

  private void parameters(String title, List<Parameter<?>> parameters) {
    page.append("\n## ")
        .append(title)
        .append("\n\n| parameter | kind | meaning |\n|---|---|---|\n");
    for (Parameter<?> parameter : parameters) {
      page.append("| `").append(parameter.name()).append("` | ");
      page.append(parameter.type().name()).append(" | ").append(both(parameter.meaning()));
      page.append(" |\n");
    }
  }

  private void roundings() {
    page.append(
        "\n## Rounding\n\nOnce, when a service is confirmed; the entry keeps the name.\n\n");
    page.append("| name | meaning | 52 minutes are |\n|---|---|---|\n");
    for (Rounding rounding : Rounding.values()) {
      page.append("| `").append(rounding.code()).append("` | ").append(both(rounding.text()));
      page.append(" | ").append(rounding.minutes(Duration.ofMinutes(52))).append(" |\n");
    }
  }

  private static String both(LocalizedText text) {
    return text.zh().equals(text.en()) ? text.en() : text.zh() + " · " + text.en();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
