package org.gongtong.server.http.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.rules.LoadReport;
import org.gongtong.core.rules.LoadedPack;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Shapes;
import org.jspecify.annotations.Nullable;

/** The rule packs of this server, also those that were set aside. */
public final class PackOperations implements Operations {

  private final LoadReport report;

  public PackOperations(LoadReport report) {
    this.report = report;
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.get("/packs", this::list));
  }

  private Answer list(ApiRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("enabled", report.enabled().stream().map(PackOperations::enabled).toList());
    body.put(
        "quarantined", report.quarantined().stream().map(PackOperations::quarantined).toList());
    return Answer.ok(body);
  }

  private static Map<String, @Nullable Object> enabled(LoadedPack pack) {
    PackDescriptor descriptor = pack.descriptor();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", descriptor.id());
    map.put("version", descriptor.version());
    map.put("name", Shapes.text(descriptor.name()));
    map.put("licence", descriptor.licence());
    map.put("spiLevel", descriptor.spiLevel());
    map.put("scopes", descriptor.scopes().stream().map(ScopeCode::code).toList());
    map.put("editions", pack.source().editions().size());
    map.put("sha256", pack.sha256() == null ? null : pack.sha256().hex());
    return map;
  }

  private static Map<String, Object> quarantined(Quarantined pack) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fault", pack.fault().name());
    map.put("where", pack.where());
    map.put("text", Shapes.text(pack.reason().text()));
    map.put("remedy", Shapes.text(pack.reason().remedy()));
    return map;
  }
}
