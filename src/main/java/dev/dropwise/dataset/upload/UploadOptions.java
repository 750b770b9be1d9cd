package dev.dropwise.dataset.upload;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.NamePattern;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is to be known of files beside what they hold. All but the name may be left out; what a
 * format does not use is a fault.
 *
 * @param name what the data set is to be called
 * @param format of the files; by default it is recognized
 * @param target column, or columns, to be predicted; several are all numbers, or all of two classes
 * @param task by default classification where the target's values are texts, or 0 and 1 in each of
 *     several
 * @param ignore columns to leave out
 * @param types what columns hold, where it is not what they look like
 * @param missing texts that stand for a missing value
 * @param test what is held out for ever
 * @param group column whose equal values are never divided between training and validation; no
 *     feature
 * @param time column by which rows are ordered in time; no feature
 * @param dayFirst of dates like 03/04/2023 in the column {@code time}, whether the day comes first,
 *     or else the month; by default they are no dates
 * @param positiveClass of two, the one that is looked for; of several targets in each; {@code 1}
 *     and {@code 1.0} name the same one, {@code true} and {@code True}, too
 * @param delimiter between the values of a line
 * @param header whether the first line names the columns
 * @param image what images are to become
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(example = "{\"name\": \"flowers\", \"target\": \"species\", \"test\": {\"fraction\": 0.2}}")
public record UploadOptions(
        @Schema(example = "flowers")
                @NotNull
                @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                String name,
        @Nullable String format,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> target,
        @Nullable Task task,
        List<String> ignore,
        Map<String, ValueType> types,
        List<String> missing,
        @Nullable HoldOut test,
        @Nullable String group,
        @Nullable String time,
        @Nullable Boolean dayFirst,
        @JsonDeserialize(using = CategoryReader.class)
                @Schema(types = {"string", "number", "boolean"})
                @Nullable String positiveClass,
        @Nullable @Size(min = 1, max = 1) String delimiter,
        @Nullable Boolean header,
        @Nullable ImageOptions image) {

    public UploadOptions {
        target = target == null ? List.of() : List.copyOf(target);
        ignore = ignore == null ? List.of() : List.copyOf(ignore);
        types = types == null ? Map.of() : Map.copyOf(types);
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** With nothing else to be known. */
    static UploadOptions of(String name, String format) {
        return new UploadOptions(
                name, format, List.of(), null, List.of(), Map.of(), List.of(), null, null, null,
                null, null, null, null, null);
    }

    /** Those that are there although a format uses only some, or although they contradict. */
    List<Fault> faults(String format, Set<UploadOption> used) {
        List<Fault> faults = new ArrayList<>();
        Arrays.stream(UploadOption.values())
                .filter(option -> option.isIn(this) && !used.contains(option))
                .map(option -> option.unused(format))
                .forEach(faults::add);
        if (target.stream().distinct().count() < target.size()) {
            faults.add(new Fault("/target", "expected distinct names, received " + target));
        }
        if (test != null) {
            faults.addAll(test.faults());
        }
        return faults;
    }
}
