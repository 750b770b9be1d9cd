package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.preprocessing.ReceivedValue;
import dev.dropwise.dataset.upload.ImageOptions;
import dev.dropwise.dataset.upload.UploadOption;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the options of an upload say of a table's columns. */
final class TableOptions {

    /** The options that all tables use. */
    static final Set<UploadOption> USED =
            Set.of(
                    UploadOption.TARGET,
                    UploadOption.TASK,
                    UploadOption.IGNORE,
                    UploadOption.TYPES,
                    UploadOption.MISSING,
                    UploadOption.TEST_FILE,
                    UploadOption.GROUP,
                    UploadOption.TIME,
                    UploadOption.POSITIVE_CLASS,
                    UploadOption.IMAGE_SIZE,
                    UploadOption.IMAGE_PIXEL_RANGE);

    private static final List<String> USUAL_MISSING = List.of("", "NA");

    private final UploadOptions options;

    /** Columns that nobody can name. */
    private final Set<String> unnamed;

    TableOptions(UploadOptions options) {
        this(options, Set.of());
    }

    private TableOptions(UploadOptions options, Set<String> unnamed) {
        this.options = options;
        this.unnamed = unnamed;
    }

    /** The same for a table that has columns without a name, which are left out. */
    TableOptions withUnnamed(List<String> columns) {
        return new TableOptions(options, Set.copyOf(columns));
    }

    /** As they were sent. */
    UploadOptions all() {
        return options;
    }

    /** Texts that stand for no value in a format that has no other word for it. */
    List<String> missing() {
        return missing(USUAL_MISSING);
    }

    /** Texts that stand for no value: those that are asked for, else these. */
    List<String> missing(List<String> usual) {
        return options.missing().isEmpty() ? usual : options.missing();
    }

    boolean isTarget(String name) {
        return options.target().contains(name);
    }

    boolean isKey(String name) {
        return name.equals(options.group()) || name.equals(options.time());
    }

    /** Whether its values are neither features nor targets. */
    boolean isLeftOut(String name) {
        return unnamed.contains(name) || options.ignore().contains(name) || isKey(name);
    }

    boolean hasImages() {
        ImageOptions image = options.image();
        return image != null && image.resizes();
    }

    /** What a column is to be, null where its values decide. */
    @Nullable ValueType forced(String name) {
        Task task = isTarget(name) ? options.task() : null;
        if (task != null) {
            return task == Task.CLASSIFICATION ? ValueType.CATEGORY : ValueType.NUMBER;
        }
        return options.types().get(name);
    }

    /** What a column becomes. */
    ValueType type(TableField field) {
        return Objects.requireNonNullElse(
                forced(field.name()),
                field.kind() == FieldKind.NUMBERS ? ValueType.NUMBER : ValueType.CATEGORY);
    }

    /**
     * Compares with the columns there are.
     *
     * @throws Invalid with all that does not fit
     */
    void check(List<String> names) {
        List<Fault> faults = new ArrayList<>();
        if (options.target().isEmpty()) {
            faults.add(new Fault("/target", "expected one of the columns " + names));
        }
        Columns columns = new Columns(names, faults);
        options.target().forEach(name -> columns.check(name, targetPointer(name)));
        options.ignore().forEach(name -> columns.check(name, "/ignore"));
        columns.check(options.group(), "/group");
        columns.check(options.time(), "/time");
        checkOnce(faults);
        options.types().forEach((name, type) -> checkType(name, type, columns));
        List<String> features = new ArrayList<>(names);
        features.removeIf(name -> isTarget(name) || isLeftOut(name));
        if (features.isEmpty()) {
            faults.add(new Fault("/target", "expected a feature beside it, received " + names));
        }
        if (features.size() > 1) {
            checkNoTexts(features, faults);
        }
        Invalid.throwIfAny(faults);
    }

    /** A network takes numbers of words alone: there is no layer that parts them from others. */
    private void checkNoTexts(List<String> features, List<Fault> faults) {
        for (String name : features) {
            if (options.types().get(name) == ValueType.TEXT) {
                List<String> others = new ArrayList<>(features);
                others.remove(name);
                faults.add(
                        new Fault(
                                "/types" + ReceivedValue.pointer(name),
                                "expected a text to be the only feature, received others: put %s in ignore"
                                        .formatted(others)));
            }
        }
    }

    /** No column is for two things, but one may say both group and time. */
    private void checkOnce(List<Fault> faults) {
        if (options.ignore().stream().anyMatch(this::isTarget)) {
            faults.add(new Fault("/ignore", "expected no target, received " + options.ignore()));
        }
        checkIsNoTarget(options.group(), "/group", faults);
        checkIsNoTarget(options.time(), "/time", faults);
    }

    private void checkIsNoTarget(@Nullable String name, String pointer, List<Fault> faults) {
        if (name != null && isTarget(name)) {
            faults.add(new Fault(pointer, "expected no target, received " + name));
        }
    }

    private void checkType(String name, ValueType type, Columns columns) {
        String pointer = "/types" + ReceivedValue.pointer(name);
        columns.check(name, pointer);
        if (type == ValueType.IMAGE) {
            columns.faults.add(new Fault(pointer, "expected number, category or text"));
        } else if (type == ValueType.TEXT && isTarget(name)) {
            columns.faults.add(new Fault(pointer, "expected number or category for a target"));
        }
    }

    /** The names there are, and what is wrong with others. */
    private record Columns(List<String> names, List<Fault> faults) {

        void check(@Nullable String name, String pointer) {
            if (name != null && !names.contains(name)) {
                faults.add(
                        new Fault(
                                pointer,
                                "expected one of the columns %s, received \"%s\""
                                        .formatted(names, name)));
            }
        }
    }

    /**
     * Compares with what the columns hold.
     *
     * @throws Invalid with all that does not fit
     */
    void checkKinds(List<TableField> fields) {
        Invalid.throwIfAny(fields.stream().flatMap(this::faults).toList());
    }

    private Stream<Fault> faults(TableField field) {
        String name = field.name();
        if (name.equals(options.time())) {
            return field.kind() == FieldKind.NUMBERS || field.kind() == FieldKind.DATES
                    ? Stream.empty()
                    : Stream.of(
                            new Fault(
                                    "/time",
                                    "expected numbers or dates, received others in " + name));
        }
        if (isLeftOut(name) || forced(name) == ValueType.CATEGORY) {
            return Stream.empty();
        }
        String pointer =
                isTarget(name) ? targetPointer(name) : "/types" + ReceivedValue.pointer(name);
        return switch (field.kind()) {
            case NUMBERS, TEXTS -> Stream.empty();
            case DATES ->
                    Stream.of(
                            new Fault(
                                    pointer,
                                    "%s holds dates: expected category here, or its name in ignore or time"
                                            .formatted(name)));
            case NESTED ->
                    Stream.of(
                            new Fault(
                                    pointer,
                                    "%s holds lists or objects: expected its name in ignore"
                                            .formatted(name)));
        };
    }

    List<String> targets() {
        return options.target();
    }

    /** Where a target is named. */
    String targetPointer(String name) {
        return options.target().size() == 1 ? "/target" : "/target/" + targets().indexOf(name);
    }

    @Nullable String group() {
        return options.group();
    }

    @Nullable String time() {
        return options.time();
    }

    /** Whether the day comes first in a column's dates; null where they say it themselves. */
    @Nullable Boolean dayFirst(String name) {
        return name.equals(options.time()) ? options.dayFirst() : null;
    }

    @Nullable String positiveClass() {
        return options.positiveClass();
    }

    /** Width, height and range of images whose pixels are columns. */
    ImageOptions image() {
        return Objects.requireNonNull(options.image());
    }
}
