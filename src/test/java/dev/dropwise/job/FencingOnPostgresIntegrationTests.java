package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class FencingOnPostgresIntegrationTests extends FencingIntegrationTests {}
