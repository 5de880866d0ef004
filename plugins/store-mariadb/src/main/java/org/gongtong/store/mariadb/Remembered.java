package org.gongtong.store.mariadb;

/**
 * What somebody may remember of the database for a while, and has to forget when it changes here.
 * Whoever changes it says so to the transaction, and {@link MariaDbUnitOfWork#whenChanged} tells
 * those who remember as soon as it is over.
 */
public enum Remembered {

  /** Who may come in and what he may do: logins, tokens and mandates. */
  ACCESS
}
