package dev.barkeep.storage.mybatis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in here: from the repositories down to the dialect, and never back. */
@AnalyzeClasses(packages = "dev.barkeep.storage.mybatis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.barkeep.storage.mybatis";

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("storage")
            .definedBy(ROOT)
            .layer("repository")
            .definedBy(ROOT + ".repository")
            .layer("session")
            .definedBy(ROOT + ".session")
            .layer("migration")
            .definedBy(ROOT + ".migration")
            .layer("dialect")
            .definedBy(ROOT + ".dialect")
            .layer("table")
            .definedBy(ROOT + ".table")
            .whereLayer("storage")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("repository")
            .mayOnlyBeAccessedByLayers("storage")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("storage", "repository")
            .whereLayer("migration")
            .mayOnlyBeAccessedByLayers("storage")
            .whereLayer("dialect")
            .mayOnlyBeAccessedByLayers("storage", "repository", "session", "migration")
            .whereLayer("table")
            .mayOnlyBeAccessedByLayers("storage", "repository", "migration", "dialect");

    @ArchTest
    static final ArchRule aBackendNeedsNoMyBatis = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".dialect", ROOT + ".table")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.ibatis..");

    @ArchTest
    static final ArchRule repositoriesTouchNoConnection = noClasses()
            .that()
            .resideInAPackage(ROOT + ".repository")
            .and()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");
}
