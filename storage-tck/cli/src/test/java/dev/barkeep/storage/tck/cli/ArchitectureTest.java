package dev.barkeep.storage.tck.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.barkeep.storage.StorageProvider;

/** Who may know whom. This module sees all the others. */
@AnalyzeClasses(packages = "dev.barkeep.storage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SQLITE = "dev.barkeep.storage.sqlite..";
    private static final String LEGACY = "dev.barkeep.storage.sqlite.legacy..";
    private static final String POSTGRES = "dev.barkeep.storage.postgres..";
    private static final String MYSQL = "dev.barkeep.storage.mysql..";

    /** The driver of MySQL makes its plugins by their names, and of public classes alone. */
    @ArchTest
    static final ArchRule backendsShowOnlyTheirProviders = classes()
            .that()
            .resideInAnyPackage(SQLITE, POSTGRES, MYSQL)
            .and()
            .areNotAssignableTo(StorageProvider.class)
            .and()
            .areNotAssignableTo("com.mysql.cj.protocol.AuthenticationPlugin")
            .and()
            .resideOutsideOfPackage(LEGACY)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule nobodyKnowsSqlite = nobodyKnows(SQLITE, "org.sqlite..");

    @ArchTest
    static final ArchRule nobodyKnowsPostgres = nobodyKnows(POSTGRES, "org.postgresql..");

    @ArchTest
    static final ArchRule nobodyKnowsMySql = nobodyKnows(MYSQL, "com.mysql..");

    /** All that they write against is in two packages that know nothing of it either. */
    @ArchTest
    static final ArchRule backendsNeedNoMyBatis = noClasses()
            .that()
            .resideInAnyPackage(SQLITE, POSTGRES, MYSQL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.ibatis..");

    /** SQLite alone asks whether a file is one of ours before it is opened for writing. */
    @ArchTest
    static final ArchRule backendsWriteAgainstTheDialect = noClasses()
            .that()
            .resideInAnyPackage(POSTGRES, MYSQL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.barkeep.storage.mybatis.session..",
                    "dev.barkeep.storage.mybatis.repository..",
                    "dev.barkeep.storage.mybatis.migration..");

    /** It reads by the driver and writes into any storage. */
    @ArchTest
    static final ArchRule takingOverNeedsNoBackend = noClasses()
            .that()
            .resideInAPackage(LEGACY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.barkeep.storage.sqlite",
                    "dev.barkeep.storage.mybatis..",
                    POSTGRES,
                    MYSQL,
                    "org.apache.ibatis..",
                    "com.zaxxer..");

    @ArchTest
    static final ArchRule apiKnowsNoImplementation = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.barkeep.storage",
                    "dev.barkeep.storage.capability",
                    "dev.barkeep.storage.error",
                    "dev.barkeep.storage.model",
                    "dev.barkeep.storage.repository")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.barkeep.storage.mybatis..",
                    "dev.barkeep.storage.tck..",
                    "org.apache.ibatis..",
                    "com.zaxxer..");

    @ArchTest
    static final ArchRule kitSeesOnlyTheApi = noClasses()
            .that()
            .resideInAPackage("dev.barkeep.storage.tck..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.barkeep.storage.mybatis..", "org.apache.ibatis..", "com.zaxxer..");

    /** What only backends that speak SQL run looks past the storage, on a connection that they give it. */
    @ArchTest
    static final ArchRule rulesOfStoragesKnowNoSql = noClasses()
            .that()
            .resideInAPackage("dev.barkeep.storage.tck..")
            .and()
            .doNotHaveSimpleName("SchemaTck")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("dev.barkeep.storage.(*)..").should().beFreeOfCycles();

    private static ArchRule nobodyKnows(String backend, String driver) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(backend, "dev.barkeep.storage.testservers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(backend, driver);
    }
}
