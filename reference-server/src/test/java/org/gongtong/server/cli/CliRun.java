package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command line that was run within this process.
 *
 * @param code how it ended
 * @param out standard output
 * @param err standard error
 */
public record CliRun(int code, String out, String err) {

  public static CliRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = GongtongCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CliRun(code, out.toString(), err.toString());
  }

  /** What a command that ended well printed. */
  JsonNode json() throws IOException {
    assertThat(code).as(err).isZero();
    return new ObjectMapper().readTree(out);
  }
}
