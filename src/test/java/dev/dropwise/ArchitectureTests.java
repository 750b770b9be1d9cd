package dev.dropwise;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.support.ClassCircles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

    private static final JavaClasses CLASSES =
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
                .check(CLASSES);
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
                .check(CLASSES);
    }

    /**
     * The proxy of a public interface is in a package of its own, and cannot cast to other types.
     */
    @Test
    void publicRepositoriesKeepPublicEntities() {
        for (JavaClass repository : CLASSES) {
            if (repository.isAssignableTo(Repository.class)
                    && repository.getModifiers().contains(JavaModifier.PUBLIC)) {
                Class<?> entity =
                        ResolvableType.forClass(Repository.class, repository.reflect())
                                .resolveGeneric(0);
                assertThat(entity).as(repository.getName()).isPublic();
            }
        }
    }

    /** The rooms of data sets in their order: each knows only those before it. */
    @Test
    void roomsOfDataSetsKnowOnlyThoseBelowThem() {
        String[] rooms = {
            "preprocessing", "column", "content", "split", "insight", "", "generated", "upload"
        };
        for (int i = 0; i + 1 < rooms.length; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(roomOfDatasets(rooms[i]))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            Arrays.stream(rooms, i + 1, rooms.length)
                                    .map(ArchitectureTests::roomOfDatasets)
                                    .toArray(String[]::new))
                    .check(CLASSES);
        }
        slices().assignedFrom(packagesOf("dev.dropwise.dataset"))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static String roomOfDatasets(String room) {
        return switch (room) {
            case "" -> "dev.dropwise.dataset";
            case "upload" -> "dev.dropwise.dataset.upload..";
            default -> "dev.dropwise.dataset." + room;
        };
    }

    /** Generated data sets and uploads know nothing of each other, nor do the kinds of readers. */
    @Test
    void neighboursDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("dev.dropwise.dataset.upload..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.dropwise.dataset.generated")
                .check(CLASSES);
        for (String kind : List.of("array", "image", "table")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.dropwise.dataset.upload." + kind)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.dropwise.dataset.upload.*")
                                    .and(
                                            resideOutsideOfPackage(
                                                    "dev.dropwise.dataset.upload." + kind)))
                    .check(CLASSES);
        }
    }

    /** Of the module's root they know its bounds alone. */
    @Test
    void readersDoNotKnowWhereDataIsStored() {
        noClasses()
                .that()
                .resideInAPackage("dev.dropwise.dataset.upload.*")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "dev.dropwise.store..",
                                        "dev.dropwise.dataset",
                                        "jakarta.persistence..",
                                        "org.springframework.data..",
                                        "org.springframework.jdbc..")
                                .and(not(type(DatasetProperties.class))))
                .check(CLASSES);
    }

    /** Sources of one folder, {@code package-info} among them; those of tests count, too. */
    @Test
    void noPackageIsLarge() throws IOException {
        for (String root : List.of("src/main/java", "src/test/java")) {
            Map<Path, Long> sizes;
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                sizes =
                        files.filter(file -> file.toString().endsWith(".java"))
                                .collect(
                                        Collectors.groupingBy(
                                                Path::getParent, Collectors.counting()));
            }
            assertThat(sizes)
                    .hasSizeGreaterThan(20)
                    .allSatisfy((room, size) -> assertThat(size).isLessThanOrEqualTo(60));
        }
    }

    /** At most 15 % of the outermost classes; names are made of two words and more. */
    @Test
    void fewClassesAreCalledByOneWord() {
        List<String> names =
                CLASSES.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.equals("package-info"))
                        .toList();
        List<String> words = names.stream().filter(name -> name.matches("[A-Z][a-z0-9]*")).toList();
        assertThat(names).hasSizeGreaterThan(1000);
        assertThat(words).hasSizeLessThanOrEqualTo(15 * names.size() / 100);
    }

    /** Counted by {@link ClassCircles}: within a package, by outermost class. */
    @Test
    void noCircleOfClassesIsLarge() {
        assertThat(ClassCircles.largest(CLASSES))
                .hasSizeGreaterThan(30)
                .allSatisfy((room, circle) -> assertThat(circle).hasSizeLessThanOrEqualTo(10));
    }

    /** The Open Inference Protocol asks what the rest of the module answers. */
    @Test
    void predictionsDoNotKnowTheProtocol() {
        noClasses()
                .that()
                .resideInAPackage("dev.dropwise.inference")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.dropwise.inference.protocol")
                .check(CLASSES);
    }

    /**
     * Events and webhooks know nothing of the jobs that they tell of, so both can be read alone.
     */
    @Test
    void roomsOfJobsDependOnEachOtherInOneDirection() {
        slices().assignedFrom(packagesOf("dev.dropwise.job"))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
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
