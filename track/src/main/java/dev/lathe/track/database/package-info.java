/// The tables' home: connections, the one writer, migrations, ids, and what a name may hold.
@NullMarked
package dev.lathe.track.database;

import org.jspecify.annotations.NullMarked;
