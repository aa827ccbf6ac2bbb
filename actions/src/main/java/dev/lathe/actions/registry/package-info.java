/// Registered models and their versions.
@NullMarked
package dev.lathe.actions.registry;

import org.jspecify.annotations.NullMarked;
