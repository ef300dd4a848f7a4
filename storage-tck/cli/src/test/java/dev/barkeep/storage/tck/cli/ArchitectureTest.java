package dev.barkeep.storage.tck.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.barkeep.storage.StorageProvider;

/** Who may know a backend: nobody, not even by name. This module sees all of them. */
@AnalyzeClasses(packages = "dev.barkeep.storage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SQLITE = "dev.barkeep.storage.sqlite..";
    private static final String POSTGRES = "dev.barkeep.storage.postgres..";
    private static final String MYSQL = "dev.barkeep.storage.mysql..";

    @ArchTest
    static final ArchRule backendsShowOnlyTheirProviders = classes()
            .that()
            .resideInAnyPackage(SQLITE, POSTGRES, MYSQL)
            .and()
            .areNotAssignableTo(StorageProvider.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule nobodyKnowsSqlite = nobodyKnows(SQLITE, "org.sqlite..");

    @ArchTest
    static final ArchRule nobodyKnowsPostgres = nobodyKnows(POSTGRES, "org.postgresql..");

    @ArchTest
    static final ArchRule nobodyKnowsMySql = nobodyKnows(MYSQL, "com.mysql..");

    private static ArchRule nobodyKnows(String backend, String driver) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(backend, "dev.barkeep.storage.testservers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(backend, driver);
    }
}
