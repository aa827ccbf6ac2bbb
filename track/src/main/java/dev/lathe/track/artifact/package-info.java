/// Bytes that are addressed by what they are.
@NullMarked
package dev.lathe.track.artifact;

import org.jspecify.annotations.NullMarked;
