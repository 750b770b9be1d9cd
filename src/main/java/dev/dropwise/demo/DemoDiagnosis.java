package dev.dropwise.demo;

import dev.dropwise.report.RunReports;
import dev.dropwise.run.Run;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What reports say of two runs, and where they are. */
@Component
@Profile("demo")
class DemoDiagnosis {

    private final RunReports reports;
    private final DemoAddress address;

    DemoDiagnosis(RunReports reports, DemoAddress address) {
        this.reports = reports;
        this.address = address;
    }

    String text(DropoutPair pair) {
        return """
                Diagnosis with dropout:    %s
                Diagnosis without dropout: %s

                Their reports, pages where a browser opens them (for others: -H 'Accept: text/html'):

                  %s
                  %s
                """
                .formatted(
                        reports.diagnosisOf(pair.with().id()),
                        reports.diagnosisOf(pair.without().id()),
                        page(pair.with()),
                        page(pair.without()));
    }

    private String page(Run run) {
        return address.of("/api/v1/runs/" + run.id() + "/report");
    }
}
