@NullMarked
package dev.barkeep.storage.cli.load;

import org.jspecify.annotations.NullMarked;
