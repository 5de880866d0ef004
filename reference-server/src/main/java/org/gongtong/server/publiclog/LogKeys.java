package org.gongtong.server.publiclog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongtong.core.audit.note.Checkpoint;
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
      return writeFirst(KEY, signer.secret() + "\n") ? signer : find().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    Optional<NoteSigner> there = findWitness();
    if (there.isPresent()) {
      return there.get();
    }
    try {
      NoteSigner signer = NoteSigner.generate(name, KeyKind.WITNESS, random);
      Files.createDirectories(folder);
      return writeFirst(WITNESS, signer.secret() + "\n") ? signer : findWitness().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key with which this server witnesses other logs, if there is one. */
  public Optional<NoteSigner> findWitness() {
    try {
      Path file = folder.resolve(WITNESS);
      return Files.exists(file)
          ? Optional.of(NoteSigner.parse(Files.readString(file).strip()))
          : Optional.empty();
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

  /**
   * Keeps the newest checkpoint; it is on the disk when this returns. One of the same log that is
   * greater stays.
   */
  public synchronized void keep(String checkpoint) {
    Checkpoint now = Checkpoint.ofNote(checkpoint);
    Optional<Checkpoint> there = checkpoint().map(Checkpoint::ofNote);
    if (there.filter(c -> c.origin().equals(now.origin())).map(c -> c.head().size()).orElse(-1L)
        > now.head().size()) {
      return;
    }
    try {
      write(CHECKPOINT, checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The checkpoints that went aside when a log was renewed. */
  public List<String> formerCheckpoints() {
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      List<String> notes = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().matches("log\\.checkpoint\\.[0-9]+")) {
          notes.add(Files.readString(file));
        }
      }
      return notes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins another log: key and checkpoint go aside under the old log's number, and a new key is
   * made. Where that was done before and the rest was not, the key that is there is the new one.
   *
   * @param number of the old log, 1 for the first
   */
  public NoteSigner renew(String origin, int number, SecureRandom random) {
    Optional<NoteSigner> there = find();
    if (there.isPresent() && there.get().verifier().name().equals(origin)) {
      return there.get();
    }
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

  /**
   * Writes a file unless there is one: of two servers that start at once, one makes the key.
   *
   * @return whether it was written
   */
  private boolean writeFirst(String name, String text) throws IOException {
    Path beside = draft(name, text);
    try {
      Files.createLink(folder.resolve(name), beside);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Written beside it first, so that a power cut leaves the old file or the new one. */
  private void write(String name, String text) throws IOException {
    Files.move(
        draft(name, text),
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Path draft(String name, String text) throws IOException {
    Path beside = Files.createTempFile(folder, name + ".", ".new", ownersAlone());
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return beside;
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
