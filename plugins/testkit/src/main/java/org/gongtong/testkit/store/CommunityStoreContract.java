package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;

/** What a store of communities promises. Extension point: test classes of stores have it. */
public interface CommunityStoreContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Every field comes back. */
  @Test
  default void communitiesComeBackAsTheyWere() {
    Community community =
        new Community(
            DecisionScene.IDS.next(),
            slug(),
            LocalizedText.of("和平社区 👍", "Heping \"&\" '"),
            LocalizedText.of("湖北省武汉市", "Wuhan, Hubei"),
            ScopeCode.of("cn-420106"),
            SampleRosters.ZONE);
    assertThat(add(community)).isTrue();
    assertThat(communities().findById(community.id())).contains(community);
    assertThat(communities().findBySlug(community.slug())).contains(community);
    assertThat(communities().all()).contains(community);
    assertThat(communities().findById(UUID.randomUUID())).isEmpty();
    assertThat(communities().findBySlug(slug())).isEmpty();
  }

  /** A slug is had once, and the work that hears so goes on. */
  @Test
  default void aSlugIsTakenOnce() {
    Community first = DecisionScene.newCommunity();
    Community second = withSlug(first.slug());
    Community third = DecisionScene.newCommunity();
    assertThat(add(first)).isTrue();
    assertThat(
            store()
                .work()
                .<List<Boolean>>write(
                    transaction ->
                        List.of(
                            store().communities().add(transaction, second),
                            store().communities().add(transaction, third))))
        .containsExactly(false, true);
    assertThat(communities().findBySlug(first.slug())).contains(first);
    assertThat(communities().findById(second.id())).isEmpty();
    assertThat(communities().findById(third.id())).contains(third);
  }

  /** All stand in the order of their slugs. */
  @Test
  default void communitiesStandInTheOrderOfTheirSlugs() {
    String start = slug();
    for (String end : List.of("b", "-b", "ab", "9", "a")) {
      add(withSlug(start + end));
    }
    assertThat(communities().all())
        .extracting(Community::slug)
        .filteredOn(slug -> slug.startsWith(start))
        .containsExactly(start + "-b", start + "9", start + "a", start + "ab", start + "b");
  }

  /** Registering leaves one event; a refused one leaves none. */
  @Test
  default void registeringLeavesOneEvent() {
    String slug = slug();
    Community community = register(slug).orThrow();
    assertThat(DecisionScene.eventsAbout(store(), community.id().toString()))
        .extracting(AuditEvent::type)
        .containsExactly("community-registered");
    assertThat(DecisionScene.codes(register(slug))).containsExactly("SLUG_TAKEN");
    assertThat(DecisionScene.codes(register("No Slug"))).containsExactly("SLUG_MALFORMED");
    assertThat(DecisionScene.codes(communities().require(slug())))
        .containsExactly("COMMUNITY_UNKNOWN");
    assertThat(communities().require(slug).orThrow()).isEqualTo(community);
  }

  /** One of many who want a slug at once has it. */
  @Test
  default void aSlugWantedAtOnceIsHadOnce() throws Exception {
    String slug = slug();
    List<Outcome<Community>> answers = AtOnce.run(8, i -> register(slug));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(
            answer -> assertThat(DecisionScene.codes(answer)).containsExactly("SLUG_TAKEN"));
  }

  /** Who only reads cannot add, and nobody in a transaction of another store. */
  @Test
  default void communitiesRefuseOtherTransactions() {
    Community community = DecisionScene.newCommunity();
    assertThatThrownBy(
            () ->
                store()
                    .work()
                    .read(transaction -> store().communities().add(transaction, community)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                new MemoryUnitOfWork()
                    .write(foreign -> store().communities().add(foreign, community)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(communities().findById(community.id())).isEmpty();
  }

  private CommunityService communities() {
    return new CommunityService(
        store().work(),
        store().communities(),
        store().audit(),
        DecisionScene.IDS,
        () -> DecisionScene.START);
  }

  private Outcome<Community> register(String slug) {
    Community sample = DecisionScene.newCommunity();
    return communities()
        .register(
            DecisionScene.CLERK,
            slug,
            sample.name(),
            sample.division(),
            sample.jurisdiction(),
            sample.zone());
  }

  private boolean add(Community community) {
    return store().work().write(transaction -> store().communities().add(transaction, community));
  }

  private static String slug() {
    return DecisionScene.newCommunity().slug();
  }

  private static Community withSlug(String slug) {
    Community other = DecisionScene.newCommunity();
    return new Community(
        other.id(), slug, other.name(), other.division(), other.jurisdiction(), other.zone());
  }
}
