/**
 * The command line: {@code gongtong serve}, {@code gongtong migrate}, and what else the areas add.
 *
 * <p>{@link org.gongtong.server.cli.GongtongCli} is the root. A command is a final class with
 * picocli's {@code @Command} and {@code Callable<Integer>}; it is listed in the root's {@code
 * subcommands}, mixes in {@link org.gongtong.server.cli.HomeOptions} when it needs the settings,
 * prints results to {@code spec.commandLine().getOut()} and returns an {@link
 * org.gongtong.server.cli.ExitCode}. Results go to standard output and nothing else does; messages
 * and logs go to standard error. Both are UTF-8 whatever the locale.
 *
 * <p>A command must not touch in its fields or constructor what it needs only when called: all
 * command classes are loaded for every call, and {@code tally} has less than a second.
 *
 * <p>Whatever an operator can mend is thrown as {@code ConfigException} or {@code StartRefusal} and
 * told by the root as its two lines, without a stack trace.
 */
@NullMarked
package org.gongtong.server.cli;

import org.jspecify.annotations.NullMarked;
