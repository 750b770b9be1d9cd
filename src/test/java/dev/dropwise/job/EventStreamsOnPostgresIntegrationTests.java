package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class EventStreamsOnPostgresIntegrationTests extends EventStreamsIntegrationTests {}
