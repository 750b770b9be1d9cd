package dev.dropwise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
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

    /**
     * Events and webhooks know nothing of the jobs that they tell of, so both can be read alone.
     */
    @Test
    void roomsOfJobsDependOnEachOtherInOneDirection() {
        slices().assignedFrom(packagesOf("dev.dropwise.job"))
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    private static SliceAssignment packagesOf(String module) {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "packages of " + module;
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                String name = javaClass.getPackageName();
                return name.equals(module) || name.startsWith(module + ".")
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }
        };
    }
}
