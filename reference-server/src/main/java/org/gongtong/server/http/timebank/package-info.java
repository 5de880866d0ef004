/**
 * The API of time banks: everything lies below {@code /communities/{community}/timebank}, since a
 * community has one.
 *
 * <p>Staff act by mandate and place. A member acts for himself: the person that is linked to the
 * login he has signed in with, or a ward of his; what another has is, for him, not there. Nobody
 * enters, corrects, records or settles what is his own.
 *
 * <p>A command to the ledger has its key in the header, or in a batch beside it, and its outcome is
 * final. It is a hot route: looked for first, and kept by the ledger alone. Everything else is kept
 * under its key as elsewhere in the API, and steps of visits name the version they were decided on.
 *
 * <p>Ids are opaque. Minutes are whole; times of effect are the bank's own and have no zone, all
 * others are UTC.
 */
@NullMarked
package org.gongtong.server.http.timebank;

import org.jspecify.annotations.NullMarked;
