package org.gongtong.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gongtong.core.kernel.LocalizedText;

/**
 * Reads bodies: one JSON object in UTF-8, no member named twice, bounded in depth. Fractions are
 * read, so that the one who sent them is told which member must be whole. Stateless and
 * thread-safe.
 */
final class StrictJson {

  /** More than any body of ours nests, and far from any stack's end. */
  static final int MAX_DEPTH = 32;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(40)
                          .maxNameLength(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  /**
   * @throws ProblemException {@link ApiReason#BODY_NOT_JSON}
   */
  static ObjectNode read(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode node = MAPPER.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw refused("不是对象", "it is no object");
    } catch (CharacterCodingException e) {
      throw refused("不是 UTF-8", "it is not UTF-8");
    } catch (StreamConstraintsException e) {
      throw refused("嵌套过深，或数字、成员名过长", "it is too deep, or a number or name is too long");
    } catch (JsonProcessingException e) {
      throw at(e);
    }
  }

  private static ProblemException at(JsonProcessingException e) {
    boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    return refused(
        String.format(Locale.ROOT, "第 %d 行第 %d 列%s", line, column, twice ? "成员重复" : "语法有误"),
        String.format(
            Locale.ROOT,
            "%s at line %d, column %d",
            twice ? "a member is named twice" : "the syntax is wrong",
            line,
            column));
  }

  private static ProblemException refused(String zh, String en) {
    return new ProblemException(
        Problem.of(
            ApiReason.BODY_NOT_JSON
                .because()
                .figure("what", LocalizedText.of(zh, en))
                .figure("depth", MAX_DEPTH)
                .refuses()));
  }
}
