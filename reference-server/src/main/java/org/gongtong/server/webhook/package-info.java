/**
 * Telling other systems what happens in a time bank: webhooks.
 *
 * <p>An administrator makes a {@link org.gongtong.server.webhook.Subscription}: for a community, an
 * https address, what to tell of ({@link org.gongtong.server.webhook.Topic}) and how much ({@link
 * org.gongtong.server.webhook.Detail}). What is told are events of the audit log, so that a message
 * is as sure as the change it tells of: both were committed together. {@link
 * org.gongtong.server.webhook.Feed} reads on in the public log where it stopped, event by event in
 * the log's order, and makes a <em>delivery</em> of each that is wanted. Writers of the ledger do
 * nothing for it, whether or not somebody subscribes. A delivery
 *
 * <ol>
 *   <li><em>waits</em>; {@link org.gongtong.server.webhook.Courier} sends it, one server at a time
 *       for a subscription, one after another for a subject;
 *   <li>is <em>sent</em> once the receiver has answered 2xx. It is sent again after a failure,
 *       later each time ({@link org.gongtong.server.webhook.Backoff}), and after a crash between
 *       sending and noting it: at least once, always under the same {@code webhook-id};
 *   <li>or is <em>dead</em> after days of failures, until staff send it again by hand.
 * </ol>
 *
 * <p>A message is a {@link org.gongtong.server.webhook.CloudEvent} (CloudEvents 1.0, structured
 * mode) with ids and no names, signed after Standard Webhooks by {@link
 * org.gongtong.server.webhook.Secrets}: {@code webhook-id}, {@code webhook-timestamp}, {@code
 * webhook-signature: v1,…}, one signature for each secret that is valid.
 *
 * <p>Addresses are whatever somebody typed, so that {@link org.gongtong.server.webhook.Post}
 * connects to nothing that {@link org.gongtong.server.webhook.AddressGuard} has not let pass: the
 * name is resolved once, and the connection goes to the address that was looked at. Redirects are
 * not followed, answers are not kept, and everything ends after ten seconds.
 */
@NullMarked
package org.gongtong.server.webhook;

import org.jspecify.annotations.NullMarked;
