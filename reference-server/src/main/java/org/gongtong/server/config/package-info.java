/**
 * What an operator may set, where it comes from, and what is said when it is wrong.
 *
 * <p>A setting has one name, {@code server.port} say, and five places to come from; a later one
 * wins:
 *
 * <ol>
 *   <li>the default in {@link org.gongtong.server.config.Setting};
 *   <li>the file {@code conf/gongtong.properties} below the home folder: UTF-8, one {@code name =
 *       value} a line, {@code #} begins a comment line, no escapes;
 *   <li>the environment: {@code GONGTONG_SERVER_PORT};
 *   <li>a system property: {@code -Dgongtong.server.port=…};
 *   <li>the command line: {@code --port} or {@code --set server.port=…}.
 * </ol>
 *
 * <p>A secret may stand in a file of its own, named by {@code db.password.file} or {@code
 * GONGTONG_DB_PASSWORD_FILE}, as systemd's credentials and container secrets are. An unknown name
 * is an error that names the nearest known one, for a misspelt setting that is silently ignored is
 * found too late. All problems are told at once, in Chinese and English, each with its place.
 *
 * <p>Why no library: ADR 0101. The result is one immutable record, {@link
 * org.gongtong.server.config.ServerConfig}; nothing else in the server reads files, variables or
 * properties.
 */
@NullMarked
package org.gongtong.server.config;

import org.jspecify.annotations.NullMarked;
