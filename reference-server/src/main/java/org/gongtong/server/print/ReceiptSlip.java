package org.gongtong.server.print;

import java.time.ZonedDateTime;

/**
 * The slip for a household whose ballot was cast at its door (投票凭证): that one was cast, never what
 * it says. Immutable.
 *
 * @param language the language of the slip's fixed words
 * @param community the community
 * @param motion the motion's short number
 * @param question what was asked
 * @param part at whose door
 * @param cast when it was cast, in the place's zone
 * @param receipt its receipt: {@code 7K2M-94QX-0A5T-3HJW}
 * @param address where the public log has it, in the QR square
 * @param words what it means, and what to do if nobody there voted
 * @param helpPhone who helps on the telephone; empty for none
 * @param contentHash the frozen motion's SHA-256, of which 16 digits are printed
 */
public record ReceiptSlip(
    PrintLanguage language,
    String community,
    String motion,
    String question,
    String part,
    ZonedDateTime cast,
    String receipt,
    String address,
    String words,
    String helpPhone,
    String contentHash) {}
