package dev.dropwise.job;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class PickingOnPostgresIntegrationTests extends PickingIntegrationTests {}
