package dev.dropwise.report;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class RunReportOnPostgresIntegrationTests extends RunReportIntegrationTests {}
