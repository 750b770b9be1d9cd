package dev.dropwise.study.design;

/** Asks which of several jobs is better, pair by pair of split and seed. */
public sealed interface PairedSpec extends StudySpec permits ComparisonSpec, AblationSpec {

    /** Pairs of split and seed, the same for all variants. */
    Integer repeats();

    /** The difference of the objective up to which two are as good as equal. */
    Double practicallyEqual();

    /** Of intervals and verdicts. */
    Double confidenceLevel();

    @Override
    default StudyDesign design(StudyPlan plan) {
        return new PairedDesign(
                plan,
                repeats(),
                new VariantComparison(plan, confidenceLevel(), practicallyEqual()));
    }
}
