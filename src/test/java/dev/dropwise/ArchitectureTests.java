package dev.dropwise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.dropwise");

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(DropwiseApplication.class).verify();
    }

    @Test
    void onlyTheEngineKnowsDjl() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.dropwise.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(classes);
    }

    @Test
    void onlyWebAndControllersKnowHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.dropwise.problem..",
                        "dev.dropwise.layer..",
                        "dev.dropwise.spec..",
                        "dev.dropwise.engine..",
                        "dev.dropwise.training..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..")
                .check(classes);
    }
}
