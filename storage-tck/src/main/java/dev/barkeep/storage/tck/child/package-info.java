/** What the kit runs in a JVM of its own, with a heap too small for what goes through it. */
@NullMarked
package dev.barkeep.storage.tck.child;

import org.jspecify.annotations.NullMarked;
