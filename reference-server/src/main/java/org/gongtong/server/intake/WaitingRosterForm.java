package org.gongtong.server.intake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.server.files.Bilingual;

/** How a waiting roster lies on disk: short-lived, read by the program that wrote it. */
final class WaitingRosterForm {

  private static final int VERSION = 2;

  private WaitingRosterForm() {}

  static void write(DataOutput out, WaitingRoster waiting) throws IOException {
    out.writeInt(VERSION);
    writeText(out, waiting.communityId().toString());
    writeText(out, waiting.fileName());
    writeText(out, waiting.effective().toString());
    writeList(out, waiting.dropped());
    writeList(out, waiting.notices().stream().map(Bilingual::zh).toList());
    writeList(out, waiting.notices().stream().map(Bilingual::en).toList());
    List<ExclusivePart> parts = waiting.roster().parts();
    out.writeInt(parts.size());
    for (ExclusivePart part : parts) {
      write(out, part);
    }
  }

  private static void write(DataOutput out, ExclusivePart part) throws IOException {
    writeText(out, part.id());
    writeText(out, part.compound());
    writeText(out, part.building());
    writeText(out, part.entrance());
    writeText(out, part.room());
    out.writeByte(part.kind().ordinal());
    out.writeLong(part.area().hundredths());
    out.writeByte(part.basis().ordinal());
    writeList(out, part.owners());
    // Nobody's id is empty.
    writeText(out, part.voter() == null ? "" : part.voter());
    out.writeByte(part.status().ordinal());
  }

  private static void writeList(DataOutput out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(out, text);
    }
  }

  /** With its length: {@code writeUTF} fails beyond 65,535 bytes, and a heading may be longer. */
  private static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static WaitingRoster read(DataInput in) throws IOException {
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("a waiting roster of another version: " + version);
    }
    UUID community = UUID.fromString(readText(in));
    String fileName = readText(in);
    LocalDate effective = LocalDate.parse(readText(in));
    List<String> dropped = readList(in);
    List<String> chinese = readList(in);
    List<String> english = readList(in);
    List<Bilingual> notices = new ArrayList<>();
    for (int i = 0; i < chinese.size(); i++) {
      notices.add(new Bilingual(chinese.get(i), english.get(i)));
    }
    int size = in.readInt();
    Map<String, String> shared = new HashMap<>();
    List<ExclusivePart> parts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      parts.add(part(in, shared));
    }
    return new WaitingRoster(community, fileName, effective, dropped, notices, new Roster(parts));
  }

  private static ExclusivePart part(DataInput in, Map<String, String> shared) throws IOException {
    String id = readText(in);
    String compound = shared(readText(in), shared);
    String building = shared(readText(in), shared);
    String entrance = shared(readText(in), shared);
    String room = readText(in);
    PartKind kind = PartKind.values()[in.readUnsignedByte()];
    FloorArea area = new FloorArea(in.readLong());
    AreaBasis basis = AreaBasis.values()[in.readUnsignedByte()];
    List<String> owners = readList(in);
    String voter = readText(in);
    PartStatus status = PartStatus.values()[in.readUnsignedByte()];
    return new ExclusivePart(
        id,
        compound,
        building,
        entrance,
        room,
        kind,
        area,
        basis,
        owners,
        voter.isEmpty() ? null : voter,
        status);
  }

  /** An estate has few names for many parts: keep one copy of each. */
  private static String shared(String name, Map<String, String> shared) {
    return shared.computeIfAbsent(name, same -> same);
  }

  private static List<String> readList(DataInput in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(readText(in));
    }
    return texts;
  }
}
