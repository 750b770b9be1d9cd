package dev.dropwise.modelspec;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** All model specs by name: those that clients saved, and those that come with Dropwise. */
@Component
public class ModelSpecs {

    /** How many saved ones are named to somebody who asked for one that is not there. */
    private static final int NAMED = 5;

    private final SavedModelSpecs saved;
    private final BundledModelSpecs bundled;
    private final Clock clock;

    ModelSpecs(SavedModelSpecs saved, BundledModelSpecs bundled, Clock clock) {
        this.saved = saved;
        this.bundled = bundled;
        this.clock = clock;
    }

    /**
     * The model spec of this name.
     *
     * @throws NoSuchModelSpec when there is none
     */
    public ModelSpec get(String name) {
        ModelSpec ours = bundled.find(name);
        if (ours != null) {
            return ours;
        }
        return saved.findById(name)
                .map(SavedModelSpec::spec)
                .orElseThrow(() -> new NoSuchModelSpec(name, known()));
    }

    /**
     * Checks all that holds whatever the data set: the layers' names and, where the spec has an
     * input, the shapes.
     *
     * @throws Invalid with all the faults, as pointers into the spec
     */
    public static void requireSound(ModelSpec spec) {
        CheckedSpec.requireSound(spec);
    }

    /**
     * What a spec amounts to, for a data set where there is one.
     *
     * @throws Invalid with all the faults, as pointers into the spec
     */
    public static Architecture architecture(ModelSpec spec, @Nullable Dataset dataset) {
        return (dataset == null ? CheckedSpec.alone(spec) : CheckedSpec.on(spec, dataset))
                .architecture();
    }

    private List<String> known() {
        return Stream.concat(
                        saved.findByOrderByUpdatedAtDescNameAsc(Limit.of(NAMED)).stream()
                                .map(SavedModelSpec::name),
                        bundled.names().stream())
                .toList();
    }

    /** Newest first, those that come with Dropwise last. */
    Page<ModelSpecView> list(PageQuery query) {
        if (query.after() == null) {
            return page(
                    query,
                    saved.findByOrderByUpdatedAtDescNameAsc(Limit.of(query.fetch())),
                    bundled());
        }
        ModelSpecPosition after = ModelSpecPosition.of(query.after());
        return page(
                query,
                saved.findAfter(after.updatedAt(), after.name(), Limit.of(query.fetch())),
                bundled().filter(view -> view.position().compareTo(after) > 0));
    }

    private Stream<ModelSpecView> bundled() {
        return bundled.all().stream().map(ModelSpecView::ofBundled);
    }

    private static Page<ModelSpecView> page(
            PageQuery query, List<SavedModelSpec> saved, Stream<ModelSpecView> bundled) {
        return query.page(
                Stream.concat(saved.stream().map(ModelSpecView::of), bundled)
                        .limit(query.fetch())
                        .toList(),
                view -> view.position().cursor());
    }

    /**
     * Keeps a spec under its name, in the place of an earlier one.
     *
     * @return whether the name is new
     * @throws Conflict when the name is one of Dropwise's own
     */
    boolean put(String name, ModelSpec spec) {
        requireOwn(name, "replaced: save yours under another name");
        try {
            return save(name, spec);
        } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
            // Somebody else saved or deleted it at the same moment: the last one stays.
            return save(name, spec);
        }
    }

    private boolean save(String name, ModelSpec spec) {
        boolean isNew = !saved.existsById(name);
        // Databases keep microseconds, and a cursor has to find the very same time again.
        saved.save(new SavedModelSpec(name, spec, clock.instant()));
        return isNew;
    }

    /**
     * Deletes a saved spec; jobs keep their own copies.
     *
     * @throws NoSuchModelSpec when there is none
     * @throws Conflict when it is one of Dropwise's own
     */
    void delete(String name) {
        requireOwn(name, "deleted");
        if (saved.remove(name) == 0) {
            throw new NoSuchModelSpec(name, known());
        }
    }

    private void requireOwn(String name, String change) {
        if (bundled.has(name)) {
            throw new Conflict(
                    "The model spec %s comes with Dropwise and cannot be %s."
                            .formatted(name, change));
        }
    }
}
