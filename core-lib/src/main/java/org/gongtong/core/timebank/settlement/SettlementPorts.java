package org.gongtong.core.timebank.settlement;

import java.time.InstantSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;

/**
 * What settlement stands on. Immutable; thread-safe if its parts are.
 *
 * @param work the unit of work
 * @param store agreements, orders and the outbox
 * @param ledger accounts
 * @param desk posts
 * @param persons whether two logins are one person's
 * @param audit the audit log
 * @param ids of orders and events
 * @param clock the clock
 */
public record SettlementPorts(
    UnitOfWork work,
    SettlementStore store,
    LedgerStore ledger,
    LedgerDesk desk,
    SamePerson persons,
    AuditLog audit,
    IdSource ids,
    InstantSource clock) {}
