package dev.dropwise.job;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class JobListOnPostgresIntegrationTests extends JobListIntegrationTests {}
