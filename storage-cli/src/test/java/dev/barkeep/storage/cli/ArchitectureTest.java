package dev.barkeep.storage.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The tool is a host like any other: it knows the API, the import of former files and the kit. */
@AnalyzeClasses(packages = "dev.barkeep.storage.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoBackend = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.barkeep.storage.mybatis..",
                    "dev.barkeep.storage.sqlite",
                    "dev.barkeep.storage.postgres..",
                    "dev.barkeep.storage.mysql..",
                    "java.sql..",
                    "org.sqlite..",
                    "org.postgresql..",
                    "com.mysql..");

    @ArchTest
    static final ArchRule topicsHaveNoCycles =
            slices().matching("dev.barkeep.storage.cli.(*)..").should().beFreeOfCycles();
}
