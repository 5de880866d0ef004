package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.server.intake.RosterTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rosters from a clerk's file into the database, over HTTP. */
@Timeout(120)
class RosterPagesIT {

  private static final String DAY = "2026-02-01";
  private static final String HOME = "P1,C01,6,2,301,dwelling,89.55,registry,O1;O2,,delivered";
  private static final String SHOP = "P2,C01,6,0,S1,shop,120,survey,O3,O3,delivered";
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T02:00:00Z"));

  @TempDir Path folder;

  private static RosterSite site;
  private static TestServer.Visitor clerk;

  @BeforeAll
  static void start() throws Exception {
    site = RosterSite.start(RosterPagesIT.class, CLOCK);
    clerk = site.clerk(RosterSite.FIRST);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void aRosterIsCheckedComparedAppliedAndShown() throws Exception {
    Community here = site.community("good");
    assertThat(clerk.get(RosterSite.roster(here)).body()).contains("还没有名册");
    byte[] file =
        ("业主姓名,专有部分编号,小区,楼栋,单元,房号,用途,面积,面积依据,业主编号,表决人编号,交付状态,联系电话\n"
                + "某人,P1,C01,6,2,301,住宅,89.55,登记,O1;O2,,已交付,13800138000\n"
                + "某人,P2,C01,6,0,S1,商铺,120,实测,O3,O3,已交付,13800138001\n")
            .getBytes(Charset.forName("GBK"));
    RosterSite.Diff diff = site.check(clerk, here, "名册.csv", file, DAY);
    assertThat(diff.page())
        .contains("名册.csv", "GB18030", "业主姓名、联系电话", "C01 / 6 / 2 / 301")
        .contains("住宅：1 个，89.55 平方米", "O1; O2", "（共 2 位）", "209.55", "全部已交付")
        .doesNotContain("13800138000");
    assertThat(site.imports(here)).isZero();
    assertThat(clerk.get("/staff/c/good").body()).contains("先导入业主名册");
    assertThat(spooled()).noneMatch(text -> text.contains("13800138000"));
    HttpResponse<String> applied = diff.apply(clerk);
    assertThat(applied.headers().firstValue("Location"))
        .hasValue(RosterSite.roster(here) + "?done=1");
    assertThat(clerk.get(RosterSite.roster(here) + "?done=1").body())
        .contains("第 1 次变更已经写入", "新增 2", "共 2 个专有部分，2 组业主", "209.55 平方米")
        .contains("推选投票人");
    assertThat(clerk.get("/staff/c/good").body()).contains("可以新建").doesNotContain("先导入");
    assertThat(clerk.get(RosterSite.roster(here) + "?done=7").body()).doesNotContain("已经写入");
    assertThat(clerk.get(RosterSite.roster(here) + "?q=C01%2F6%2F0").body())
        .contains("P2")
        .doesNotContain(">P1<");
    assertThat(clerk.get(RosterSite.roster(here) + "?q=nowhere").body()).contains("没有找到");
  }

  @Test
  void theListGoesOnPageByPage() throws Exception {
    Community here = site.community("paged");
    String[] rows =
        IntStream.range(100, 221)
            .mapToObj(i -> "P" + i + ",C01,1,1," + i + ",parking,12.5,contract,O" + i + ",,unsold")
            .toArray(String[]::new);
    site.check(clerk, here, "r.csv", RosterSite.csv(rows), DAY).apply(clerk);
    List<String> seen = new ArrayList<>();
    String address = RosterSite.roster(here) + "?q=P&after=";
    for (int page = 0; page < 3; page++) {
      String body = clerk.get(address).body();
      for (int i = 100; i < 221; i++) {
        if (body.contains(">P" + i + "<")) {
          seen.add("P" + i);
        }
      }
      address = RosterSite.roster(here) + "?q=P&after=" + seen.get(seen.size() - 1);
    }
    assertThat(seen).hasSize(121).doesNotHaveDuplicates();
  }

  @Test
  void everyFaultIsNamedAndNothingIsWritten() throws Exception {
    Community here = site.community("faults");
    List<String> rows =
        new ArrayList<>(List.of(HOME, HOME, "P3,C/1,6,,1,castle,-3,guess,O;13800138000,X,maybe"));
    for (String area : List.of("89.555", "1e3", "１２.５", "0", "", "9999999999999")) {
      rows.add("A" + rows.size() + ",C01,6,2,1,dwelling," + area + ",registry,O9,,delivered");
    }
    rows.add("ragged,C01");
    for (int i = 0; i < 300; i++) {
      rows.add("Q" + i + ",C01,6,2,1,dwelling,x,registry,O9,,delivered");
    }
    HttpResponse<String> page =
        site.upload(clerk, here, "<b>.csv", RosterSite.csv(rows.toArray(String[]::new)), DAY);
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("PART_ID_TWICE", "PLACE_HAS_SLASH", "PLACE_MISSING", "KIND_UNKNOWN")
        .contains("AREA_NEGATIVE", "AREA_TOO_PRECISE", "AREA_EXPONENT", "AREA_FULL_WIDTH")
        .contains("AREA_ZERO", "AREA_EMPTY", "AREA_TOO_LARGE", "AREA_NOT_A_NUMBER")
        .contains("BASIS_UNKNOWN", "STATUS_UNKNOWN", "OWNER_LOOKS_PERSONAL", "RAGGED_ROW")
        .contains("第 4 行第 2 列", "只列出前 200 处", "&lt;b&gt;.csv")
        .doesNotContain("13800138000", "<b>.csv");
    assertThat(site.imports(here)).isZero();
    String all = page.body().replaceAll("(?s).*href=\"([^\"]*faults\\.csv)\".*", "$1");
    HttpResponse<String> list = clerk.get(all);
    assertThat(list.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    assertThat(list.body().lines().count()).isGreaterThan(310);
    assertThat(list.body()).doesNotContain("13800138000");
    assertThat(site.clerk(RosterSite.SECOND).get(all).statusCode()).isEqualTo(404);
  }

  @Test
  void theFormSaysWhatItLacks() throws Exception {
    Community here = site.community("form");
    byte[] file = RosterSite.csv(HOME);
    assertThat(site.upload(clerk, here, "", new byte[0], DAY).body()).contains("请选择名册文件");
    for (String wrong : List.of("", "yesterday", "2026-02-30")) {
      HttpResponse<String> page = site.upload(clerk, here, "r.csv", file, wrong);
      assertThat(page.statusCode()).as(wrong).isEqualTo(422);
      assertThat(page.body()).as(wrong).contains("请填写生效日期");
    }
    for (String far : List.of("2062-03-01", "+99999-01-01", "0206-03-01")) {
      assertThat(site.upload(clerk, here, "r.csv", file, far).body()).contains("核对年份");
    }
    site.check(clerk, here, "r.csv", file, DAY).apply(clerk);
    assertThat(site.upload(clerk, here, "r.csv", file, "2026-01-31").body())
        .contains("不能早于现有名册的生效日 2026年2月1日");
    assertThat(clerk.get("/staff/c/no-such-place/roster/import").statusCode()).isEqualTo(404);
    assertThat(site.imports(here)).isOne();
  }

  @Test
  void aSecondImportShowsWhatChangesAndKeepsTheRest() throws Exception {
    Community here = site.community("second");
    site.check(clerk, here, "r.csv", RosterSite.csv(HOME, SHOP), DAY).apply(clerk);
    byte[] later =
        ("\uFEFF"
                + new String(
                    RosterSite.csv(
                        HOME.replace("89.55", "90.10"),
                        "P3,C01,6,2,302,storage,5,contract,O4,,sold_undelivered"),
                    StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    RosterSite.Diff diff = site.check(clerk, here, "later.csv", later, "2026-03-01");
    assertThat(diff.page()).contains("<del class=\"before num\">89.55</del>", "90.10", "P2", "P3");
    assertThat(diff.apply(clerk).statusCode()).isEqualTo(303);
    assertThat(site.parts(here)).extracting(ExclusivePart::id).containsExactly("P1", "P3");
    assertThat(site.check(clerk, here, "later.csv", later, "2026-03-02").page())
        .contains("完全一样")
        .doesNotContain("/apply");
  }

  @Test
  void theSameFormSentTwiceIsOneImport() throws Exception {
    Community here = site.community("twice");
    RosterSite.Diff diff = site.check(clerk, here, "r.csv", RosterSite.csv(HOME), DAY);
    HttpResponse<String> first = diff.apply(clerk);
    HttpResponse<String> second = diff.apply(clerk);
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(site.imports(here)).isOne();
  }

  @Test
  void twoTabsDoNotOverwriteEachOther() throws Exception {
    Community here = site.community("tabs");
    TestServer.Visitor other = site.clerk(RosterSite.SECOND);
    RosterSite.Diff mine = site.check(clerk, here, "mine.csv", RosterSite.csv(HOME), DAY);
    RosterSite.Diff theirs = site.check(other, here, "theirs.csv", RosterSite.csv(SHOP), DAY);
    assertThat(other.get(mine.address()).statusCode()).isEqualTo(404);
    assertThat(mine.apply(clerk).statusCode()).isEqualTo(303);
    HttpResponse<String> refused = theirs.apply(other);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("IMPORT_BETWEEN", theirs.address());
    assertThat(site.parts(here)).extracting(ExclusivePart::id).containsExactly("P1");
    RosterSite.Diff again =
        new RosterSite.Diff(theirs.address(), other.get(theirs.address()).body());
    assertThat(again.apply(other).statusCode()).isEqualTo(303);
    assertThat(site.parts(here)).extracting(ExclusivePart::id).containsExactly("P2");
  }

  @Test
  void whatIsExportedAndImportedAgainChangesNothing() throws Exception {
    Community here = site.community("round-trip");
    byte[] awkward =
        RosterSite.csv(
            HOME,
            "=1+1,'-1,-1,'0,＝,shop,0.01,contract,@o;'@o;=x,,unsold",
            "&lt;,<i>,\"a,b\",<script>alert(1),&amp;,parking,1.5,survey,\"x\"\"y\",\"x\"\"y\",delivered",
            "007,C01,1-2,0,,storage,1000000.00,registry,👍,,sold_undelivered");
    site.check(clerk, here, "r.csv", awkward, DAY).apply(clerk);
    List<ExclusivePart> parts = site.parts(here);
    assertThat(parts).extracting(ExclusivePart::compound).contains("-1", "<i>");
    assertThat(clerk.get(RosterSite.roster(here)).body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert", "<i>");
    for (String kind : List.of("csv", "xlsx")) {
      byte[] file =
          clerk
              .client()
              .send(
                  clerk.to(RosterSite.roster(here) + "/export." + kind).build(),
                  BodyHandlers.ofByteArray())
              .body();
      assertThat(site.check(clerk, here, "export." + kind, file, DAY).page())
          .as(kind)
          .contains("完全一样");
    }
    assertThat(site.parts(here)).isEqualTo(parts);
  }

  @Test
  void theTemplatesHaveTheColumnsAndNothingToImportByMistake() throws Exception {
    Community here = site.community("template");
    for (String kind : List.of("csv", "xlsx")) {
      byte[] file =
          clerk
              .client()
              .send(
                  clerk.to(RosterSite.roster(here) + "/template." + kind).build(),
                  BodyHandlers.ofByteArray())
              .body();
      HttpResponse<String> page = site.upload(clerk, here, "t." + kind, file, DAY);
      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body()).contains("有 1 处错误", "NO_ROWS");
    }
    byte[] csv =
        clerk
            .client()
            .send(
                clerk.to(RosterSite.roster(here) + "/template.csv").build(),
                BodyHandlers.ofByteArray())
            .body();
    byte[] row =
        "P1,C01,6,2,301,住宅,89.55,登记,10027;10028,10028,已交付\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] filled = Arrays.copyOf(csv, csv.length + row.length);
    System.arraycopy(row, 0, filled, csv.length, row.length);
    assertThat(site.check(clerk, here, "t.csv", filled, DAY).page()).contains("P1");
  }

  @Test
  void hostileFilesAreRefusedAndLeaveNothing() throws Exception {
    Community here = site.community("hostile");
    HttpResponse<String> bomb = site.upload(clerk, here, "bomb.xlsx", bomb(), DAY);
    assertThat(bomb.statusCode()).isEqualTo(422);
    assertThat(bomb.body()).contains("SUSPICIOUS_ARCHIVE");
    assertThat(
            site.upload(
                    clerk,
                    here,
                    "x.xlsx",
                    new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                    DAY)
                .body())
        .contains("NOT_A_TABLE");
    byte[] mebibyte = new byte[1 << 20];
    HttpResponse<String> huge =
        clerk.send(
            site.multipart(clerk, here)
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(Collections.nCopies(200, mebibyte)),
                        200L << 20)));
    assertThat(huge.statusCode()).isEqualTo(413);
    assertThat(huge.body()).contains("BODY_TOO_LARGE");
    assertThat(site.imports(here)).isZero();
    try (Stream<Path> files = Files.walk(spool())) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".partial"));
    }
  }

  @Test
  void anUploadWaitsForAnHour() throws Exception {
    Community here = site.community("waiting");
    RosterSite.Diff diff = site.check(clerk, here, "r.csv", RosterSite.csv(HOME), DAY);
    CLOCK.passes(Duration.ofMinutes(61));
    clerk = site.clerk(RosterSite.FIRST);
    HttpResponse<String> late = diff.apply(clerk);
    assertThat(late.statusCode()).isEqualTo(404);
    assertThat(late.body()).contains("UPLOAD_GONE");
    assertThat(site.imports(here)).isZero();
    // The next upload sweeps up what has waited too long; of one clerk four are kept.
    for (int i = 0; i < 6; i++) {
      site.check(clerk, here, "r.csv", RosterSite.csv(HOME), DAY);
      CLOCK.passes(Duration.ofMillis(5));
    }
    assertThat(spooled()).hasSizeBetween(4, 8);
  }

  @Test
  void coOwnersNameTheirVoter() throws Exception {
    Community here = site.community("voter");
    String parking = "a/b c,C01,P,0,7,parking,12.5,contract,O2;O1,,delivered";
    site.check(clerk, here, "r.csv", RosterSite.csv(HOME, SHOP, parking), DAY).apply(clerk);
    String address = RosterSite.roster(here) + "/voter?part=a%2Fb%20c";
    assertThat(clerk.get(RosterSite.roster(here)).body()).contains(address);
    String page = clerk.get(address).body();
    assertThat(page).contains("<option value=\"O1\"", "C01 / P / 0 / 7", "现在不能投票");
    HttpResponse<String> blank = name(page, address, "", "");
    assertThat(blank.statusCode()).isEqualTo(422);
    assertThat(blank.body()).contains("没有选择表决人。从共有人中选择一位", "没有写明依据");
    HttpResponse<String> named = name(page, address, "O2", "推选书 2026-17");
    assertThat(named.headers().firstValue("Location"))
        .hasValue(RosterSite.roster(here) + "?done=2");
    assertThat(name(page, address, "O2", "推选书 2026-17").statusCode()).isEqualTo(303);
    assertThat(name(page, address, "O1", "推选书 2026-18").statusCode()).isEqualTo(409);
    assertThat(site.imports(here)).isEqualTo(2);
    assertThat(site.parts(here)).extracting(ExclusivePart::voter).containsExactly("O2", "O3", "O2");
    assertThat(clerk.get(RosterSite.roster(here) + "/voter?part=zzz").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> name(
      String page, String address, String voter, String evidence) throws Exception {
    return clerk.post(
        address,
        Map.of(
            "idempotency_key",
            RosterSite.hidden(page, "idempotency_key") + voter,
            "version",
            RosterSite.hidden(page, "version"),
            "voter",
            voter,
            "evidence",
            evidence));
  }

  private static Path spool() {
    return site.spool();
  }

  private static List<String> spooled() throws Exception {
    try (Stream<Path> files = Files.walk(spool())) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return texts;
    }
  }

  /** A workbook of our own whose sheet swells to sixteen mebibytes of nothing. */
  private byte[] bomb() throws Exception {
    Path sound = folder.resolve("sound.xlsx");
    try (OutputStream file = Files.newOutputStream(sound)) {
      RosterTable.writeXlsx(file, List.of());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(sound.toFile());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        int data = Math.max(0, text.indexOf("</sheetData>"));
        zip.write(text.substring(0, data).getBytes(StandardCharsets.UTF_8));
        byte[] rows = "<row></row>".repeat(1024).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; data > 0 && i < 1500; i++) {
          zip.write(rows);
        }
        zip.write(text.substring(data).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
