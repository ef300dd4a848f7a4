/** Tests of the quickstart; they need no file beyond those of the class path. */
@NullMarked
package dev.barkeep.examples.quickstart;

import org.jspecify.annotations.NullMarked;
