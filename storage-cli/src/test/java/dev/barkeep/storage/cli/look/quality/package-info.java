@NullMarked
package dev.barkeep.storage.cli.look.quality;

import org.jspecify.annotations.NullMarked;
