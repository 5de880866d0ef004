/**
 * The server's own tables, which are no part of the domain: staff logins, sessions, idempotency
 * keys, voting codes.
 *
 * <p>A class a table, or two that belong together; every method takes the store's {@code
 * Transaction} and so joins whatever else happens in it. Rules live in {@code auth}; here is SQL
 * and nothing else. The tables come with the migration {@code V10__server.sql}.
 */
@NullMarked
package org.gongtong.server.storage;

import org.jspecify.annotations.NullMarked;
