package org.gongtong.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The private copy of a file that is being read: hashed while it is written, readable by this
 * process' user only, gone when closed. Both encodings and archives need a second look at the
 * bytes, and a stream offers one.
 */
final class Spool implements Closeable {

  private final Path path;
  private final String fileName;
  private final Digest digest;

  private Spool(Path path, String fileName, Digest digest) {
    this.path = path;
    this.fileName = fileName;
    this.digest = digest;
  }

  static Spool of(InputStream in, String fileName, Limits limits) throws IOException, RefusedFile {
    // Whose it is can be told from its name, should a power cut leave it behind.
    Path path =
        Files.createTempFile("gongtong-table-" + ProcessHandle.current().pid() + "-", ".tmp");
    try {
      Digest digest;
      try (OutputStream out = Files.newOutputStream(path)) {
        digest = Digest.copying(in, out, limits.maxFileBytes());
      }
      if (digest.bytes() > limits.maxFileBytes()) {
        throw new RefusedFile(FileProblems.tooLarge(fileName, limits.maxFileBytes()));
      }
      return new Spool(path, fileName, digest);
    } catch (IOException | RefusedFile | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  Path path() {
    return path;
  }

  String fileName() {
    return fileName;
  }

  Digest digest() {
    return digest;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
