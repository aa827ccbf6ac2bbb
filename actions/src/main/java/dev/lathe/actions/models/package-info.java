/// What can learn, and what was learned.
@NullMarked
package dev.lathe.actions.models;

import org.jspecify.annotations.NullMarked;
