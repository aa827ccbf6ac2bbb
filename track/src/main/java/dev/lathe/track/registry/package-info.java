/// Models and their versions: what each is, where it stands, who put it there, and on what
/// evidence.
@NullMarked
package dev.lathe.track.registry;

import org.jspecify.annotations.NullMarked;
