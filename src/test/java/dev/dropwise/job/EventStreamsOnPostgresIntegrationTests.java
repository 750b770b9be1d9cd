package dev.dropwise.job;

import dev.dropwise.job.event.EventStreamsIntegrationTests;
import dev.dropwise.support.OnPostgres;

@OnPostgres
class EventStreamsOnPostgresIntegrationTests extends EventStreamsIntegrationTests {}
