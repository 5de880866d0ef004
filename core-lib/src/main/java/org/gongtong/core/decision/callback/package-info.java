/**
 * Call-backs: some of the households whose ballot was cast on a worker's device are asked, by
 * somebody else, whether they cast one.
 *
 * <p>Life of a {@link org.gongtong.core.decision.callback.CallBackDraw}: once a vote has closed and
 * its close has a signed place in the public log, a sample of its assisted ballots is <b>drawn</b>,
 * once. Nobody chooses it: the seed is the root of the public log up to and including the entry of
 * the close ({@link org.gongtong.core.decision.callback.CallBackSample}), which nobody knew while
 * ballots were cast and everybody can compute since. Then each ballot of the sample is <b>called
 * back</b>, as often as it takes; each {@link org.gongtong.core.decision.callback.CallBack} is a
 * row that stays. What counts is the gravest word: a household that said once that it cast no
 * ballot has said so, whatever is recorded afterwards.
 *
 * <p>A ballot that was not confirmed stays as it is. Whether it was a fraud, a misunderstanding or
 * a neighbour is for people to find out, and what follows for the decision is for those who are in
 * charge of it; this package sees to it that they hear.
 *
 * <p>{@link org.gongtong.core.decision.callback.CallBacks} is the service. This package stands on
 * assisted sessions and on the public log; neither knows of it.
 */
@NullMarked
package org.gongtong.core.decision.callback;

import org.jspecify.annotations.NullMarked;
