package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class JobSubmissionOnPostgresIntegrationTests extends JobSubmissionIntegrationTests {}
