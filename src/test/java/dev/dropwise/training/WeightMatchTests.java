package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ClassTarget;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.engine.AxisMap.Term;
import dev.dropwise.spec.loss.SoftmaxCrossEntropy;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Names of categories and classes mean the same however they are written, as in requests. */
class WeightMatchTests {

    private static final ClassTarget BOTH = new ClassTarget(List.of("a", "b"));

    private static AxisMatch inputs(List<String> ours, List<String> theirs) {
        return InputMatch.of(table(ours), table(theirs));
    }

    private static TablePreprocessing table(List<String> categories) {
        return new TablePreprocessing(
                List.of(new CategoryEncoding("size", categories, false)), BOTH);
    }

    private static AxisMatch classes(List<String> ours, List<String> theirs, int outputs) {
        return OutputMatch.of(
                new ClassTarget(ours), new ClassTarget(theirs), outputs, new SoftmaxCrossEntropy());
    }

    private static void assertMaps(AxisMatch match, Term... terms) {
        assertThat(match.differences()).isEmpty();
        assertThat(Objects.requireNonNull(match.map()).terms()).containsExactlyInAnyOrder(terms);
    }

    @Test
    void categoriesAreFoundHoweverTheyAreWritten() {
        assertMaps(
                inputs(List.of("1.0", "true", "x"), List.of("x", "True", "1")),
                new Term(2, 0, 1),
                new Term(1, 1, 1),
                new Term(0, 2, 1));
        assertThat(inputs(List.of("1.5"), List.of("1")).inWords())
                .isEqualTo("the model has no category 1.5 of size");
    }

    @Test
    void classesAreFoundHoweverTheyAreWritten() {
        assertMaps(
                classes(List.of("1.0", "2.0", "x"), List.of("2", "x", "1"), 3),
                new Term(0, 2, 1),
                new Term(1, 0, 1),
                new Term(2, 1, 1));
        assertThat(classes(List.of("1.0", "2", "x"), List.of("1", "2", "y"), 3).inWords())
                .isEqualTo("the classes are [1.0, 2, x] here and [1, 2, y] in the model");
        assertThat(classes(List.of("1", "2"), List.of("1", "2", "3"), 2).inWords())
                .isEqualTo("the classes are [1, 2] here and [1, 2, 3] in the model");
    }

    @Test
    void theOneOutputOfTwoClassesIsTurnedRoundHoweverTheyAreWritten() {
        assertMaps(classes(List.of("1.0", "0.0"), List.of("0", "1"), 1), new Term(0, 0, -1));
        assertMaps(
                classes(List.of("False", "True"), List.of("false", "true"), 1), new Term(0, 0, 1));
        assertThat(classes(List.of("1", "2"), List.of("0", "1"), 1).inWords())
                .isEqualTo("the classes are [1, 2] here and [0, 1] in the model");
    }
}
