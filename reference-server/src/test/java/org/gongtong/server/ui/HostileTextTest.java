package org.gongtong.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts markup into every text of every page, by reflection, so that no new field is forgotten. */
class HostileTextTest {
  private static final String HOSTILE =
      "\"><script>alert('x')</script><img src=x onerror=alert(1)>'\" &amp; ${1} javascript:1";

  private final PageRenderer renderer = new PageRenderer();

  @Test
  void noTextOfAnyPageBecomesMarkup() throws ReflectiveOperationException {
    Map<String, Page> pages = SamplePages.all(Language.CHINESE, TextSize.NORMAL);
    pages.remove("open-turnoutFragment"); // figures only, not one text
    for (Map.Entry<String, Page> sample : pages.entrySet()) {
      String harmless = renderer.render(sample.getValue());
      String html = renderer.render((Page) hostile(sample.getValue()));
      assertThat(html)
          .as(sample.getKey())
          .contains("&lt;script&gt;alert(")
          .doesNotContain("<script>alert", "<img", "\"><script", "href=\"javascript:");
      // Nothing broke out of its place: the skeleton of tags is the same as with harmless text.
      assertThat(skeleton(html)).as(sample.getKey()).isEqualTo(skeleton(harmless));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//evil.example",
        "https://evil.example",
        "/\\evil",
        "/a\nb"
      })
  void linksLeadNowhereElse(String href) {
    assertThat(Routes.isLocal(href)).isFalse();
    assertThatThrownBy(() -> new Link(href, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> skeleton(String html) {
    return Stream.of(html.split("<"))
        .skip(1)
        .map(piece -> piece.split("[\\s>/]", 2)[0])
        // These depend on whether a text is empty, not on what it says.
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  private static Object hostile(Object value) throws ReflectiveOperationException {
    if (value instanceof String text) {
      return text.isEmpty() ? text : HOSTILE;
    }
    if (value instanceof List<?> list) {
      Object[] items = new Object[list.size()];
      for (int i = 0; i < items.length; i++) {
        items[i] = hostile(list.get(i));
      }
      return List.of(items);
    }
    return value instanceof Record ? hostileRecord(value) : value;
  }

  private static Object hostileRecord(Object value) throws ReflectiveOperationException {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] parts = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      components[i].getAccessor().setAccessible(true);
      Object part = components[i].getAccessor().invoke(value);
      types[i] = components[i].getType();
      // Addresses are refused unless local, and the field of an error must name its input.
      boolean address = List.of("href", "here", "field").contains(components[i].getName());
      parts[i] = part == null || address ? part : hostile(part);
    }
    Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(parts);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot fill " + value.getClass(), e);
    }
  }
}
