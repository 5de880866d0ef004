package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.gongtong.server.http.OpenApiBook;

/** What wrong tokens are answered, at every address of the API. */
final class ApiTokenCalls {
  private ApiTokenCalls() {}

  static void everywhere(OpenApiBook book, DescribedClient anyone) throws Exception {
    assertThat(book.signatures()).hasSizeGreaterThan(15);
    for (String signature : book.signatures()) {
      String method = signature.substring(0, signature.indexOf(' '));
      String path =
          signature
              .substring(signature.indexOf(' ') + 1)
              .replace("{community}", "heping")
              .replace("{sheet}", "1")
              .replaceAll("\\{[a-z]+\\}", ApiCalls.UNKNOWN);
      byte[] body = method.equals("GET") ? null : new byte[0];
      Reply wrong =
          anyone
              .with("Authorization", "Bearer gt_made-up")
              .send(method, path, Map.of(), body)
              .is(401, "TOKEN_UNKNOWN");
      assertThat(wrong.header("WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"gongtong\", error=\"invalid_token\"");
      anyone
          .send(method, path + "?access_token=gt_made-up", Map.of(), body)
          .is(400, "TOKEN_IN_ADDRESS");
    }
  }
}
