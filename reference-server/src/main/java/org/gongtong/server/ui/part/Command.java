package org.gongtong.server.ui.part;

/**
 * The hidden fields that make a form safe to send twice and safe against someone else's change.
 *
 * @param idempotencyKey made when the form was drawn; the same key never acts twice
 * @param version of what is changed, empty where nothing exists yet
 */
public record Command(String idempotencyKey, String version) {}
