package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Origin.Nature;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.NewToken;
import dev.lathe.track.access.Project;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.SignIn;
import dev.lathe.track.access.Token;
import dev.lathe.track.access.Voucher;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Experiment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who is let in, and to what.
abstract class AccessContract extends StoreSuite {
  private static final Duration DAY = Duration.ofDays(1);

  private Token.Made token(String user, String project, Role role) {
    return store.tokens().make(user, new NewToken("for tests", project, role, DAY));
  }

  private Caller with(String secret) {
    return store.signIns().with(secret, "here");
  }

  @Test
  void projects_are_made_and_experiments_belong_to_them() {
    Project fraud = store.projects().create("fraud");

    Experiment mine = store.experiments().in("fraud").create("first");
    Experiment other = store.experiments().create("first");

    assertThat(store.projects().list()).extracting(Project::name).contains("default", "fraud");
    assertThat(store.projects().find("fraud")).isEqualTo(fraud);
    assertThat(mine.project()).isEqualTo("fraud");
    assertThat(other.project()).isEqualTo("default");
    assertThat(store.experiments().in("fraud").named("first")).isEqualTo(mine);
    assertThatThrownBy(() -> store.projects().create("fraud")).hasMessageContaining("already");
    assertThatThrownBy(() -> store.experiments().in("none").create("x"))
        .hasMessageContaining("no project 'none'");
  }

  @Test
  void who_has_no_role_may_nothing_and_who_has_one_may_it_and_all_below() {
    store.projects().create("fraud");
    store.users().create("ann");
    String secret = token("ann", Caller.EVERYWHERE, Role.ADMIN).secret();

    assertThat(with(secret).on("fraud")).isEmpty();
    store.users().grant("ann", "fraud", Role.OPERATOR);

    Caller ann = with(secret);
    assertThat(ann.may(Role.VIEWER, "fraud")).isTrue();
    assertThat(ann.may(Role.OPERATOR, "fraud")).isTrue();
    assertThat(ann.may(Role.ADMIN, "fraud")).isFalse();
    assertThat(ann.may(Role.VIEWER, "default")).isFalse();
    assertThat(ann.may(Role.VIEWER, Caller.EVERYWHERE)).isFalse();
    store.users().grant("ann", "fraud", Role.VIEWER);
    assertThat(store.users().roles("ann")).isEqualTo(Map.of("fraud", Role.VIEWER));
    store.users().revoke("ann", "fraud");
    assertThat(with(secret).on("fraud")).isEmpty();
  }

  @Test
  void a_role_everywhere_holds_in_every_project() {
    store.projects().create("fraud");
    store.users().create("ann");
    store.users().grant("ann", Caller.EVERYWHERE, Role.DEVELOPER);
    store.users().grant("ann", "fraud", Role.VIEWER);

    Caller ann = with(token("ann", Caller.EVERYWHERE, Role.ADMIN).secret());

    assertThat(ann.on("fraud")).contains(Role.DEVELOPER);
    assertThat(ann.on("default")).contains(Role.DEVELOPER);
  }

  @Test
  void a_token_reaches_no_further_than_it_was_made_for() {
    store.projects().create("fraud");
    store.users().create("ann");
    store.users().grant("ann", Caller.EVERYWHERE, Role.ADMIN);

    Caller scoped = with(token("ann", "fraud", Role.DEVELOPER).secret());

    assertThat(scoped.roles()).isEqualTo(Map.of("fraud", Role.DEVELOPER));
    assertThat(scoped.name()).isEqualTo("ann");
    assertThat(scoped.via()).startsWith("token ");
  }

  @Test
  void a_secret_is_shown_once_and_kept_nowhere() {
    store.users().create("ann");

    Token.Made made = token("ann", Caller.EVERYWHERE, Role.VIEWER);

    assertThat(made.secret()).matches("lathe_[0-9a-f]{64}");
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(store.tokens().list("ann")).containsExactly(made.token());
    assertThat(store.tokens().find(made.token().id()).toString()).doesNotContain(made.secret());
  }

  @Test
  void tokens_end_and_nobody_hears_why() {
    store.users().create("ann");
    Token.Made short_ = token("ann", Caller.EVERYWHERE, Role.VIEWER);
    Token.Made taken = token("ann", Caller.EVERYWHERE, Role.VIEWER);
    Token.Made shut = token("ann", Caller.EVERYWHERE, Role.VIEWER);
    String sentence = "the token lets nobody in: it is unknown, has ended,";

    store.tokens().revoke(taken.token().id());
    assertThatThrownBy(() -> with(taken.secret())).hasMessageStartingWith(sentence);
    assertThatThrownBy(() -> with("lathe_" + "0".repeat(64))).hasMessageStartingWith(sentence);
    store.users().disable("ann");
    assertThatThrownBy(() -> with(shut.secret())).hasMessageStartingWith(sentence);
    assertThatThrownBy(() -> token("ann", Caller.EVERYWHERE, Role.VIEWER))
        .hasMessageContaining("shut out");
    store.users().enable("ann");
    with(shut.secret());
    clock.move(DAY);
    assertThatThrownBy(() -> with(short_.secret())).hasMessageStartingWith(sentence);

    assertThat(store.signIns().latest(10))
        .extracting(SignIn::refused)
        .containsExactly("expired", "", "shut out", "unknown", "revoked", "", "", "");
  }

  @Test
  void a_clock_that_is_put_back_brings_no_token_back() {
    store.users().create("ann");
    String secret = token("ann", Caller.EVERYWHERE, Role.VIEWER).secret();
    clock.move(DAY.plusHours(1));
    assertThatThrownBy(() -> with(secret)).isInstanceOf(StoreException.class);

    clock.move(DAY.negated());

    assertThatThrownBy(() -> with(secret)).isInstanceOf(StoreException.class);
  }

  @Test
  void a_clock_that_was_far_ahead_keeps_nobody_out_for_good() {
    store.users().create("ann");
    String secret = token("ann", Caller.EVERYWHERE, Role.VIEWER).secret();
    clock.move(Duration.ofDays(4_000));
    assertThatThrownBy(() -> with(secret)).isInstanceOf(StoreException.class);
    clock.move(Duration.ofDays(-4_000));
    assertThatThrownBy(() -> with(secret)).isInstanceOf(StoreException.class);
    assertThat(store.signIns().latest(1).getFirst().refused())
        .isEqualTo("the clock is behind the last sign-in");

    String another = token("ann", Caller.EVERYWHERE, Role.VIEWER).secret();

    assertThat(with(another).name()).isEqualTo("ann");
    assertThat(with(secret).name()).isEqualTo("ann");
  }

  @Test
  void hostile_names_and_secrets_let_nobody_in() {
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> store.users().create(name));
      assertThatIllegalArgumentException().isThrownBy(() -> store.projects().create(name));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NewToken(name, "default", Role.VIEWER, DAY));
      if (name.indexOf('\u0000') < 0 && name.indexOf('\uD800') < 0) {
        assertThatThrownBy(() -> store.users().find(name)).isInstanceOf(StoreException.class);
      }
      assertThatThrownBy(() -> with(name)).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> store.signIns().with("x", name)).isInstanceOf(StoreException.class);
    }
    assertThatThrownBy(() -> with("' or '1'='1")).isInstanceOf(StoreException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> store.projects().create("*"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewToken("x", "default", Role.VIEWER, Duration.ofDays(9_999)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Role.of("root"))
        .withMessage("there is no role 'root'; the roles are viewer, developer, operator, admin");
  }

  @Test
  void of_what_people_have_said_of_data_the_latest_word_counts_and_none_is_erased() {
    String hash = "sha256:" + "a".repeat(64);

    store.vouchers().vouch(hash, Nature.SIMULATED, "ann", "I made them up");
    store.vouchers().vouch(hash, Nature.MEASURED, "bob", "no, these are from the meters");

    assertThat(store.vouchers().latest(hash).orElseThrow().nature()).isEqualTo(Nature.MEASURED);
    assertThat(store.vouchers().latest("sha256:" + "b".repeat(64))).isEmpty();
    assertThat(store.vouchers().list(10)).extracting(Voucher::person).containsExactly("bob", "ann");
    for (String wrong : HOSTILE) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.vouchers().vouch(wrong, Nature.MEASURED, "ann", "so"));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.vouchers().vouch(hash, Nature.MEASURED, "ann", " "));
  }

  @Test
  void who_came_by_a_token_is_known_again_until_it_ends() {
    store.users().create("ann");
    store.users().grant("ann", "default", Role.OPERATOR);
    Token.Made made = token("ann", "default", Role.DEVELOPER);
    Caller ann = with(made.secret());

    assertThat(store.signIns().again(ann.name(), ann.via())).isEqualTo(ann);
    store.users().grant("ann", "default", Role.VIEWER);
    assertThat(store.signIns().again(ann.name(), ann.via()).on("default")).contains(Role.VIEWER);
    store.tokens().revoke(made.token().id());
    assertThatThrownBy(() -> store.signIns().again(ann.name(), ann.via()))
        .hasMessageContaining("may not any more");
    assertThatThrownBy(() -> store.signIns().again("ann", "token x"))
        .isInstanceOf(StoreException.class);
    assertThat(store.signIns().again("ann", "local")).isEqualTo(Caller.local("ann"));
  }
}
