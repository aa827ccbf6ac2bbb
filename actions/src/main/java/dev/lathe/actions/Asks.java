package dev.lathe.actions;

import dev.lathe.track.access.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an action is called, what it does, and what it takes to ask for it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Asks {
  /// A verb and a noun in lower case with a dash.
  String name();

  /// One sentence.
  String does();

  /// The least role in the project where it happens.
  Role needs();

  /// What it does to what is kept.
  Effect effect() default Effect.READS;

  /// Whether it takes long, and so can be a job.
  boolean takesLong() default false;

  /// Whether its answer holds a secret, which is shown once and kept nowhere.
  boolean secret() default false;

  /// Whether its arguments name files, so that only who sits at the machine may ask for it.
  boolean local() default false;
}
