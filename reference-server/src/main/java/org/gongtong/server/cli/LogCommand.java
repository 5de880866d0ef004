package org.gongtong.server.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongtong log}: for whoever checks a public log, from its files or by hand. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "公开日志 / the public log",
    subcommands = {
      LogCommand.Tree.class,
      LogVerifyCommand.class,
      LogProveCommand.class,
      LogConfirmCommand.class,
      LogConfirmWitnessedCommand.class,
      LogRenewCommand.class
    })
public final class LogCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(PacksReport.of(spec).commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  /** Hashes the lines of a file. */
  @Command(
      name = "tree",
      mixinStandardHelpOptions = true,
      description = {
        "按 RFC 9162 计算每行一条的文件的默克尔树",
        "The Merkle tree (RFC 9162) of a file with one leaf a line, as JSON"
      })
  static final class Tree implements Callable<Integer> {
    private static final int CHUNK = 1 << 16;

    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--leaves",
        required = true,
        paramLabel = "FILE",
        description =
            "每行一条，不含换行符；- 为标准输入 / one leaf a line, without its newline; - is standard input")
    private Path leaves = Path.of("");

    @Option(
        names = "--size",
        paramLabel = "N",
        description = "只取前 N 条；默认全部 / of the first N; of all by default")
    private @Nullable Long size;

    @Option(
        names = "--inclusion",
        paramLabel = "I",
        description = "第 I 条在其中的证明，从 0 数起 / a proof that leaf I, counted from 0, is in it")
    private @Nullable Long inclusion;

    @Option(
        names = "--consistency",
        paramLabel = "M",
        description = "前 M 条未变的证明 / a proof that it begins with the tree of the first M")
    private @Nullable Long consistency;

    @Override
    public Integer call() {
      PrintWriter err = PacksReport.of(spec).commandLine().getErr();
      MerkleTree tree;
      try {
        tree = tree();
        read(tree);
        check(tree);
      } catch (WrongOption e) {
        err.println(Printable.of(String.valueOf(e.getMessage())));
        return ExitCode.BAD_INPUT;
      } catch (IOException e) {
        String file = Printable.of(leaves.toString());
        err.println("无法读取 " + file + " / cannot read " + file);
        return ExitCode.BAD_INPUT;
      }
      TreeHead head = tree.head();
      GongtongCli.out(spec)
          .println(
              CanonicalJson.write(
                  Map.of(
                      "size", head.size(),
                      "root", head.root().hex(),
                      "proof", tree.proof().stream().map(ContentHash::hex).toList())));
      return ExitCode.OK;
    }

    private MerkleTree tree() {
      if (inclusion != null && consistency != null) {
        throw new WrongOption(
            "--consistency", consistency.toString(), "不与 --inclusion 同用 / not with --inclusion");
      }
      atLeast("--size", size, 0);
      atLeast("--inclusion", inclusion, 0);
      atLeast("--consistency", consistency, 1);
      if (inclusion != null) {
        return MerkleTree.provingInclusion(inclusion);
      }
      return consistency == null ? new MerkleTree() : MerkleTree.provingConsistency(consistency);
    }

    private static void atLeast(String option, @Nullable Long value, long least) {
      if (value != null && (value < least || value == Long.MAX_VALUE)) {
        throw new WrongOption(option, value.toString(), "整数，不小于 / a whole number from " + least);
      }
    }

    /** In pieces: neither the file nor a line has to fit into memory. */
    private void read(MerkleTree tree) throws IOException {
      long wanted = size == null ? Long.MAX_VALUE : size;
      byte[] chunk = new byte[CHUNK];
      boolean begun = false;
      try (InputStream in = open()) {
        for (int length = 0; tree.size() < wanted && length >= 0; length = in.read(chunk)) {
          int from = 0;
          for (int at = 0; at < length && tree.size() < wanted; at++) {
            if (chunk[at] == '\n') {
              begun = begin(tree, begun);
              tree.more(chunk, from, at - from);
              tree.end();
              begun = false;
              from = at + 1;
            }
          }
          if (from < length && tree.size() < wanted) {
            begun = begin(tree, begun);
            tree.more(chunk, from, length - from);
          }
        }
      }
      if (begun) {
        tree.end();
      }
    }

    private static boolean begin(MerkleTree tree, boolean begun) {
      if (!begun) {
        tree.begin();
      }
      return true;
    }

    private InputStream open() throws IOException {
      return leaves.toString().equals("-")
          ? new BufferedInputStream(System.in, CHUNK)
          : Files.newInputStream(leaves);
    }

    private void check(MerkleTree tree) {
      long there = tree.size();
      if (size != null && there < size) {
        throw new WrongOption("--size", size.toString(), "不超过行数 / at most the lines: " + there);
      }
      if (inclusion != null && inclusion >= there) {
        throw new WrongOption("--inclusion", inclusion.toString(), "小于 / less than " + there);
      }
      if (consistency != null && consistency > there) {
        throw new WrongOption("--consistency", consistency.toString(), "不超过 / at most " + there);
      }
    }
  }
}
