/** Whether the main queries use their indexes: for SQL databases that can explain what they do. Not part of the contract. */
@NullMarked
package dev.barkeep.storage.tck.plan;

import org.jspecify.annotations.NullMarked;
