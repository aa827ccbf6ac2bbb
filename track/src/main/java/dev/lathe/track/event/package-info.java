/// What users did, in the order in which it was told: an append-only log, read as sequences and as
/// a table of users by items.
@NullMarked
package dev.lathe.track.event;

import org.jspecify.annotations.NullMarked;
