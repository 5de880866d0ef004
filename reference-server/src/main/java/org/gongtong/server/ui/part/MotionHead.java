package org.gongtong.server.ui.part;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a motion on every page about it. Times carry the zone of the place.
 *
 * @param community path segment of the community
 * @param id path segment of the motion
 * @param question what is asked, as its author wrote it (Chinese)
 * @param matter the matter of joint decision, in the reader's language
 * @param citation the article the matter comes from, null when no rule says it any more (its pack
 *     is missing)
 * @param scope who decides: the compound, building, entrance or the affected owners
 * @param compactClause the clause of the management covenant it rests on (Chinese), mostly empty
 * @param state where it is in its life
 * @param outcome what was decided, null before
 * @param opens first moment a ballot is in time, null before the announcement
 * @param closes last moment a ballot is in time, null before the announcement
 */
public record MotionHead(
    String community,
    String id,
    String question,
    String matter,
    @Nullable Citation citation,
    String scope,
    String compactClause,
    MotionState state,
    @Nullable Outcome outcome,
    @Nullable ZonedDateTime opens,
    @Nullable ZonedDateTime closes) {}
