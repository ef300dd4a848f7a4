/** The mapper interfaces. Their portable statements are in the XML of the same name in this module, those of a dialect in the backend's. */
@NullMarked
package dev.barkeep.storage.mybatis.mapper;

import org.jspecify.annotations.NullMarked;
