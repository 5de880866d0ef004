package org.gongtong.server.ui.part;

/**
 * A document frozen with the motion.
 *
 * @param number counted from 1
 * @param name file name
 * @param bytes size
 * @param sha256 hash of the content, hexadecimal
 */
public record Attachment(int number, String name, long bytes, String sha256) {}
