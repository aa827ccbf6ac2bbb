package dev.lathe.learn.prepare;

import dev.lathe.learn.file.Parts;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Parts with one thing wrong.
final class Damage {
  private Damage() {}

  static Parts of(Parts parts, RandomStream random) {
    String victim = parts.names().get(random.nextInt(parts.names().size()));
    Parts damaged = Parts.of(parts.type());
    for (String name : parts.names()) {
      Object value = value(parts, name);
      if (!name.equals(victim)) {
        damaged = damaged.with(name, value);
      } else if (random.nextInt(8) > 0) {
        damaged = damaged.with(name, worse(value, random));
      }
    }
    return damaged;
  }

  private static Object value(Parts parts, String name) {
    List<java.util.function.Supplier<Object>> readers =
        List.of(
            () -> parts.texts(name),
            () -> parts.list(name),
            () -> parts.doubles(name),
            () -> parts.ints(name),
            () -> parts.whole(name),
            () -> parts.yes(name),
            () -> parts.text(name));
    for (var reader : readers) {
      try {
        return reader.get();
      } catch (dev.lathe.learn.file.ModelFileException _) {
        // Of another type.
      }
    }
    throw new AssertionError(name);
  }

  private static Object worse(Object value, RandomStream random) {
    return switch (value) {
      case double[] numbers -> {
        double[] other = Arrays.copyOf(numbers, numbers.length - random.nextInt(2));
        if (other.length > 0) other[random.nextInt(other.length)] = Double.NaN;
        yield other;
      }
      case int[] numbers -> {
        int[] other = Arrays.copyOf(numbers, numbers.length - random.nextInt(2));
        if (other.length > 0) other[random.nextInt(other.length)] = (int) random.nextLong();
        yield other;
      }
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Parts -> {
        var other = new ArrayList<Parts>();
        for (Object each : list) {
          other.add((Parts) each);
        }
        int at = random.nextInt(other.size());
        other.set(at, of(other.get(at), random));
        yield other;
      }
      case List<?> list -> {
        var other = new ArrayList<String>();
        for (Object each : list) {
          other.add((String) each);
        }
        if (other.isEmpty() || random.nextInt(3) == 0) {
          other.add("more");
        } else {
          other.set(random.nextInt(other.size()), other.getFirst());
        }
        yield other;
      }
      default -> "something else";
    };
  }
}
