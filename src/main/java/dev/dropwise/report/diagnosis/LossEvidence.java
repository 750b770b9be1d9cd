package dev.dropwise.report.diagnosis;

/** What a training's losses say, which several causes rest on. */
final class LossEvidence {

    private LossEvidence() {}

    static Evidence gap(TrainingCourse course) {
        return Evidence.of(
                "trainLossShare",
                course.trainShare(),
                "In the best epoch, %d of %d, the training loss is %.3f, the validation loss %.3f.",
                course.best().epoch(),
                course.epochs(),
                course.trainLossAtBest(),
                course.lowest());
    }

    static Evidence rise(TrainingCourse course) {
        return Evidence.of(
                "validationLossRise",
                course.rise(),
                "The validation loss is lowest after epoch %d, %.3f, and %.2f times that at the end, after"
                        + " epoch %d.",
                course.best().epoch(),
                course.lowest(),
                course.rise(),
                course.epochs());
    }
}
