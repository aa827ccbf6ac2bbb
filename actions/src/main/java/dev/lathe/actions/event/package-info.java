/// What users did.
@NullMarked
package dev.lathe.actions.event;

import org.jspecify.annotations.NullMarked;
