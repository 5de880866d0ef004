package org.example.embed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program prints, and what its page says that it prints. */
final class Printed {

  private Printed() {}

  static List<String> by(Runnable program) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  static List<String> onThePage(String file) throws IOException {
    try (var page = Printed.class.getResourceAsStream(file)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
