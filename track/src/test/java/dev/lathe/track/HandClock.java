package dev.lathe.track;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock whose hands are moved by hand, also backwards.
public final class HandClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void move(Duration by) {
    now = now.plus(by);
  }
}
