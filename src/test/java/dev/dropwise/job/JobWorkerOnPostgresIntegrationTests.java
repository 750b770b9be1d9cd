package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class JobWorkerOnPostgresIntegrationTests extends JobWorkerIntegrationTests {}
