/// Jobs, done each in a process of its own.
@NullMarked
package dev.lathe.actions.work;

import org.jspecify.annotations.NullMarked;
