package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class RetentionOnPostgresIntegrationTests extends RetentionIntegrationTests {}
