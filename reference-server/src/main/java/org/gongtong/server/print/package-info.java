/**
 * Paper: the letters, certificates, notices and blank sheets that leave the server as A4 PDFs, in
 * Chinese or English.
 *
 * <p>Many owners are old and many are not online, so paper is a channel of its own and not a copy
 * of the web page. These kinds of sheet are made here:
 *
 * <ul>
 *   <li>{@link org.gongtong.server.print.VotingLetter}: one letter for each party of an electoral
 *       roll, with its one-time voting code (typed and as a QR square) and, below a cut line, its
 *       numbered paper ballot;
 *   <li>{@link org.gongtong.server.print.ElectionLetter}: one letter for each voter of a secret
 *       election, with a code and without a ballot;
 *   <li>{@link org.gongtong.server.print.Certificate}: the result of a decision, every requirement
 *       with its exact fraction against its threshold, and what a third party needs to count again;
 *   <li>{@link org.gongtong.server.print.NoticeSheet}: an announcement (公告) or a public notice of a
 *       result (公示) for the notice board;
 *   <li>{@link org.gongtong.server.print.BlankSheet}: a numbered sheet (登记表) on which paper ballots
 *       are listed before two people enter it;
 *   <li>{@link org.gongtong.server.print.ReceiptSlip}: that a ballot was cast at a door;
 *   <li>{@link org.gongtong.server.print.MemberCard} and {@link
 *       org.gongtong.server.print.HourStatement}: the card that opens a member's pages of the time
 *       bank, and what happened to his hours.
 * </ul>
 *
 * <p>The records here are plain values and know nothing of the domain: the server fills them, so
 * the layout can change without touching a rule, and a rule without touching the layout. {@link
 * org.gongtong.server.print.PrintShop} turns them into bytes.
 *
 * <p><b>Same input, same bytes.</b> No clock, no locale, no zone of the machine and no random id
 * goes into a sheet, so a file can be made again and compared with the one that was posted.
 *
 * <p><b>Nothing is dropped silently.</b> The jar brings its own fonts ({@link
 * org.gongtong.server.print.PrintFonts}), because a JDK may have no Chinese one. A character they
 * lack is printed as 〓 (the printer's geta mark) and reported to the caller in {@link
 * org.gongtong.server.print.Printed#missing()}.
 *
 * <p><b>Secrets.</b> A voting code lives in a {@link org.gongtong.server.print.VotingLetter} only
 * as long as it takes to print it; the record's {@code toString} masks it, and no temporary file is
 * written.
 *
 * <p>Sources: line breaking follows the basic prohibitions of W3C's <i>Requirements for Chinese
 * Text Layout</i> (CLREQ 3.1.4); QR squares are ISO/IEC 18004, medium error correction, four
 * modules of quiet zone; the PDFs are tagged (PDF/UA-1, ISO 14289-1) with title and language.
 */
@NullMarked
package org.gongtong.server.print;

import org.jspecify.annotations.NullMarked;
