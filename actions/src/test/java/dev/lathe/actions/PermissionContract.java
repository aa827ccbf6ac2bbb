package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.access.AuditRow;
import dev.lathe.track.access.Caller;
import dev.lathe.track.access.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every action on the class path is asked for by every role, with arguments made up from its form.
abstract class PermissionContract extends ActionsSuite {
  /// Arguments of the right types that name nothing that is there.
  private static Map<String, Object> sample(Offer offer) {
    var sample = new LinkedHashMap<String, Object>();
    for (Slot field : offer.form().fields()) {
      if (!field.required()) continue;
      sample.put(
          field.key(),
          field.type().isEnum()
              ? field.schema().get("enum") instanceof List<?> choices ? choices.getFirst() : ""
              : field.type() == String.class
                  ? field.key().equals("project") ? "default" : "x"
                  : Math.max(1, field.limits().least()));
    }
    return sample;
  }

  /// Whether the gateway let it through, whatever came of it then.
  private boolean passes(Caller caller, Offer offer) {
    try {
      gateway.ask(new Asker(caller), offer.form().read(sample(offer)), Terms.PLAIN);
      return true;
    } catch (Refused e) {
      return e.reason() != Refused.Reason.PERMISSION;
    } catch (RuntimeException e) {
      return true; // there is no such thing; but it was allowed to look
    }
  }

  private static Stream<Offer> offers() {
    return Offers.list().stream().filter(offer -> !offer.asks().takesLong());
  }

  @Test
  void who_has_the_role_everywhere_passes_and_who_has_less_does_not() {
    var wrong = new ArrayList<String>();
    for (Offer offer : Offers.list()) {
      for (Role role : Role.values()) {
        var caller = new Caller("ann", "local", Map.of(Caller.EVERYWHERE, role));
        boolean may = role.allows(offer.asks().needs());
        if (!may && passes(caller, offer)) wrong.add(role + " got " + offer.name());
        if (may && !offer.asks().takesLong() && !passes(caller, offer)) {
          wrong.add(role + " did not get " + offer.name());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_role_in_one_project_reaches_no_other_and_nothing_that_belongs_to_none() {
    store.projects().create("other");
    var wrong = new ArrayList<String>();
    for (Offer offer : offers().toList()) {
      boolean placed =
          offer.form().fields().stream().anyMatch(field -> field.key().equals("project"));
      var here = new Caller("ann", "token t", Map.of("default", Role.ADMIN));
      var there = new Caller("ann", "token t", Map.of("other", Role.ADMIN));
      if (passes(there, offer) && placed) wrong.add("other got " + offer.name());
      boolean named = offer.form().fields().stream().anyMatch(Slot::required);
      if (!placed && !named && passes(here, offer)) wrong.add("default got " + offer.name());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void who_has_no_role_gets_nothing() {
    for (Offer offer : Offers.list()) {
      assertThat(passes(new Caller("ann", "token t", Map.of()), offer)).as(offer.name()).isFalse();
    }
  }

  @Test
  void what_names_files_is_for_who_sits_at_the_machine() {
    var token = new Caller("ann", "token t", Map.of(Caller.EVERYWHERE, Role.ADMIN));
    for (Offer offer : Offers.list()) {
      if (offer.asks().local()) assertThat(passes(token, offer)).as(offer.name()).isFalse();
    }
  }

  @Test
  void every_refusal_is_in_the_audit() {
    var nobody = new Caller("eve", "token t", Map.of());
    Offers.list().forEach(offer -> passes(nobody, offer));

    List<AuditRow> rows = store.audit().latest(Optional.empty(), 1_000);

    assertThat(rows).hasSize(Offers.list().size());
    assertThat(rows).allMatch(row -> row.entry().outcome() == Outcome.REFUSED);
    assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
  }

  @Test
  void every_action_is_told_in_full() {
    for (Offer offer : Offers.list()) {
      assertThat(offer.name()).matches("[a-z]+(-[a-z]+)+");
      assertThat(offer.asks().does()).endsWith(".");
      assertThat(offer.form().fields()).allMatch(field -> !field.limits().value().isEmpty());
      assertThat(offer.form().schema()).containsEntry("additionalProperties", false);
    }
    assertThat(Offers.list()).hasSizeGreaterThan(20);
  }
}
