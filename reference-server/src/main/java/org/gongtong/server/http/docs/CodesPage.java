package org.gongtong.server.http.docs;

import java.util.HashSet;
import java.util.Set;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.server.http.KnownCodes;
import org.gongtong.server.http.Problem;

/** What every code means and what to do about it: where the types of problems lead. */
final class CodesPage {

  private CodesPage() {}

  static String draw(Language language) {
    boolean chinese = language == Language.ZH_CN;
    HtmlPage page = new HtmlPage(language, chinese ? "代码" : "Codes", Problem.TYPES);
    page.raw("<p>")
        .words(
            "拒绝时 type 指向此页。409：换个时候或他人操作后可以接受；422：内容本身须改。花括号内为数字或名称。",
            "The type of a problem leads here. 409: the same request may be taken at another time or after somebody else's step; 422: the request itself must change. Words in braces are figures.")
        .raw("</p>");
    Set<String> shown = new HashSet<>();
    for (KnownCodes.Group group : KnownCodes.all()) {
      page.raw("<h2>").text(group.title().in(language)).raw("</h2>");
      page.table(
          group.title().in(language),
          chinese ? "代码" : "code",
          chinese ? "状态" : "status",
          chinese ? "含义" : "meaning",
          chinese ? "办法" : "remedy");
      for (ReasonCode code : group.codes()) {
        // Two areas may use one code for one thing; the first is where links lead.
        page.raw(shown.add(code.name()) ? "<tr id=\"" + code.name() + "\">" : "<tr>");
        page.raw("<td>").code(code.name()).raw("</td><td>");
        page.text(Integer.toString(KnownCodes.status(code))).raw("</td><td>");
        page.text(code.text().in(language)).raw("</td><td>");
        page.text(code.remedy().in(language)).raw("</td></tr>");
      }
      page.endTable();
    }
    return page.end();
  }
}
