package dev.lathe.actions;

import dev.lathe.learn.RunListener;
import dev.lathe.report.Json;
import dev.lathe.track.Store;
import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.access.Caller;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.job.Requests;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The one way in. Every door turns what it hears into an [Action] and asks here; what is asked
/// goes through the same gates in the same order:
///
/// 1. **Schema**: the arguments are read by the action's [ArgumentForm], and its record refuses bad
///    values.
/// 2. **Permission**: the caller has the role that the action needs in the project where it
///    happens.
/// 3. **Policy**: what is forbidden whoever asks, with the reason.
/// 4. **Approval**: what destroys is told first, and done when somebody says yes to just that.
/// 5. **Run**: once for each key of the asker's, in one transaction with
/// 6. **Audit**: a row that says who did what with what.
///
/// What is not let through leaves a row too. What only reads leaves none. What takes long is no
/// transaction: it is done here while somebody waits, or queued as a job, which is one.
public final class Gateway {
  private static final int LONGEST = 20_000;
  private static final int LONGEST_ARGUMENTS = 90_000;

  private final Supplier<Store> store;
  private final Supplier<Policy> policy;
  private volatile boolean touched;

  /// To this store, under this policy; each is opened when it is first needed.
  public Gateway(Supplier<Store> store, Supplier<Policy> policy) {
    this.store =
        () -> {
          Store opened = store.get();
          touched = true;
          return opened;
        };
    this.policy = policy;
  }

  /// Somebody, where they are.
  ///
  /// @param caller who
  /// @param place where their files are
  /// @param listener hears of progress
  public record Asker(Caller caller, Place place, RunListener listener) {
    /// Somebody of whom nothing is known but who they are.
    public Asker(Caller caller) {
      this(caller, Place.none(), RunListener.NONE);
    }
  }

  /// Asks by name, as doors do that hear texts.
  ///
  /// @param arguments a JSON object
  public Answer<?> ask(Asker asker, String action, String arguments, Terms terms) {
    return ask(asker, Offers.named(action).form().read(Documents.read(arguments)), terms);
  }

  /// Asks, and returns when it is done.
  ///
  /// @throws Refused when it is not let through
  public <R> Answer<R> ask(Asker asker, Action<R> action, Terms terms) {
    Workbench bench = bench(asker, true);
    Asks asks = through(bench, action, terms);
    if (asks.takesLong()) return alone(bench, action, asks);
    boolean keyed = asks.effect() == Effect.LOGS && terms.key().isPresent();
    if (!asks.effect().audited() && !keyed) return answer(action, action.run(bench));
    return together(bench, action, terms);
  }

  /// Puts an action that takes long into the queue.
  ///
  /// @throws Refused when it is not let through
  public Job queue(Asker asker, Action<?> action, NewJob.Terms when, Terms terms) {
    Workbench bench = bench(asker, false);
    Asks asks = through(bench, action, terms);
    if (!asks.takesLong()) {
      throw new Refused(
          Refused.Reason.SCHEMA, "'%s' is done at once; it needs no job".formatted(asks.name()));
    }
    String project = action.project(store.get());
    String text = text(action);
    var job =
        new NewJob(project, asker.caller().name(), asker.caller().via(), asks.name(), text, when);
    Supplier<String> adds =
        () -> {
          Job added = store.get().jobs().add(job);
          audit(bench, action, Outcome.DONE, "queued as job " + added.id());
          return added.id();
        };
    String id =
        terms.key().isPresent()
            ? store.get().requests().once(asked(bench, action, terms.key().get()), adds)
            : store.get().together(adds);
    return store.get().jobs().find(id);
  }

  /// Does a job that was taken from the queue; it was let through when it was put there, and is
  /// looked at again by what holds now.
  ///
  /// @return what came of it, as JSON
  public String work(Asker asker, Job job) {
    NewJob asked = job.asked();
    Action<?> action = Offers.named(asked.action()).form().read(Documents.read(asked.arguments()));
    Workbench bench = bench(asker, false);
    Asks asks = through(bench, action, Terms.PLAIN);
    return alone(bench, action, asks).text();
  }

  private Workbench bench(Asker asker, boolean attended) {
    return new Workbench(store, policy, asker.caller(), asker.place(), asker.listener(), attended);
  }

  private Asks through(Workbench bench, Action<?> action, Terms terms) {
    Asks asks = Offer.asks(action.getClass());
    if (!bench.caller().local() && text(action).length() > LONGEST_ARGUMENTS) {
      throw new Refused(
          Refused.Reason.SCHEMA,
          "the arguments of '%s' have more than %s characters"
              .formatted(asks.name(), LONGEST_ARGUMENTS));
    }
    if (asks.secret() && terms.key().isPresent()) {
      throw new Refused(
          Refused.Reason.SCHEMA,
          "'%s' takes no key: its answer is shown once and kept nowhere".formatted(asks.name()));
    }
    try {
      permit(bench, action, asks);
      if (action instanceof Governed governed) governed.comply(policy.get(), bench);
      if (asks.effect() == Effect.DESTROYS) approve(bench, action, terms);
      return asks;
    } catch (Refused e) {
      if (e.reason() != Refused.Reason.APPROVAL) {
        audit(bench, action, Outcome.REFUSED, String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private static void permit(Workbench bench, Action<?> action, Asks asks) {
    Caller caller = bench.caller();
    boolean anywhere = caller.roles().values().stream().anyMatch(has -> has.allows(asks.needs()));
    if (!anywhere) throw mayNot(caller, asks, "any project");
    if (asks.local() && !caller.local()) {
      throw new Refused(
          Refused.Reason.PERMISSION,
          "'%s' names files, and only who sits at the machine may".formatted(asks.name()));
    }
    if (caller.may(asks.needs(), Caller.EVERYWHERE)) return; // wherever it happens
    String project = action.project(bench.store());
    if (!caller.may(asks.needs(), project)) throw mayNot(caller, asks, project);
  }

  private static Refused mayNot(Caller caller, Asks asks, String project) {
    return new Refused(
        Refused.Reason.PERMISSION,
        "%s may not '%s': it takes the role %s in %s; ask an admin"
            .formatted(
                caller.name(),
                asks.name(),
                asks.needs().key(),
                project.equals(Caller.EVERYWHERE) ? "every project" : project));
  }

  private static void approve(Workbench bench, Action<?> action, Terms terms) {
    String preview = action.preview(bench);
    if (preview.isEmpty()) {
      throw new IllegalStateException(action.getClass() + " destroys and does not say what");
    }
    String yes =
        Hashes.of(
                String.join(
                    "\n",
                    bench.caller().name(),
                    Offer.asks(action.getClass()).name(),
                    text(action),
                    preview))
            .substring(0, 16);
    if (terms.approval().filter(yes::equals).isPresent()) return;
    throw new Refused(
        Refused.Reason.APPROVAL,
        preview + (terms.approval().isPresent() ? " (this is not what was said yes to)" : ""),
        yes);
  }

  /// Does what is one transaction; what is its own record leaves no row.
  private <R> Answer<R> together(Workbench bench, Action<R> action, Terms terms) {
    boolean audited = Offer.asks(action.getClass()).effect().audited();
    var given = new ArrayList<R>();
    Supplier<String> does =
        () -> {
          given.clear(); // it may be done again from the beginning
          R result = action.run(bench);
          if (audited) audit(bench, action, Outcome.DONE, action.detail(result));
          given.add(result);
          return Json.line(action.document(result));
        };
    try {
      String kept =
          terms.key().isPresent()
              ? bench.store().requests().once(asked(bench, action, terms.key().get()), does)
              : bench.store().together(does);
      return new Answer<>(given.stream().findFirst(), () -> kept);
    } catch (RuntimeException e) {
      if (audited) failed(bench, action, e);
      throw e;
    }
  }

  /// Says that something came to nothing, unless not even that can be written.
  private void failed(Workbench bench, Action<?> action, RuntimeException why) {
    try {
      audit(bench, action, Outcome.FAILED, String.valueOf(why.getMessage()));
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  /// Does what takes long, and says so when it is over.
  private <R> Answer<R> alone(Workbench bench, Action<R> action, Asks asks) {
    R result;
    try {
      result = action.run(bench);
    } catch (RuntimeException e) {
      if (leavesRow(bench, asks)) failed(bench, action, e);
      throw e;
    }
    if (leavesRow(bench, asks)) audit(bench, action, Outcome.DONE, action.detail(result));
    return answer(action, result);
  }

  /// Whether it leaves a row. What somebody does on their own machine without ever opening the
  /// store, such as a fit that is not to be recorded, leaves nothing there.
  private boolean leavesRow(Workbench bench, Asks asks) {
    return asks.effect().audited() && (!bench.caller().local() || touched);
  }

  private static <R> Answer<R> answer(Action<R> action, R result) {
    return new Answer<>(Optional.of(result), () -> Json.line(action.document(result)));
  }

  private void audit(Workbench bench, Action<?> action, Outcome outcome, String detail) {
    Caller caller = bench.caller();
    store
        .get()
        .audit()
        .append(
            new AuditEntry(
                caller.name(),
                caller.via(),
                Offer.asks(action.getClass()).name(),
                project(action),
                arguments(action),
                outcome,
                cut(detail)));
  }

  private String project(Action<?> action) {
    try {
      return action.project(store.get());
    } catch (RuntimeException _) {
      return Caller.EVERYWHERE; // it names what is not there
    }
  }

  private static Requests.Asked asked(Workbench bench, Action<?> action, String key) {
    String name = Offer.asks(action.getClass()).name();
    return new Requests.Asked(bench.caller().name(), key, name, text(action));
  }

  /// The arguments as JSON in one form.
  static String text(Action<?> action) {
    return Json.line(ArgumentForm.of(action.getClass()).write(action));
  }

  /// The arguments for the audit: those of somebody's own machine may be longer than a row holds.
  private static String arguments(Action<?> action) {
    String text = text(action);
    if (text.length() <= LONGEST_ARGUMENTS) return text;
    return Json.line(Map.of("sha256", Hashes.of(text)));
  }

  private static String cut(String detail) {
    String plain = detail.replace('\u0000', '?');
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
  }
}
