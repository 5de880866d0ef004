/**
 * What a member of staff sees and changes of his own account: its sessions, its password, its
 * second factor, its keys for programs.
 *
 * <p>Every page shows the reader his own things alone: the login comes from the session, never from
 * the request.
 */
@NullMarked
package org.gongtong.server.ui.staff.account;

import org.jspecify.annotations.NullMarked;
