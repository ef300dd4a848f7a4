/**
 * The conformance kit: the rules of the contract as JUnit suites, one class a topic, that run against any backend. A
 * backend's test class extends {@link dev.barkeep.storage.tck.StorageTck} and says where an empty database is. The
 * suites see nothing but the API. What a run found is written by {@code report}.
 */
@NullMarked
package dev.barkeep.storage.tck;

import org.jspecify.annotations.NullMarked;
