/**
 * One sealed family of unchecked exceptions, with fields instead of prose. Backends translate what their driver throws
 * into it by error code; nothing of the driver or of MyBatis has to be caught by a host. Messages are for people, and each backend
 * has words of its own: a program looks at types and fields.
 */
@NullMarked
package dev.barkeep.storage.error;

import org.jspecify.annotations.NullMarked;
