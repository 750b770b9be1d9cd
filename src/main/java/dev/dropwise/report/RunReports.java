package dev.dropwise.report;

import dev.dropwise.inference.RowPredictions;
import dev.dropwise.model.DamagedCheckpoint;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.report.page.HtmlPage;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports of runs, made once and kept; made again when the run has gone on, and by another version
 * of the code.
 */
@Service
public class RunReports {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Runs runs;
    private final RowPredictions predictions;
    private final ReportMaker maker;
    private final StoredReports stored;
    private final JsonMapper mapper;
    private final String form;

    /** One at a time: each takes a core for a second or two, and its memory. */
    private final ReentrantLock making = new ReentrantLock(true);

    RunReports(
            Runs runs,
            RowPredictions predictions,
            ReportMaker maker,
            StoredReports stored,
            JsonMapper mapper,
            ObjectProvider<BuildProperties> build) {
        this.runs = runs;
        this.predictions = predictions;
        this.maker = maker;
        this.stored = stored;
        this.mapper = mapper;
        BuildProperties properties = build.getIfAvailable();
        form =
                RunReport.FORM
                        + "/"
                        + (properties == null ? "development" : properties.getVersion());
    }

    /**
     * The report of a run as it is now.
     *
     * @throws dev.dropwise.run.NoSuchRun if there is no run of that id
     * @throws dev.dropwise.problem.Conflict when it has no checkpoint yet, and when its data set is
     *     gone or another
     * @throws Overloaded when too many are waited for
     */
    RunReport of(UUID id) {
        Optional<RunReport> kept = stored.find(key(id));
        return kept.isPresent() ? kept.get() : make(id);
    }

    /** The same as a page; drawn once and kept beside it. */
    String pageOf(UUID id) {
        StoredReports.Key key = key(id);
        Optional<String> kept = stored.page(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        RunReport report = of(id);
        String page =
                HtmlPage.of(
                        "Run " + id, MarkdownReport.of(report, mapper), RunPlots.of(report).all());
        stored.keepPage(key, page);
        return page;
    }

    /**
     * What its training suffers from most, or that it does not, in a sentence.
     *
     * @throws dev.dropwise.run.NoSuchRun if there is no run of that id
     */
    public String diagnosisOf(UUID id) {
        return of(id).diagnosis().get(0).sentence();
    }

    private StoredReports.Key key(UUID id) {
        Run run = runs.get(id);
        Checkpoint checkpoint = predictions.ofRun(id).checkpoint();
        return new StoredReports.Key(id, checkpoint.id(), run.epochs(), run.state(), form);
    }

    private RunReport make(UUID id) {
        await();
        try {
            StoredReports.Key key = key(id);
            Optional<RunReport> kept = stored.find(key);
            if (kept.isPresent()) {
                return kept.get();
            }
            RunReport report = measured(key);
            stored.keep(key, report);
            return report;
        } finally {
            making.unlock();
        }
    }

    /** A run that is under way replaces its checkpoints. */
    private RunReport measured(StoredReports.Key key) {
        try {
            return maker.of(runs.get(key.run()), form);
        } catch (DamagedCheckpoint e) {
            if (key(key.run()).equals(key)) {
                throw e;
            }
            return maker.of(runs.get(key.run()), form);
        }
    }

    private void await() {
        try {
            if (making.tryLock(WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Overloaded("other reports are being made", WAIT);
    }
}
