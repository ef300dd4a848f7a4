package dev.barkeep.storage.mysql;

import dev.barkeep.storage.testservers.ServerKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests on MySQL and on each MariaDB. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@EnumSource(
        value = ServerKind.class,
        names = {"MYSQL", "MARIADB_11_4", "MARIADB_10_11"})
@interface OnEveryServer {}
