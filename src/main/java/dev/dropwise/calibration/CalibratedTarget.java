package dev.dropwise.calibration;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What is known of the answers for one target. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CalibratedTarget permits CalibratedClasses, CalibratedValues {

    /** The scores of a method; null where there are none for such a target. */
    @Nullable ConformalScores scores(ConformalMethod method);

    /** The method where nobody names one. */
    ConformalMethod usualMethod();
}
