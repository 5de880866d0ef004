package org.gongtong.server.recount;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.EditionRef;
import org.gongtong.core.rules.Provision;
import org.gongtong.core.rules.ResolvedRule;

/** What stands beside the files of a recount. */
final class RecountReadme {

  private RecountReadme() {}

  static String of(Motion motion, ContentHash roster, ContentHash ballots) {
    DecisionRule rule = motion.rule();
    if (rule == null) {
      throw new IllegalArgumentException("the motion has not opened: " + motion.id());
    }
    StringBuilder text = new StringBuilder(4_000);
    line(text, "重新计票 / Recount");
    line(text, "");
    line(text, "议题 / motion: " + motion.id());
    line(text, "内容 SHA-256 / content: " + motion.content().hash());
    line(text, "范围 / scope: " + scope(motion.content().scope()));
    line(text, motion.content().question().replaceAll("\\R", "\n"));
    line(text, "");
    line(text, "在本文件夹内运行，不需网络和数据库，应得到与公布相同的结果：");
    line(text, "Run this in the folder of these files; it needs no network and no database, and");
    line(text, "gives the published result:");
    line(text, "");
    line(text, RecountCommand.line(motion));
    line(text, "");
    line(text, "SHA-256");
    line(text, roster + "  " + RecountFiles.ROSTER);
    line(text, ballots + "  " + RecountFiles.BALLOTS);
    line(text, "");
    line(text, "所用规则 / rules in force: " + rule.matter().asOf());
    editions(rule).forEach(label -> line(text, "  " + label));
    for (ResolvedRule part : List.of(rule.matter(), rule.procedure(), rule.counting())) {
      line(text, "");
      line(text, part.id() + "  " + part.title().zh() + " / " + part.title().en());
      part.provisions().forEach(provision -> line(text, "  " + provision(provision)));
    }
    line(text, "");
    line(text, "名册为投票开始时冻结的名册中参加表决的专有部分，表决人为最后确定者；业主和表决人均为编号。");
    line(text, "请用文本编辑器查看：表格软件可能改动编号，改动后摘要不再相符。");
    line(text, "The roster has the parts on the roll as it froze at the opening, with the voters");
    line(
        text,
        "named in the end; owners and voters are numbers. Look at the files in a text editor:");
    line(text, "a spreadsheet program may change ids, and then the hashes no longer agree.");
    return text.toString();
  }

  private static String scope(VotingScope scope) {
    if (scope instanceof VotingScope.Affected affected) {
      return affected.parts().size() + " 个受影响的专有部分 / parts affected";
    }
    return scope.toString().isEmpty() ? "全部 / everything" : scope.toString();
  }

  private static Set<String> editions(DecisionRule rule) {
    Set<String> labels = new LinkedHashSet<>();
    for (ResolvedRule part : List.of(rule.matter(), rule.procedure(), rule.counting())) {
      for (EditionRef edition : part.editions()) {
        labels.add(edition.label() + "  " + edition.text().in(Language.ZH_CN));
      }
    }
    return labels;
  }

  private static String provision(Provision provision) {
    return provision.setting().parameter().name() + " = " + provision.setting().text();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
