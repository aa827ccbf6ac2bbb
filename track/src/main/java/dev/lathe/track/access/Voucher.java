package dev.lathe.track.access;

import dev.lathe.frame.Origin.Nature;
import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;

/// Somebody's word on where data come from.
///
/// @param sequence its place in the order of all
/// @param hash of the data, as their origin has it
/// @param nature what they are
/// @param person who says so
/// @param word how they know, in a sentence
/// @param time when they said it
public record Voucher(
    long sequence, String hash, Nature nature, String person, String word, Instant time) {
  static Voucher of(ResultRow row) throws SQLException {
    return new Voucher(
        row.number("sequence"),
        row.text("hash"),
        Nature.valueOf(row.text("nature")),
        row.text("person"),
        row.text("word"),
        row.time("time"));
  }
}
