package org.gongtong.core.people;

import java.util.List;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Reason;

/**
 * What is kept of persons elsewhere than in their records, asked when one is erased.
 *
 * <p>Extension point, implemented by whoever keeps such things; implementations are thread-safe.
 */
public interface PersonTies {

  /** Where nothing else is kept. */
  PersonTies NONE =
      new PersonTies() {
        @Override
        public List<Reason> against(Transaction transaction, Person person) {
          return List.of();
        }

        @Override
        public void release(Transaction transaction, Person person) {
          // There is nothing.
        }
      };

  /** What speaks against erasing a person; he is locked, and so is what is said. */
  List<Reason> against(Transaction transaction, Person person);

  /** Lets go of particulars of a person who is erased in this transaction. */
  void release(Transaction transaction, Person person);
}
