/** What a storage can do beyond what every storage does. Depends on nothing. */
@NullMarked
package dev.barkeep.storage.capability;

import org.jspecify.annotations.NullMarked;
