package org.gongtong.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Opens tables that people send: xlsx workbooks and separated text, told apart by content.
 * Thread-safe: it has no state.
 *
 * <pre>{@code
 * Reading reading = TableReader.open(upload, "roster.xlsx", Limits.defaults());
 * if (reading instanceof Reading.Refused refused) {
 *   return show(refused.problem());
 * }
 * try (TableSource table = ((Reading.Ready) reading).table()) {
 *   Optional<FileProblem> broken = table.forEachRow(rows::add);
 * }
 * }</pre>
 */
public final class TableReader {

  private TableReader() {}

  /**
   * Opens what a stream holds. Reads at most {@link Limits#maxFileBytes()} + 1 bytes and doesn't
   * close it.
   *
   * @param fileName as the sender calls it; used in messages and for nothing else
   * @return the open table, which the caller closes, or why there is none
   * @throws IOException if the stream or the disk fails, never because of what is in the file
   */
  public static Reading open(InputStream in, String fileName, Limits limits) throws IOException {
    Objects.requireNonNull(fileName, "fileName");
    Spool spool;
    try {
      spool = Spool.of(in, fileName, limits);
    } catch (RefusedFile e) {
      return new Reading.Refused(e.problem());
    }
    try {
      return new Reading.Ready(
          switch (Signature.of(spool.path(), fileName)) {
            case TEXT -> CsvSource.open(spool, limits);
            case ZIP_ARCHIVE -> XlsxSource.open(spool, limits);
          });
    } catch (RefusedFile e) {
      spool.close();
      return new Reading.Refused(e.problem());
    } catch (IOException | RuntimeException | Error e) {
      spool.close();
      throw e;
    }
  }

  /**
   * Opens a file, which is copied first: a change to it while it is read has no effect.
   *
   * @throws IOException if the file doesn't exist or can't be read
   */
  public static Reading open(Path file, Limits limits) throws IOException {
    Path name = file.getFileName();
    String fileName = name == null ? file.toString() : name.toString();
    if (Files.isRegularFile(file) && Files.size(file) > limits.maxFileBytes()) {
      return new Reading.Refused(FileProblems.tooLarge(fileName, limits.maxFileBytes()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return open(in, fileName, limits);
    }
  }
}
