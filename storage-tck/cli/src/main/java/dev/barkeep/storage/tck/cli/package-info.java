/**
 * The conformance kit as a program: finds the backend of a URL in its own jar or in jars that it is given, runs the suites on
 * that database, leaves it as empty as it was, and says what was found.
 */
@NullMarked
package dev.barkeep.storage.tck.cli;

import org.jspecify.annotations.NullMarked;
