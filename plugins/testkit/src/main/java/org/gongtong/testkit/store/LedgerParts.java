package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.timebank.ledger.JournalReader;
import org.gongtong.core.timebank.ledger.LedgerInspection;
import org.gongtong.core.timebank.ledger.LedgerStore;

/**
 * The parts of a store that ledgers touch. Immutable.
 *
 * @param work its unit of work
 * @param communities its communities
 * @param ledger its ledgers
 * @param journal reads their journals
 * @param inspection reads them whole
 * @param audit its audit log
 */
public record LedgerParts(
    UnitOfWork work,
    CommunityStore communities,
    LedgerStore ledger,
    JournalReader journal,
    LedgerInspection inspection,
    AuditLog audit) {}
