package dev.dropwise.job;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class JobWorkerOnPostgresIntegrationTests extends JobWorkerIntegrationTests {}
