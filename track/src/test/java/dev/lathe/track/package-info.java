/// One suite for both databases: `…Contract` says what must hold, [dev.lathe.track.SqliteTest] and
/// [dev.lathe.track.PostgresqlTest] run all of them.
@NullMarked
package dev.lathe.track;

import org.jspecify.annotations.NullMarked;
