package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.postForFile;
import static org.gongtong.server.wiring.PaperScene.hidden;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.gongtong.server.print.ReadBack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Printing letters: once, again where some were lost, and all again only on purpose. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LettersIT {
  private static PaperScene scene;
  private static TestServer.Visitor clerk;
  private static String letters = "";
  private static String before = "";

  @BeforeAll
  static void start() throws Exception {
    scene = PaperScene.start(LettersIT.class);
    clerk = scene.signedIn("desk-1");
    letters = scene.sheets().replace("/sheets", "/letters");
    before = clerk.get(letters).body();
  }

  @AfterAll
  static void stop() {
    scene.stop();
  }

  private static Map<String, String> fields(String page, String... more) {
    Map<String, String> fields = new HashMap<>(hidden(page));
    for (int at = 0; at < more.length; at += 2) {
      fields.put(more[at], more[at + 1]);
    }
    return fields;
  }

  private static int printed(String path, Map<String, String> fields) throws Exception {
    HttpResponse<byte[]> pdf = postForFile(clerk, path, fields);
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(pdf.statusCode()).isEqualTo(200);
    return ReadBack.pages(pdf.body()).size();
  }

  @Test
  @Order(1)
  void anAddressThatNobodyCanOpenIsToldBeforeThePrint() {
    assertThat(before)
        .contains("信上印的网址 http://127.0.0.1", "只有这台服务器自己能打开", "server.base-url")
        .contains("请刷新本页", "生成 30 封信的 PDF");
  }

  @Test
  @Order(2)
  void aSecondClickPrintsNothingAndSaysWhereTheFirstIs() throws Exception {
    Map<String, String> click = fields(before);
    assertThat(printed(letters, click)).isEqualTo(30);
    HttpResponse<String> second = clerk.post(letters, click);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body())
        .contains("LETTERS_ALL_PRINTED", "再点一次不会重复生成", "下载文件夹", "href=\"" + letters + "\"");
    assertThat(clerk.get(letters).body()).contains("所有表决信都已打印");
  }

  @Test
  @Order(3)
  void aStarIsNoPart() throws Exception {
    HttpResponse<String> star =
        clerk.post(
            letters + "/reprint", fields(clerk.get(letters).body(), "part", "*", "reason", "x"));
    assertThat(star.statusCode()).isEqualTo(422);
    assertThat(star.body()).contains("名册内没有专有部分 “*”");
    assertThat(clerk.get(letters + "/reprint").headers().firstValue("Location"))
        .as("where the form that came back is looked at again")
        .hasValue(letters);
  }

  @Test
  @Order(4)
  void allCodesBecomeVoidOnlyWhenThatIsConfirmed() throws Exception {
    String all = letters + "/reprint-all";
    String page = clerk.get(letters).body();
    assertThat(page).contains("已发出的 30 封信里的表决码立即全部作废", "确认：30 封信的表决码全部作废");
    HttpResponse<String> unconfirmed = clerk.post(all, fields(page, "reason-all", "整批丢失"));
    assertThat(unconfirmed.statusCode()).isEqualTo(422);
    assertThat(unconfirmed.body()).contains("href=\"#confirm\"", "没有确认全部作废", ">整批丢失</textarea>");
    HttpResponse<String> unreasoned = clerk.post(all, fields(page, "confirm", "yes"));
    assertThat(unreasoned.body()).contains("href=\"#reason-all\"", "没有写明补印原因");
    Map<String, String> sure = fields(page, "reason-all", "整批丢失", "confirm", "yes");
    assertThat(printed(all, sure)).isEqualTo(30);
    HttpResponse<String> second = clerk.post(all, sure);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("REPRINTED_ALREADY", "没有重复补印");
    assertThat(clerk.get(letters).body())
        .containsOnlyOnce("整批丢失")
        .contains("<th scope=\"row\">30 封信</th>", "其中补印</dt><dd class=\"num\">30</dd>");
  }

  @Test
  @Order(5)
  void oneAfterTheOtherIsPrintedFromThePageThatStayedOnTheScreen() throws Exception {
    String page = clerk.get(letters).body();
    Map<String, String> one = fields(page, "part", "P-01", "reason", "没有收到");
    assertThat(printed(letters + "/reprint", one)).isEqualTo(1);
    assertThat(printed(letters + "/reprint", fields(page, "part", "P-02、P-03", "reason", "水浸")))
        .isEqualTo(2);
    assertThat(clerk.post(letters + "/reprint", one).body()).contains("REPRINTED_ALREADY");
    assertThat(clerk.get(letters).body()).contains("没有收到", "水浸", "共 33 次", "<dd class=\"num\">30 ");
    assertThat(clerk.get(scene.sheets()).body()).contains("已打印 30 封表决信，每封附一张纸质票；另补印 33 次");
  }
}
