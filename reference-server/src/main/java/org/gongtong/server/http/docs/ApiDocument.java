package org.gongtong.server.http.docs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;

/** The OpenAPI document, written first and by hand; it is served as it lies in the jar. */
public final class ApiDocument implements Operations {

  private static final String RESOURCE = "/org/gongtong/server/http/openapi.json";

  private final Map<String, Object> document;
  private final String tag;

  public ApiDocument() {
    try (InputStream in = ApiDocument.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      byte[] bytes = in.readAllBytes();
      this.document =
          new ObjectMapper()
              .readValue(bytes, new TypeReference<LinkedHashMap<String, Object>>() {});
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      this.tag = "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/openapi.json", request -> Answer.ok(document).with("ETag", tag)));
  }

  SpecNode root() {
    return new SpecNode(document, document);
  }
}
