package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.LoadedPack;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Prints which packs there are, for people in both languages or for programs as JSON. */
final class PacksReport {

  private PacksReport() {}

  static CommandSpec of(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "picocli sets it before it calls");
  }

  static void print(InstalledPacks packs, PacksCommand.Format format, CommandSpec spec) {
    PrintWriter out = GongtongCli.out(spec);
    if (format == PacksCommand.Format.json) {
      out.println(CanonicalJson.write(json(packs)));
    } else {
      text(packs, out);
    }
  }

  private static void text(InstalledPacks packs, PrintWriter out) {
    out.println("已启用 / enabled: " + packs.report().enabled().size());
    for (LoadedPack pack : packs.report().enabled()) {
      PackDescriptor descriptor = pack.descriptor();
      out.println("  " + descriptor.id() + "@" + descriptor.version() + "  " + scopes(descriptor));
      out.println("    " + descriptor.name().zh() + " / " + descriptor.name().en());
      out.println(
          "    "
              + pack.source().editions().size()
              + " editions, "
              + pack.where()
              + hash(pack.sha256()));
    }
    if (!packs.report().quarantined().isEmpty()) {
      out.println("已隔离 / quarantined: " + packs.report().quarantined().size());
    }
    for (Quarantined pack : packs.report().quarantined()) {
      quarantined(pack, out);
    }
    for (Reason reason : packs.holidays().refused()) {
      out.println("节假日文件未采用 / holiday file not used: " + reason.code());
      out.println("    " + reason.text(Language.ZH_CN) + "；" + reason.remedy(Language.ZH_CN));
      out.println("    " + reason.text(Language.EN) + "; " + reason.remedy(Language.EN));
    }
    if (packs.isClean()) {
      out.println("没有问题 / no problems");
    }
  }

  /** A pack that is set aside: code, hash, and why in both languages. */
  static void quarantined(Quarantined pack, PrintWriter out) {
    out.println("  " + pack.fault() + hash(pack.sha256()));
    out.println("    " + pack.line(Language.ZH_CN));
    out.println("    " + pack.line(Language.EN));
  }

  private static String scopes(PackDescriptor descriptor) {
    return descriptor.scopes().stream().map(ScopeCode::code).collect(Collectors.joining(" "));
  }

  private static String hash(@Nullable ContentHash sha256) {
    return sha256 == null ? "" : ", sha256 " + sha256.hex();
  }

  private static Map<String, Object> json(InstalledPacks packs) {
    List<HolidayYear> years = packs.holidays().years();
    return Map.of(
        "enabled", packs.report().enabled().stream().map(PacksReport::json).toList(),
        "quarantined", packs.report().quarantined().stream().map(PacksReport::json).toList(),
        "holidayFiles", years.stream().map(year -> year.scope() + "-" + year.year()).toList(),
        "holidayFilesRefused", packs.holidays().refused().stream().map(PacksReport::json).toList());
  }

  private static Map<String, @Nullable Object> json(LoadedPack pack) {
    PackDescriptor descriptor = pack.descriptor();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", descriptor.id());
    map.put("version", descriptor.version());
    map.put("spiLevel", descriptor.spiLevel());
    map.put("scopes", descriptor.scopes().stream().map(ScopeCode::code).toList());
    map.put("zh", descriptor.name().zh());
    map.put("en", descriptor.name().en());
    map.put("licence", descriptor.licence());
    map.put("editions", pack.source().editions().size());
    map.put("holidays", pack.source().holidays().stream().map(HolidayYear::year).toList());
    map.put("where", pack.where());
    map.put("sha256", pack.sha256() == null ? null : pack.sha256().hex());
    return map;
  }

  private static Map<String, @Nullable Object> json(Quarantined pack) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("code", pack.fault().name());
    map.put("where", pack.where());
    map.put("sha256", pack.sha256() == null ? null : pack.sha256().hex());
    map.put("figures", pack.reason().figures());
    map.put("zh", pack.line(Language.ZH_CN));
    map.put("en", pack.line(Language.EN));
    return map;
  }

  private static Map<String, Object> json(Reason reason) {
    return Map.of(
        "code",
        reason.code(),
        "figures",
        reason.figures(),
        "zh",
        reason.text(Language.ZH_CN) + "；" + reason.remedy(Language.ZH_CN),
        "en",
        reason.text(Language.EN) + "; " + reason.remedy(Language.EN));
  }
}
