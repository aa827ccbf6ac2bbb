package dev.lathe.actions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What is to be known of an action's argument beside its name and type.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Argument {
  /// A few words: what it is.
  String value();

  /// The least number.
  long least() default Long.MIN_VALUE;

  /// The greatest number, or the most entries of a list.
  long most() default Long.MAX_VALUE;

  /// The longest text, in UTF-16 units.
  int longest() default 1_000;
}
