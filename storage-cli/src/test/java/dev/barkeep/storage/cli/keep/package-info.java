@NullMarked
package dev.barkeep.storage.cli.keep;

import org.jspecify.annotations.NullMarked;
