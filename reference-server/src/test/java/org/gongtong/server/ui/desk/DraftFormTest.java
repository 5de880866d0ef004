package org.gongtong.server.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.staff.MotionFormPage;
import org.gongtong.server.ui.staff.MotionFormPage.Draft;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftFormTest {
  private static final Set<String> MATTERS = Set.of("cn.civil-code.278.4");
  private static final Roster ROSTER =
      new Roster(
          List.of(
              new ExclusivePart(
                  "P1",
                  "C01",
                  "1",
                  "1",
                  "101",
                  PartKind.DWELLING,
                  new FloorArea(80_00),
                  AreaBasis.REGISTRY,
                  List.of("O1"),
                  "O1",
                  PartStatus.DELIVERED)));

  @ParameterizedTest
  @ValueSource(strings = {"*", "C01"})
  void partsThatWouldCountForNothingAreSaid(String scope) {
    DraftForm form = form(scope, "P1");
    assertThat(form.content(MATTERS, ROSTER)).isEmpty();
    assertThat(form.errors())
        .containsExactly(
            new FieldError("parts", "这里填了编号，但“由谁决定”没有选“逐个指定受影响的专有部分”。请在上面选它，或者清空这一栏。"));
    DraftForm emptied = form(scope, "");
    assertThat(emptied.content(MATTERS, ROSTER)).isPresent();
    assertThat(emptied.errors()).isEmpty();
  }

  @Test
  void partsAreTakenWhereTheyAreAskedFor() {
    assertThat(form(MotionFormPage.NAMED_PARTS, "P1").content(MATTERS, ROSTER).orElseThrow())
        .extracting(content -> content.scope())
        .isEqualTo(new VotingScope.Affected(Set.of("P1")));
  }

  private static DraftForm form(String scope, String parts) {
    return new DraftForm(
        Messages.in(Language.CHINESE),
        new Draft("问题？", "", "cn.civil-code.278.4", scope, parts, ""));
  }
}
