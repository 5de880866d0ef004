package org.gongtong.server.http.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.core.kernel.Language;
import org.gongtong.server.auth.Action;

/** The OpenAPI document for people, drawn once per language at start. */
final class DocumentPage {

  private static final List<String> METHODS = List.of("get", "put", "post");

  private final SpecNode document;
  private final HtmlPage page;
  private final boolean chinese;

  private DocumentPage(SpecNode document, Language language) {
    this.document = document;
    this.page = new HtmlPage(language, document.at("info").text("title", language), "/api");
    this.chinese = language == Language.ZH_CN;
  }

  static String draw(SpecNode document, Language language) {
    return new DocumentPage(document, language).draw();
  }

  private String draw() {
    Language language = page.language();
    page.raw("<p>").text(document.at("info").text("summary", language)).raw("</p>");
    page.raw("<p>").text(document.at("info").text("description", language)).raw("</p>");
    for (SpecNode tag : document.list("tags")) {
      page.raw("<h2>").text(tag.text("name", language)).raw("</h2>");
      document
          .at("paths")
          .objects()
          .forEach((path, item) -> operationsOf(tag.text("name"), path, item));
    }
    page.raw("<h2>").words("数据结构", "Schemas").raw("</h2>");
    document.at("components").at("schemas").objects().forEach(this::schema);
    return page.end();
  }

  private void operationsOf(String tag, String path, SpecNode item) {
    for (String method : METHODS) {
      SpecNode operation = item.at(method);
      if (operation.texts("tags").contains(tag)) {
        operation(method, path, operation);
      }
    }
  }

  private void operation(String method, String path, SpecNode operation) {
    Language language = page.language();
    String signature = method.toUpperCase(Locale.ROOT) + " /api/v1" + path;
    page.raw("<section id=\"" + operation.text("operationId") + "\"><h3>").code(signature);
    page.raw("</h3><p>").text(operation.text("summary", language));
    if (operation.has("security")) {
      page.raw(" <strong>").words("须登录。", "For staff.").raw("</strong>");
    }
    Action.find(operation.text("x-action"))
        .ifPresent(
            action ->
                page.raw(" ")
                    .words("权限：", "Permission: ")
                    .text(action.text().in(language))
                    .words("（", " (")
                    .code(action.code())
                    .words("）。", ")."));
    page.raw("</p>");
    if (operation.has("description")) {
      page.raw("<p>").text(operation.text("description", language)).raw("</p>");
    }
    parameters(signature, operation);
    body(operation);
    responses(signature, operation);
    page.raw("</section>");
  }

  private void parameters(String signature, SpecNode operation) {
    List<SpecNode> parameters = operation.list("parameters");
    if (parameters.isEmpty()) {
      return;
    }
    page.table(
        signature + (chinese ? " 参数" : " parameters"),
        chinese ? "参数" : "parameter",
        chinese ? "位置" : "in",
        chinese ? "类型" : "type",
        chinese ? "说明" : "meaning");
    for (SpecNode parameter : parameters) {
      page.raw("<tr><td>").code(parameter.text("name"));
      if (parameter.text("required").equals("true")) {
        page.words("（必填）", " (required)");
      }
      page.raw("</td><td>").text(parameter.text("in")).raw("</td><td>");
      type(parameter, "schema");
      page.raw("</td><td>").text(parameter.text("description", page.language()));
      page.raw("</td></tr>");
    }
    page.endTable();
  }

  private void body(SpecNode operation) {
    if (!operation.has("requestBody")) {
      return;
    }
    page.raw("<p>").words("正文：", "Body: ");
    boolean first = true;
    for (Map.Entry<String, SpecNode> type :
        operation.at("requestBody").at("content").objects().entrySet()) {
      page.raw(first ? "" : ", ").code(type.getKey()).raw(" ");
      type(type.getValue(), "schema");
      first = false;
    }
    page.raw("</p>");
  }

  private void responses(String signature, SpecNode operation) {
    page.table(
        signature + (chinese ? " 应答" : " responses"),
        chinese ? "状态" : "status",
        chinese ? "正文" : "body",
        chinese ? "说明" : "meaning");
    operation
        .at("responses")
        .objects()
        .forEach(
            (status, response) -> {
              page.raw("<tr><td>").code(status).raw("</td><td>");
              response.at("content").objects().values().forEach(body -> type(body, "schema"));
              page.raw("</td><td>").text(response.text("description", page.language()));
              page.raw("</td></tr>");
            });
    page.endTable();
  }

  private void schema(String name, SpecNode schema) {
    page.raw("<section id=\"schema-" + name + "\"><h3>").code(name).raw("</h3>");
    if (schema.has("description")) {
      page.raw("<p>").text(schema.text("description", page.language())).raw("</p>");
    }
    if (schema.has("properties")) {
      properties(name, schema);
    }
    int number = 1;
    for (SpecNode variant : schema.list("oneOf")) {
      if (variant.has("properties")) {
        properties(name + " " + number++, variant);
      }
    }
    if (schema.has("enum")) {
      page.raw("<p>").code(String.join(" | ", schema.texts("enum"))).raw("</p>");
    }
    page.raw("</section>");
  }

  private void properties(String name, SpecNode schema) {
    SpecNode properties = schema.at("properties");
    page.table(
        name, chinese ? "成员" : "member", chinese ? "类型" : "type", chinese ? "必有" : "always there");
    for (String member : properties.members().keySet()) {
      page.raw("<tr><td>").code(member).raw("</td><td>");
      type(properties, member);
      boolean always = schema.texts("required").contains(member);
      page.raw("</td><td>").text(always ? "✓" : "–").raw("</td></tr>");
    }
    page.endTable();
  }

  /** The schema at a member, as a link when it has a name. */
  private void type(SpecNode parent, String member) {
    String name = parent.reference(member);
    if (!name.isEmpty()) {
      page.raw("<a href=\"#schema-" + name + "\">").text(name).raw("</a>");
      return;
    }
    SpecNode schema = parent.at(member);
    if (schema.has("anyOf")) {
      alternatives(schema);
    } else if (schema.text("type").equals("array")) {
      page.words("数组：", "array of ");
      type(schema, "items");
    } else if (schema.has("enum")) {
      page.code(String.join(" | ", schema.texts("enum")));
    } else {
      page.text(scalar(schema));
    }
  }

  /** All our alternatives are of something and null. */
  private void alternatives(SpecNode schema) {
    SpecNode first = schema.list("anyOf").get(0);
    String reference =
        schema.members().get("anyOf") instanceof List<?> all
                && all.get(0) instanceof Map<?, ?> map
                && map.get("$ref") instanceof String ref
            ? ref.substring(ref.lastIndexOf('/') + 1)
            : "";
    if (reference.isEmpty()) {
      page.text(scalar(first));
    } else {
      page.raw("<a href=\"#schema-" + reference + "\">").text(reference).raw("</a>");
    }
    page.text(" | null");
  }

  private static String scalar(SpecNode schema) {
    List<String> facts = new ArrayList<>();
    List<String> types = schema.texts("type");
    facts.add(types.isEmpty() ? schema.text("type") : String.join(" | ", types));
    facts.add(schema.text("format"));
    facts.add(schema.text("pattern"));
    facts.add(schema.has("const") ? "= " + schema.text("const") : "");
    String least = schema.text("minimum") + schema.text("minLength");
    String most = schema.text("maximum") + schema.text("maxLength");
    facts.add(least.isEmpty() && most.isEmpty() ? "" : least + "…" + most);
    return String.join(" ", facts.stream().filter(fact -> !fact.isEmpty()).toList());
  }
}
