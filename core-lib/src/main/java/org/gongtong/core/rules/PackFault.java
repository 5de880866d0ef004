package org.gongtong.core.rules;

import org.gongtong.core.kernel.LocalizedText;

/**
 * Why a rule pack was set aside instead of loaded: the closed list. A code is stable for ever; the
 * page {@code docs/how-to/why-is-my-pack-not-loaded.md} explains each.
 */
public enum PackFault implements ReasonCode {
  /** A line of a services file is not a class name; Java then ignores the whole file. */
  SERVICES_MALFORMED(
      "{file} 第 {line} 行不是类名：“{content}”，整个文件因此失效",
      "{file} line {line} is not a class name: \"{content}\", so the whole file is ignored",
      "每行只写一个类的全名，保存为不带 BOM 的 UTF-8",
      "write one fully qualified class name a line, saved as UTF-8 without a byte order mark"),
  /** The services file names a class that is not there. */
  CLASS_MISSING(
      "服务文件写的类 {class} 不存在",
      "the services file names the class {class}, which is not there",
      "核对类名的拼写，并重新打包",
      "check the spelling of the name and build the jar again"),
  /**
   * The class is there but cannot be linked: something it needs is missing, hidden or of another
   * version.
   */
  CLASS_BROKEN(
      "类 {class} 无法链接：{error}",
      "the class {class} cannot be linked: {error}",
      "规则包只能使用 java.*、org.jspecify 与 org.gongtong.core 的公开类，请据此重新编译",
      "a pack may use java.*, org.jspecify and the public classes of org.gongtong.core only: compile it against them"),
  /** The class does not implement the interface. */
  NOT_A_PACK(
      "类 {class} 没有实现 RulePack 接口",
      "the class {class} does not implement RulePack",
      "让该类实现 org.gongtong.core.rules.RulePack，或从服务文件中删去",
      "implement org.gongtong.core.rules.RulePack, or take the name out of the services file"),
  /** The class is not public, is abstract, or has no public constructor without arguments. */
  NOT_INSTANTIABLE(
      "类 {class} 无法创建：它须是公开的具体类，并有公开的无参构造方法",
      "the class {class} cannot be created: it must be public and concrete with a public constructor without arguments",
      "补上 public 修饰符与无参构造方法",
      "add the public modifier and a constructor without arguments"),
  /** The constructor, or a static initialiser it set off, threw. */
  CONSTRUCTOR_FAILED(
      "类 {class} 的构造方法抛出异常：{error}",
      "the constructor of {class} threw {error}",
      "构造方法不要做任何可能失败的事；请规则包作者修正",
      "a constructor does nothing that can fail: have the pack's author correct it"),
  /** One of the pack's methods threw. */
  PACK_FAILED(
      "{class} 的 {method} 抛出异常：{error}",
      "{method} of {class} threw {error}",
      "请规则包作者用 testkit 的 RulePackContract 检查后再发布",
      "have the pack's author run testkit's RulePackContract before releasing"),
  /** One of the pack's methods returned nothing, or a list with nothing in it. */
  NULL_RETURNED(
      "{class} 的 {method} 返回了空值：{place}",
      "{method} of {class} returned null: {place}",
      "请规则包作者用 testkit 的 RulePackContract 检查后再发布",
      "have the pack's author run testkit's RulePackContract before releasing"),
  /** The jar carries its own copy of this library. */
  SPI_BUNDLED(
      "其中带有 org.gongtong.core 自身的类（{class}）",
      "it carries classes of org.gongtong.core itself ({class})",
      "打包时把 gongtong-core 的依赖范围设为 provided，不要打成“胖包”",
      "give gongtong-core the scope provided and do not build a fat jar"),
  /** The pack was written for a level of the interface that this library does not accept. */
  SPI_LEVEL(
      "规则包 {pack} 为第 {level} 级接口编写，本程序接受 {oldest} 至 {newest} 级",
      "the pack {pack} was written for interface level {level}, this program accepts {oldest} to {newest}",
      "级别较高时请升级本程序；级别较低时请规则包作者升级",
      "upgrade this program if the level is higher, have the pack upgraded if it is lower"),
  /** Two editions of one pack hold for the same rule, scope and day, or share a number. */
  EDITIONS_OVERLAP(
      "规则包 {pack} 的两个版本相互重叠：{overlap}",
      "two editions of the pack {pack} overlap: {overlap}",
      "让前一版本的终止日等于后一版本的起始日，并给它们不同的编号",
      "end the earlier edition on the day the later one begins, and number them differently"),
  /**
   * Another pack already has the same rule in the same scope at the same time, or an edition of the
   * same number.
   */
  CLAIMED_TWICE(
      "规则包 {pack} 与已载入的 {other} 都规定了 {rule}（{scope}），时间或版本号重叠：{range}",
      "the packs {pack} and {other}, which is loaded, both set {rule} in {scope}; editions {range} overlap",
      "两者只保留一个；同一规则在同一辖区同一时间只能有一个来源",
      "keep one of the two: a rule has one source in a scope at a time"),
  /** Another pack of the same id was found first. */
  DUPLICATE_ID(
      "规则包编号 {pack} 已由 {other} 使用",
      "the pack id {pack} is already taken by {other}",
      "删去多余的一份，或给规则包另取编号",
      "remove one of the two, or give the pack an id of its own"),
  /** The file is no jar, or is damaged. */
  JAR_UNREADABLE(
      "文件无法读取：{error}",
      "the file cannot be read: {error}",
      "重新复制该文件，并核对它的 sha256",
      "copy the file again and compare its sha256"),
  /** The file has no bytes, or nothing is in it. */
  JAR_EMPTY("文件是空的", "the file is empty", "重新复制或重新打包", "copy it again or build it again"),
  /** The jar has no services file, or one that names nothing. */
  NO_PACK_INSIDE(
      "其中没有规则包：{file} 不存在或没有写类名",
      "no rule pack inside: {file} is missing or names no class",
      "在该文件中写上规则包类的全名；只有 module-info 的 provides 是不够的",
      "write the full name of the pack's class into that file; provides in a module-info is not enough"),
  /** The manifest pulls in other jars. */
  JAR_HAS_CLASS_PATH(
      "清单文件的 Class-Path 引用了其他文件：{content}",
      "the manifest's Class-Path pulls in other files: {content}",
      "规则包没有依赖；打包时不要写 Class-Path",
      "a pack has no dependencies: build the jar without Class-Path"),
  /** Nobody has said that this jar may run here. A pack is code with the rights of the server. */
  NOT_TRUSTED(
      "尚未获准运行，sha256 为 {sha256}",
      "nobody has said that it may run here; its sha256 is {sha256}",
      "确认来源可靠后运行 bin/gongtong packs trust {file}，再重新启动",
      "if you trust where it came from, run bin/gongtong packs trust {file} and start again"),
  /** The provider could not be reached, for a reason none of the other codes names. */
  UNREADABLE(
      "无法读取：{error}",
      "it cannot be read: {error}",
      "请把这一行发给规则包作者",
      "send this line to the pack's author"),
  /** So many errors that the rest was not looked at. */
  TOO_MANY_ERRORS(
      "错误超过 {most} 个，其余未再检查",
      "more than {most} errors, the rest was not looked at",
      "先修正以上各条，再重新检查",
      "correct those above and check again");

  private final LocalizedText text;
  private final LocalizedText remedy;

  PackFault(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  @Override
  public LocalizedText remedy() {
    return remedy;
  }
}
