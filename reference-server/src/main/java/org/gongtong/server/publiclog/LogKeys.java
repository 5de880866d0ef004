package org.gongtong.server.publiclog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.gongtong.core.audit.note.KeyKind;
import org.gongtong.core.audit.note.NoteSigner;

/**
 * The folder with the log's key and the newest checkpoint that was signed with it: {@code log.key}
 * and {@code log.checkpoint}. Only its owner may read the key. Thread-safe.
 */
public final class LogKeys {
  private static final String KEY = "log.key";
  private static final String WITNESS = "witness.key";
  private static final String CHECKPOINT = "log.checkpoint";

  private final Path folder;

  public LogKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * The key; made now if there is none.
   *
   * @param origin the name of a new log, unique in the world: {@code example.org/log}
   * @throws UncheckedIOException if the folder cannot be read or written
   * @throws IllegalArgumentException if the file holds no key
   */
  public NoteSigner signer(String origin, SecureRandom random) {
    return find().orElseGet(() -> make(origin, random));
  }

  private NoteSigner make(String origin, SecureRandom random) {
    NoteSigner signer = NoteSigner.generate(origin, random);
    try {
      Files.createDirectories(folder);
      write(KEY, signer.secret() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return signer;
  }

  /** The key, if there is one. */
  public Optional<NoteSigner> find() {
    try {
      Path file = folder.resolve(KEY);
      return Files.exists(file)
          ? Optional.of(NoteSigner.parse(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The key with which this server witnesses other logs; made now if there is none.
   *
   * @param name of the witness
   */
  public NoteSigner witness(String name, SecureRandom random) {
    try {
      Path file = folder.resolve(WITNESS);
      if (Files.exists(file)) {
        return NoteSigner.parse(Files.readString(file).strip());
      }
      NoteSigner signer = NoteSigner.generate(name, KeyKind.WITNESS, random);
      Files.createDirectories(folder);
      write(WITNESS, signer.secret() + "\n");
      return signer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest checkpoint that was signed here. */
  public Optional<String> checkpoint() {
    try {
      Path file = folder.resolve(CHECKPOINT);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the newest checkpoint; it is on the disk when this returns. */
  public void keep(String checkpoint) {
    try {
      write(CHECKPOINT, checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins another log: key and checkpoint go aside under the old log's number, and a new key is
   * made.
   *
   * @param number of the old log, 1 for the first
   */
  public NoteSigner renew(String origin, int number, SecureRandom random) {
    try {
      for (String name : new String[] {KEY, CHECKPOINT}) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
          Files.move(file, folder.resolve(name + "." + number));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return make(origin, random);
  }

  /** Written beside it first, so that a power cut leaves the old file or the new one. */
  private void write(String name, String text) throws IOException {
    Path beside = folder.resolve(name + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside, ownersAlone());
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        beside,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private FileAttribute<?>[] ownersAlone() {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
