package dev.lathe.actions;

import dev.lathe.actions.Gateway.Asker;
import dev.lathe.learn.RunListener;
import dev.lathe.track.Store;
import dev.lathe.track.access.Caller;
import dev.lathe.track.database.Text;
import dev.lathe.track.job.Job;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The gateway of whoever sits at the machine, to the home that the environment names, as
/// [Place#home] says.
///
/// They may everything, because they can open the database's files anyway; the audit has the name
/// by which the machine knows them.
public final class Local implements AutoCloseable {
  private final Place place;
  private final Gateway gateway;
  private @Nullable Store store;
  private @Nullable Policy policy;
  private boolean closed;

  /// At this place. Nothing is opened before it is needed.
  public Local(Place place) {
    this.place = place;
    gateway = new Gateway(this::store, this::policy);
  }

  /// The way in.
  public Gateway gateway() {
    return gateway;
  }

  /// Whoever sits here.
  public Asker asker(RunListener listener) {
    return new Asker(Caller.local(person()), place, listener);
  }

  /// Asks, as whoever sits here.
  public <R> Answer<R> ask(Action<R> action, Terms terms) {
    return gateway.ask(asker(RunListener.NONE), action, terms);
  }

  /// Does a job that this home's worker has taken, as whoever asked for it.
  ///
  /// @return what came of it, as JSON
  public String work(String job, RunListener listener) {
    Job taken = store().jobs().find(job);
    Caller caller = store().signIns().again(taken.asked().person(), taken.asked().via());
    return gateway.work(new Asker(caller, place, listener), taken);
  }

  private static String person() {
    String name = System.getProperty("user.name", "");
    try {
      return Text.name("person", name);
    } catch (IllegalArgumentException _) {
      return "somebody"; // a name that no list can show
    }
  }

  /// The folder of the home.
  public Path folder() {
    return place.homeFolder();
  }

  /// What is kept, for whoever does its jobs; doors ask the gateway.
  public synchronized Store store() {
    if (closed) throw new IllegalStateException("the home is closed");
    if (store == null) store = Store.open(place.home());
    return store;
  }

  private synchronized Policy policy() {
    if (policy == null) policy = Policy.of(folder());
    return policy;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (store != null) store.close();
    store = null;
  }
}
