package dev.dropwise.job;

import dev.dropwise.job.event.JobEventsIntegrationTests;
import dev.dropwise.support.OnPostgres;

@OnPostgres
class JobEventsOnPostgresIntegrationTests extends JobEventsIntegrationTests {}
