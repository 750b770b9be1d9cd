package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class JobControlOnPostgresIntegrationTests extends JobControlIntegrationTests {}
