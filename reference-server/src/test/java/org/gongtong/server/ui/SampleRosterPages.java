package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.DiffKind;
import org.gongtong.server.ui.staff.NamedVoterPage;
import org.gongtong.server.ui.staff.RosterDiffPage;
import org.gongtong.server.ui.staff.RosterFaultsPage;
import org.gongtong.server.ui.staff.RosterFigures;
import org.gongtong.server.ui.staff.RosterPage;
import org.gongtong.server.ui.staff.RosterUploadPage;

/** Samples of the pages about rosters. */
final class SampleRosterPages {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
  private static final String ROOM = "一号院 6 栋 2 单元 301";

  private SampleRosterPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("staff-upload", upload(s, FormErrors.none()));
    pages.put(
        "staff-upload-missing",
        upload(
            s,
            new FormErrors(
                List.of(
                    new FieldError(
                        "file", say(s, "请选择名册文件（xlsx 或 csv）。", "Choose an xlsx or csv file."))))));
    pages.put("staff-faults", faults(s));
    pages.put("staff-diff", diff(s, 37));
    pages.put("staff-diff-nothing", diff(s, 0));
    pages.put("staff-roster", roster(s));
    pages.put(
        "staff-roster-none",
        new RosterPage(s, "model", "99", 3, DAY, 2_604, 2_311, 19_876_543, List.of(), "", ""));
    pages.put(
        "staff-roster-empty", new RosterPage(s, "model", "", 0, null, 0, 0, 0, List.of(), "", ""));
    pages.put("staff-voter", voter(s));
  }

  private static RosterUploadPage upload(Shell s, FormErrors errors) {
    return new RosterUploadPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        DAY,
        List.of(
            new RosterUploadPage.ColumnRow(
                "专有部分编号", say(s, "不重复的编号", "An id of its own"), "C01-6-2-301"),
            new RosterUploadPage.ColumnRow(
                "面积", say(s, "平方米，最多两位小数", "Square metres, at most two decimals"), "89.55"),
            new RosterUploadPage.ColumnRow(
                "业主编号", say(s, "共有人之间用分号", "Semicolons between co-owners"), "10027;10028")),
        errors);
  }

  private static RosterFaultsPage faults(Shell s) {
    return new RosterFaultsPage(
        s,
        "model",
        "名册2026.xlsx",
        2_604,
        214,
        List.of(
            new RosterFaultsPage.CellFault(
                say(s, "工作表“名册” 第 17 行 G17", "Sheet 名册, row 17, G17"),
                "面积",
                "89.555",
                "AREA_TOO_PRECISE",
                say(s, "面积多于两位小数", "The area has more than two decimals"),
                say(s, "写成 89.55 或 89.56，以产权登记为准", "Write 89.55 or 89.56, as registered")),
            new RosterFaultsPage.CellFault(
                say(s, "工作表“名册” 第 230 行", "Sheet 名册, row 230"),
                "",
                "C01-6-2-301",
                "DUPLICATE_PART",
                say(s, "这个编号在第 88 行已经有了", "This id stands in row 88 already"),
                say(s, "删去重复的一行", "Delete one of the two rows"))),
        "019b0000-0000-7000-8000-000000000001",
        List.of("姓名", "联系电话"));
  }

  private static RosterDiffPage diff(Shell s, long changed) {
    return new RosterDiffPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        "01J9ZK3T",
        "名册2026.xlsx",
        DAY,
        changed == 0 ? 0 : 2,
        changed,
        changed == 0 ? 0 : 1,
        2_567,
        figures(s),
        changed == 0
            ? List.of()
            : List.of(
                diffRow(s, DiffKind.ADDED, "C01-P-014", "一号院 车位 B-014", many(), List.of()),
                diffRow(
                    s,
                    DiffKind.CHANGED,
                    "C01-6-2-301",
                    ROOM,
                    List.of("10027", "10028"),
                    List.of(
                        new RosterDiffPage.Change("面积", "89.55", "90.10"),
                        new RosterDiffPage.Change("业主编号", "10027", "10027;10028"))),
                diffRow(s, DiffKind.GONE, "C02-S-003", "二号院 商铺 3", List.of("20113"), List.of())),
        List.of("姓名"),
        List.of(say(s, "文件按 GB18030 编码读取", "The file was read as GB18030")),
        List.of("是否选聘物业服务人？"));
  }

  private static RosterDiffPage.DiffRow diffRow(
      Shell s,
      DiffKind kind,
      String part,
      String place,
      List<String> owners,
      List<RosterDiffPage.Change> changes) {
    return new RosterDiffPage.DiffRow(
        kind,
        part,
        place,
        say(s, "住宅", "dwelling"),
        9_010,
        owners,
        say(s, "已售未交付", "sold undelivered"),
        changes);
  }

  private static List<String> many() {
    return List.of("10001", "10002", "10003", "10004", "10005", "10006", "10007");
  }

  private static RosterFigures figures(Shell s) {
    return new RosterFigures(
        new RosterFigures.Sum("", 2_604, 19_876_543),
        2_311,
        List.of(
            new RosterFigures.Sum(say(s, "住宅", "dwelling"), 2_000, 17_876_543),
            new RosterFigures.Sum(say(s, "车位", "parking"), 604, 2_000_000)),
        List.of(new RosterFigures.Sum(say(s, "未售", "unsold"), 37, 402_310)),
        418);
  }

  private static RosterPage roster(Shell s) {
    return new RosterPage(
        s,
        "model",
        "",
        3,
        DAY,
        2_604,
        2_311,
        19_876_543,
        List.of(
            row(s, "C01-6-2-301", List.of("10027", "10028"), ""),
            row(s, "C01-6-2-302", List.of("10029"), "10029"),
            row(s, "C01-6-2-401", List.of("10030", "10031"), "10031")),
        "C01-6-2-401",
        say(s, "第 3 次变更已经写入", "Change 3 is recorded"));
  }

  private static RosterPage.PartRow row(Shell s, String part, List<String> owners, String voter) {
    return new RosterPage.PartRow(
        part,
        ROOM,
        say(s, "住宅", "dwelling"),
        8_955,
        say(s, "产权登记", "registry"),
        owners,
        voter,
        say(s, "已交付", "delivered"));
  }

  private static NamedVoterPage voter(Shell s) {
    FormErrors errors =
        new FormErrors(
            List.of(
                new FieldError("voter", say(s, "请选择一位共有人。", "Choose one of the co-owners.")),
                new FieldError("evidence", say(s, "请写明依据。", "Say what the evidence is."))));
    return new NamedVoterPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        "C01-6-2-301",
        ROOM,
        List.of(new Option("10027", "10027", "", 0), new Option("10028", "10028", "", 0)),
        "10028",
        "",
        "",
        errors);
  }
}
