/// The language one searches runs in, as a tree. It knows no SQL: whoever searches binds its
/// values.
@NullMarked
package dev.lathe.track.filter;

import org.jspecify.annotations.NullMarked;
