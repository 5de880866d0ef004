package org.gongtong.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ElementKindsTest {

  @Test
  void everyKindIsOnOneOfThePagesThatAreChosen() {
    Map<String, String> site =
        Map.of(
            "a", "<p>x</p><p class=\"quiet\">y</p>",
            "b", "<p>z</p>",
            "c", "<p class=\"loud\" id=\"1\">z</p><input type=\"text\"><br>",
            "d", "<input type=\"text\" disabled>",
            "e", "<input disabled type=\"text\">");
    assertThat(ElementKinds.cover(site, Set.of("b"))).contains("a", "b", "c").hasSize(4);
    assertThat(ElementKinds.cover(site, Set.of("d"))).containsExactly("a", "c", "d");
  }

  @Test
  void whatIsUnlikeTheOthersStays() {
    String rows = "<tr><td>1</td></tr>".repeat(30) + "<tr><td><b>2</b></td></tr>";
    String shortened =
        ElementKinds.shortened(
            "<table>" + rows + "</table>", Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL));
    assertThat(shortened)
        .isEqualTo(
            "<table>" + "<tr><td>1</td></tr>".repeat(10) + "<tr><td><b>2</b></td></tr></table>");
  }
}
