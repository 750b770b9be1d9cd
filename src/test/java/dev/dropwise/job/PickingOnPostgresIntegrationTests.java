package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class PickingOnPostgresIntegrationTests extends PickingIntegrationTests {}
