package dev.barkeep.storage.sqlite;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom, but for the backends: those are seen together where the kit is run. */
@AnalyzeClasses(packages = "dev.barkeep.storage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] API = {
        "dev.barkeep.storage",
        "dev.barkeep.storage.capability",
        "dev.barkeep.storage.error",
        "dev.barkeep.storage.model",
        "dev.barkeep.storage.repository"
    };

    private static final DescribedPredicate<JavaClass> IN_THE_API = resideInAnyPackage(API);

    @ArchTest
    static final ArchRule apiKnowsNoImplementation = noClasses()
            .that(IN_THE_API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.barkeep.storage.mybatis..",
                    "dev.barkeep.storage.sqlite..",
                    "dev.barkeep.storage.tck..",
                    "org.apache.ibatis..",
                    "com.zaxxer..",
                    "org.sqlite..");

    @ArchTest
    static final ArchRule sharedCodeKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("dev.barkeep.storage.mybatis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.barkeep.storage.sqlite..", "org.sqlite..", "org.postgresql..", "com.mysql..");

    @ArchTest
    static final ArchRule kitSeesOnlyTheApi = noClasses()
            .that()
            .resideInAPackage("dev.barkeep.storage.tck..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.barkeep.storage.mybatis..",
                    "dev.barkeep.storage.sqlite..",
                    "org.apache.ibatis..",
                    "com.zaxxer..",
                    "org.sqlite..",
                    "java.sql..");

    @ArchTest
    static final ArchRule packagesOfTheApiHaveNoCycles =
            slices().matching("dev.barkeep.storage.(*)..").should().beFreeOfCycles();
}
