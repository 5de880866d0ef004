package org.gongtong.server.http.docs;

import org.gongtong.core.kernel.Language;

/**
 * An HTML page being written. Whatever goes through {@link #text} is escaped; the rest comes from
 * this package alone. Not thread-safe.
 */
final class HtmlPage {

  private final StringBuilder out = new StringBuilder(64 * 1024);
  private final Language language;

  HtmlPage(Language language, String title, String path) {
    this.language = language;
    raw("<!DOCTYPE html><html lang=\"" + language.tag() + "\"><head><meta charset=\"utf-8\">");
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    text(title).raw("</title><link rel=\"stylesheet\" href=\"/api/style.css\"></head><body>");
    boolean chinese = language == Language.ZH_CN;
    raw("<header><nav aria-label=\"" + (chinese ? "页面" : "Pages") + "\"><ul>");
    link("/", chinese ? "首页" : "Home");
    link("/api", "API");
    link("/api/problems", chinese ? "代码" : "Codes");
    link("/api/v1/openapi.json", "OpenAPI 3.1");
    raw("<li><a lang=\"" + (chinese ? "en" : "zh-CN") + "\" href=\"" + path + "?lang=");
    raw((chinese ? "en" : "zh") + "\">" + (chinese ? "English" : "中文") + "</a></li>");
    raw("</ul></nav></header><main><h1>").text(title).raw("</h1>");
  }

  private void link(String address, String name) {
    raw("<li><a href=\"" + address + "\">" + name + "</a></li>");
  }

  Language language() {
    return language;
  }

  /** One of two texts by the language of the page. */
  HtmlPage words(String zh, String en) {
    return text(language == Language.ZH_CN ? zh : en);
  }

  HtmlPage text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return this;
  }

  HtmlPage raw(String html) {
    out.append(html);
    return this;
  }

  HtmlPage code(String text) {
    return raw("<code>").text(text).raw("</code>");
  }

  /** Begins a table with a heading row. */
  HtmlPage table(String caption, String... headings) {
    // A wide table scrolls by itself; the keyboard must reach it.
    raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"").text(caption);
    raw("\"><table><thead><tr>");
    for (String heading : headings) {
      raw("<th scope=\"col\">").text(heading).raw("</th>");
    }
    return raw("</tr></thead><tbody>");
  }

  HtmlPage endTable() {
    return raw("</tbody></table></div>");
  }

  String end() {
    return raw("</main></body></html>").out.toString();
  }
}
