/// The front door: [Lathe].
@NullMarked
package dev.lathe;

import org.jspecify.annotations.NullMarked;
