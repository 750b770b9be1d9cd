package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class JobEventsOnPostgresIntegrationTests extends JobEventsIntegrationTests {}
