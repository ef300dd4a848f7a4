/**
 * The benchmark as a program: which databases and workloads, and where the figures go.
 */
@NullMarked
package dev.barkeep.storage.bench;

import org.jspecify.annotations.NullMarked;
