package dev.lathe.cli;

import dev.lathe.actions.Action;
import dev.lathe.actions.Local;
import dev.lathe.actions.Terms;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Progress;
import dev.lathe.learn.RunListener;

/// Asks for what needs no home of its own choosing, and shows how far it is.
final class Desk {
  private Desk() {}

  /// What an action gives.
  static <R> R ask(Console console, Action<R> action) {
    try (var local = new Local(console.place())) {
      return local.ask(action, Terms.PLAIN).value().orElseThrow();
    }
  }

  /// What an action gives that takes a while.
  static <R> R watch(Console console, Action<R> action) {
    try (var progress = new Progress(console.err())) {
      return ask(console, action, listener(progress));
    }
  }

  /// What an action gives, heard of by this.
  static <R> R ask(Console console, Action<R> action, RunListener listener) {
    try (var local = new Local(console.place())) {
      return local.gateway().ask(local.asker(listener), action, Terms.PLAIN).value().orElseThrow();
    }
  }

  /// Draws progress.
  static RunListener listener(Progress progress) {
    return new RunListener() {
      @Override
      public void progress(String doing, double done) {
        progress.tell(doing, done);
      }
    };
  }
}
