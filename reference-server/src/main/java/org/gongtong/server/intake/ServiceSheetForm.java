package org.gongtong.server.intake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.PaperVisits;
import org.gongtong.core.timebank.service.Visit;

/** How a waiting sheet of services lies on disk: short-lived, read by the program that wrote it. */
final class ServiceSheetForm {

  private ServiceSheetForm() {}

  static void write(DataOutput out, ServiceSheet sheet) throws IOException {
    out.writeUTF(sheet.communityId().toString());
    out.writeUTF(sheet.fileName());
    out.writeUTF(sheet.sha256());
    out.writeInt(sheet.lines().size());
    for (PaperVisits.Line line : sheet.lines()) {
      Visit visit = line.visit();
      out.writeInt(line.row());
      out.writeUTF(visit.provider());
      out.writeUTF(visit.receiver());
      out.writeUTF(visit.category());
      out.writeUTF(visit.from().toString());
      out.writeUTF(visit.until().toString());
      out.writeUTF(visit.kind().code());
      out.writeUTF(line.note());
    }
  }

  static ServiceSheet read(DataInput in) throws IOException {
    UUID community = UUID.fromString(in.readUTF());
    String name = in.readUTF();
    String sha256 = in.readUTF();
    int count = in.readInt();
    List<PaperVisits.Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int row = in.readInt();
      Visit visit =
          new Visit(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              "",
              Instant.parse(in.readUTF()),
              Instant.parse(in.readUTF()),
              TransferKind.find(in.readUTF()).orElseThrow(),
              null,
              null);
      lines.add(new PaperVisits.Line(row, visit, in.readUTF()));
    }
    return new ServiceSheet(community, name, sha256, lines);
  }
}
